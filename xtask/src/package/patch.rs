//! What makes one module out of another, as `pkg-template/loader/patched.js` reads it.
//!
//! Two modules of one library have most of their code in common, but for the numbers of what it
//! calls. A file of its own for each would have a visitor download the same code twice.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::printable;

/// The differences of two files, apart by what they look like: each part compresses better by
/// itself.
#[derive(Default)]
struct Patch {
    /// Three numbers for each step: how many bytes of the module before are taken, how many come
    /// from `additions`, and how far the place in the module before moves then (zigzag).
    steps: Vec<u8>,
    /// How far it is to each byte that is changed, in the module after.
    gaps: Vec<u8>,
    /// By how much it is changed (zigzag).
    changes: Vec<u8>,
    /// Bytes that the module before does not have.
    additions: Vec<u8>,
}

/// Writes an ES module whose exports make the module `after` out of `before`.
pub fn write_module(before: &Path, after: &Path, to: &Path) -> Result<()> {
    let read = |path: &Path| fs::read(path).with_context(|| path.display().to_string());
    let (before, after) = (read(before)?, read(after)?);
    let patch = Patch::between(&before, &after)?;
    let mut script = format!("export const length = {};\n", after.len());
    for (name, bytes) in [
        ("steps", &patch.steps),
        ("gaps", &patch.gaps),
        ("changes", &patch.changes),
        ("additions", &patch.additions),
    ] {
        script.push_str(&printable::export(name, bytes));
    }
    Ok(fs::write(to, script)?)
}

impl Patch {
    fn between(before: &[u8], after: &[u8]) -> Result<Self> {
        let mut told = Vec::new();
        bsdiff::diff(before, after, &mut told)?;
        let mut rest = told.as_slice();
        let mut patch = Self::default();
        let mut place = 0;
        let mut last = 0;
        while !rest.is_empty() {
            let taken = usize::try_from(number(&mut rest)?)?;
            let added = usize::try_from(number(&mut rest)?)?;
            let moved = number(&mut rest)?;
            for (index, change) in part(&mut rest, taken)?.iter().enumerate() {
                if *change != 0 {
                    write(&mut patch.gaps, (place + index - last) as u64);
                    write(&mut patch.changes, zigzag(i64::from(change.cast_signed())));
                    last = place + index;
                }
            }
            patch.additions.extend(part(&mut rest, added)?);
            write(&mut patch.steps, taken as u64);
            write(&mut patch.steps, added as u64);
            write(&mut patch.steps, zigzag(moved));
            place += taken + added;
        }
        Ok(patch)
    }
}

/// The next bytes.
fn part<'a>(rest: &mut &'a [u8], length: usize) -> Result<&'a [u8]> {
    let (part, others) = rest
        .split_at_checked(length)
        .context("a patch ends early")?;
    *rest = others;
    Ok(part)
}

/// The next number, by sign and magnitude.
fn number(rest: &mut &[u8]) -> Result<i64> {
    let value = i64::from_le_bytes(part(rest, 8)?.try_into()?);
    Ok(if value < 0 {
        -(value & i64::MAX)
    } else {
        value
    })
}

/// Small numbers of either sign as small numbers.
fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

/// Seven bits a byte, the lowest first.
fn write(to: &mut Vec<u8>, mut number: u64) {
    while number >= 128 {
        to.push((number & 127) as u8 | 128);
        number >>= 7;
    }
    to.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(bytes: &[u8]) -> Vec<u64> {
        let (mut numbers, mut value, mut shift) = (Vec::new(), 0_u64, 0_u32);
        for byte in bytes {
            value |= u64::from(byte & 127) << shift;
            shift += 7;
            if *byte < 128 {
                numbers.push(value);
                (value, shift) = (0, 0);
            }
        }
        numbers
    }

    fn signed(number: u64) -> i64 {
        (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
    }

    /// As the loader does it.
    fn patched(before: &[u8], patch: &Patch) -> Vec<u8> {
        let mut after = Vec::<u8>::new();
        let (mut from, mut additions) = (0, patch.additions.as_slice());
        for step in numbers(&patch.steps).chunks(3) {
            let (taken, added) = (step[0] as usize, step[1] as usize);
            after.extend(&before[from..from + taken]);
            let (next, rest) = additions.split_at(added);
            after.extend(next);
            additions = rest;
            from = (from + taken).strict_add_signed(signed(step[2]) as isize);
        }
        let mut place = 0;
        for (gap, change) in numbers(&patch.gaps).iter().zip(numbers(&patch.changes)) {
            place += *gap as usize;
            after[place] = after[place].wrapping_add(signed(change) as u8);
        }
        after
    }

    #[test]
    fn what_is_patched_is_the_other_file() -> Result<()> {
        let mut random = fastrand::Rng::with_seed(7);
        let before: Vec<u8> = (0..20_000).map(|_| random.u8(..)).collect();
        let mut after = before[9_000..].to_vec();
        after.extend(&before[..12_000]);
        for _ in 0..500 {
            let place = random.usize(..after.len());
            after[place] = random.u8(..);
        }
        after.splice(3_000..3_000, (0..300).map(|_| random.u8(..)));
        let patch = Patch::between(&before, &after)?;
        assert_eq!(patched(&before, &patch), after);
        let length = patch.steps.len() + patch.gaps.len() + patch.changes.len();
        assert!(length + patch.additions.len() < 5_000, "{length}");
        Ok(())
    }

    #[test]
    fn nothing_becomes_something_and_the_same_stays() -> Result<()> {
        for (before, after) in [("", "new"), ("same", "same"), ("old", "")] {
            let (before, after) = (before.as_bytes(), after.as_bytes());
            let patch = Patch::between(before, after)?;
            assert_eq!(patched(before, &patch), after);
        }
        Ok(())
    }
}
