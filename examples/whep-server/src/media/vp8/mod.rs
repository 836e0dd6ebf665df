//! A VP8 key frame of plain macroblocks, RFC 6386: all that a mosaic needs, in some microseconds.
//!
//! Every macroblock is predicted from the ones above and to its left and corrected by one
//! coefficient for brightness and one for each block of colour. Which prediction is used, and how
//! coarsely the corrections are written, is up to whoever asks: the same mosaic has many frames.

mod bits;
mod probabilities;

use bits::Bits;
use probabilities::{BRIGHTNESS, Block, CATEGORIES, CHROMA, NO_DETAIL, QUANTISERS, TOKEN_UPDATES};

/// How many pixels a macroblock is wide and high.
const SIDE: usize = 16;

/// A macroblock.
#[derive(Clone, Copy, Debug)]
pub struct Plain {
    /// Red, green and blue.
    pub rgb: [u8; 3],
    /// Two bits for the prediction of brightness, two for that of colour.
    pub prediction: u8,
}

/// The key frame of a picture with `width` macroblocks in a row. Of `quantiser` the lowest four
/// bits count.
pub fn key_frame(blocks: &[Plain], width: usize, quantiser: u8) -> Vec<u8> {
    let height = blocks.len() / width;
    let (index, step) = QUANTISERS[usize::from(quantiser) % QUANTISERS.len()];
    let (mut first, mut second) = (Bits::new(), Bits::new());
    header(&mut first, index);
    let mut done: Vec<[Plane; 3]> = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        let above = at.checked_sub(width).map(|above| done[above]);
        let left = (at % width > 0).then(|| done[at - 1]);
        // Without one on the other side there is no corner to take the difference from.
        let corner = above.and(left).map(|_| done[at - width - 1]);
        let modes = [block.prediction & 3, block.prediction >> 2 & 3].map(|mode| match mode {
            3 if corner.is_none() => Mode::Mean,
            mode => Mode::of(mode),
        });
        write_modes(&mut first, modes);
        let wanted = yuv(block.rgb);
        let planes = [0, 1, 2].map(|plane| {
            let (mode, step) = match plane {
                // A brightness goes through two transforms, the first of which doubles its step.
                0 => (modes[0], 2 * step),
                _ => (modes[1], step),
            };
            let [above, left, corner] = [above, left, corner].map(|it| it.map(|it| it[plane]));
            let predicted = mode.predict(above, left, corner);
            let neighbours = [above, left].map(|it| it.is_some_and(|it| it.level != 0));
            let scale = if plane == 0 { 64 } else { 8 };
            let level = rounded((wanted[plane] - predicted) * scale, step);
            let value = (predicted + corrected(level * step, plane == 0)).clamp(0, 255);
            (Plane { value, level }, neighbours)
        });
        let [brightness, blue, red] = planes;
        write_plane(&mut second, &BRIGHTNESS, brightness);
        for _ in 0..16 {
            second.bit(NO_DETAIL, false);
        }
        for (plane, neighbours) in [blue, red] {
            write_chroma(&mut second, plane.level, neighbours);
        }
        done.push(planes.map(|(plane, _)| plane));
    }
    let (first, second) = (first.end(), second.end());
    frame(first, second, [width, height])
}

/// What a plane of a macroblock became.
#[derive(Clone, Copy)]
struct Plane {
    value: i32,
    level: i32,
}

/// Section 9.1: the tag of a key frame that is shown, its start code and its size.
fn frame(first: Vec<u8>, second: Vec<u8>, size: [usize; 2]) -> Vec<u8> {
    let tag = (first.len() as u32) << 5 | 1 << 4;
    let mut bytes = tag.to_le_bytes()[..3].to_vec();
    bytes.extend([0x9d, 0x01, 0x2a]);
    for blocks in size {
        bytes.extend(((blocks * SIDE) as u16).to_le_bytes());
    }
    bytes.extend(first);
    bytes.extend(second);
    bytes
}

/// Sections 9.2 to 9.11.
fn header(bits: &mut Bits, quantiser: u8) {
    // Colours as always, clamped; no segments; no loop filter, of either kind, of no sharpness, and
    // nothing adjusted; one partition.
    for count in [1, 1, 1, 1, 6, 3, 1, 2] {
        bits.number(count, 0);
    }
    bits.number(7, u32::from(quantiser));
    // No quantiser differs from it; the probabilities are not kept.
    bits.number(5 + 1, 0);
    for probability in TOKEN_UPDATES {
        bits.bit(probability, false);
    }
    // No macroblock is skipped.
    bits.number(1, 0);
}

/// Section 12.2: how a macroblock is predicted from its neighbours.
#[derive(Clone, Copy)]
enum Mode {
    Mean,
    Above,
    Left,
    Difference,
}

impl Mode {
    fn of(number: u8) -> Self {
        match number {
            0 => Self::Mean,
            1 => Self::Above,
            2 => Self::Left,
            _ => Self::Difference,
        }
    }

    /// Plain neighbours predict a plain macroblock.
    fn predict(self, above: Option<Plane>, left: Option<Plane>, corner: Option<Plane>) -> i32 {
        let [above, left, corner] = [above, left, corner].map(|it| it.map(|it| it.value));
        match self {
            Self::Mean => match (above, left) {
                (Some(above), Some(left)) => (above + left + 1) / 2,
                (one, other) => one.or(other).unwrap_or(128),
            },
            Self::Above => above.unwrap_or(127),
            Self::Left => left.unwrap_or(129),
            Self::Difference => {
                let [above, left, corner] = [above, left, corner].map(Option::unwrap_or_default);
                (left + above - corner).clamp(0, 255)
            }
        }
    }
}

/// Section 11.2 and 11.4, `kf_ymode_prob` and `kf_uv_mode_prob`.
fn write_modes(bits: &mut Bits, [luma, chroma]: [Mode; 2]) {
    bits.bit(145, true);
    let (is_late, odds, is_second) = match luma {
        Mode::Mean => (false, 163, false),
        Mode::Above => (false, 163, true),
        Mode::Left => (true, 128, false),
        Mode::Difference => (true, 128, true),
    };
    bits.bit(156, is_late);
    bits.bit(odds, is_second);
    for (odds, mode) in [(142, Mode::Mean), (114, Mode::Above), (183, Mode::Left)] {
        let is_it = chroma as u8 == mode as u8;
        bits.bit(odds, !is_it);
        if is_it {
            break;
        }
    }
}

/// The block of brightnesses, with one coefficient.
fn write_plane(bits: &mut Bits, block: &Block, (plane, neighbours): (Plane, [bool; 2])) {
    let context = neighbours.into_iter().map(usize::from).sum::<usize>();
    write_coefficient(bits, block, context, plane.level);
}

/// The four blocks of a plane of colour, each with that coefficient.
fn write_chroma(bits: &mut Bits, level: i32, [above, left]: [bool; 2]) {
    let own = level != 0;
    for (above, left) in [(above, left), (above, own), (own, left), (own, own)] {
        let context = usize::from(above) + usize::from(left);
        write_coefficient(bits, &CHROMA, context, level);
    }
}

/// Section 13: a first coefficient, and that no other follows.
fn write_coefficient(bits: &mut Bits, block: &Block, context: usize, level: i32) {
    let odds = block.first[context];
    bits.bit(odds[0], level != 0);
    if level == 0 {
        return;
    }
    bits.bit(odds[1], true);
    let size = level.unsigned_abs() as u16;
    bits.bit(odds[2], size > 1);
    if size > 1 {
        bits.bit(odds[3], size > 4);
        if size > 4 {
            write_large(bits, odds, size);
        } else {
            bits.bit(odds[4], size > 2);
            if size > 2 {
                bits.bit(odds[5], size == 4);
            }
        }
    }
    bits.number(1, u32::from(level < 0));
    let after = if size == 1 {
        block.after_one
    } else {
        block.after_more
    };
    bits.bit(after, false);
}

fn write_large(bits: &mut Bits, odds: [u8; 11], size: u16) {
    let category = CATEGORIES.iter().rposition(|(least, _)| size >= *least);
    let category = category.unwrap_or_default();
    bits.bit(odds[6], category > 1);
    if category > 1 {
        bits.bit(odds[8], category > 3);
        bits.bit(odds[if category > 3 { 10 } else { 9 }], category % 2 == 1);
    } else {
        bits.bit(odds[7], category == 1);
    }
    let (least, extra) = CATEGORIES[category];
    for (place, odds) in (0..extra.len()).rev().zip(extra) {
        bits.bit(*odds, (size - least) >> place & 1 == 1);
    }
}

/// What a coefficient adds to each pixel, sections 14.3 and 14.4.
fn corrected(coefficient: i32, is_brightness: bool) -> i32 {
    let mean = if is_brightness {
        (coefficient + 3) >> 3
    } else {
        coefficient
    };
    (mean + 4) >> 3
}

fn rounded(number: i32, step: i32) -> i32 {
    (2 * number + step * number.signum()) / (2 * step)
}

/// As ITU-R BT.601 has it, in 256ths.
fn yuv(rgb: [u8; 3]) -> [i32; 3] {
    let [red, green, blue] = rgb.map(i32::from);
    [
        (66 * red + 129 * green + 25 * blue + 128 + (16 << 8)) >> 8,
        (-38 * red - 74 * green + 112 * blue + 128 + (128 << 8)) >> 8,
        (112 * red - 94 * green - 18 * blue + 128 + (128 << 8)) >> 8,
    ]
}
