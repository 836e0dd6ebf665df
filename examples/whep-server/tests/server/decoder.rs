//! Somebody else's decoder, which sees what a picture shows.

use std::io::Cursor;

use anyhow::{Context, Result, ensure};
use image_webp::WebPDecoder;
use ontrack_probe::challenge::Colour;

const CELLS: usize = 4;
const CELL: usize = 16;

/// The colours of the cells of a VP8 key frame, row by row, at these pixels of each.
pub fn cells(frame: &[u8], offset: usize) -> Result<String> {
    let pixels = decoded(frame)?;
    let digit = |cell: usize| {
        let (across, down) = (cell % CELLS * CELL, cell / CELLS * CELL);
        let at = 3 * ((down + offset) * CELLS * CELL + across + offset);
        let pixel = pixels.get(at..at + 3).context("no such pixel")?;
        Ok(Colour::nearest(pixel[0], pixel[1], pixel[2])
            .number()
            .to_string())
    };
    (0..CELLS * CELLS).map(digit).collect()
}

/// A WebP file is a container, and a VP8 key frame in it.
fn decoded(frame: &[u8]) -> Result<Vec<u8>> {
    let odd = frame.len() % 2;
    let length = u32::try_from(frame.len())?;
    let mut file = b"RIFF".to_vec();
    file.extend((length + 12 + odd as u32).to_le_bytes());
    file.extend(b"WEBPVP8 ");
    file.extend(length.to_le_bytes());
    file.extend(frame);
    file.extend(&[0][..odd]);
    let mut decoder = WebPDecoder::new(Cursor::new(file))?;
    let side = (CELLS * CELL) as u32;
    ensure!(decoder.dimensions() == (side, side), "another size");
    let mut pixels = vec![0; decoder.output_buffer_size().context("too large")?];
    decoder.read_image(&mut pixels)?;
    Ok(pixels)
}
