//! The wasm file as printable text, which `pkg-template/loader/printable.js` reads again.
//!
//! What repeats in the module repeats in the text, so that it compresses almost as well as
//! the module itself does.

use std::{fs, path::Path};

use anyhow::{Context, Result};

/// The first of the characters that announce a byte beyond the frequent ones.
const FIRST_ESCAPE: u8 = b'{';

/// What a minifier would have to escape, or what means something to a page around the script.
const LEFT_OUT: &[u8] = b"\"$'<\\`";

/// Writes an ES module that exports the text of `wasm`.
pub fn write_module(wasm: &Path, to: &Path) -> Result<()> {
    let bytes = fs::read(wasm).with_context(|| wasm.display().to_string())?;
    Ok(fs::write(to, export("text", &bytes))?)
}

/// The text of `bytes`, as an ES module exports it.
pub fn export(name: &str, bytes: &[u8]) -> String {
    format!("export const {name} = \"{}\";\n", text(bytes))
}

fn alphabet() -> Vec<u8> {
    (b' '..FIRST_ESCAPE)
        .filter(|character| !LEFT_OUT.contains(character))
        .collect()
}

/// Small values are the frequent ones in WebAssembly: they are one character, all others two.
fn text(bytes: &[u8]) -> String {
    let alphabet = alphabet();
    let mut text = String::with_capacity(bytes.len() * 5 / 4);
    for &byte in bytes {
        let (page, place) = (
            usize::from(byte) / alphabet.len(),
            usize::from(byte) % alphabet.len(),
        );
        if let Some(page) = page.checked_sub(1) {
            text.push(char::from(FIRST_ESCAPE + page as u8));
        }
        text.push(char::from(alphabet[place]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the loader does it.
    fn bytes(text: &str) -> Vec<u8> {
        let alphabet = alphabet();
        let mut base = 0;
        let mut bytes = Vec::new();
        for character in text.bytes() {
            match alphabet.iter().position(|known| *known == character) {
                Some(place) => {
                    bytes.push((base + place) as u8);
                    base = 0;
                }
                None => base = usize::from(character - FIRST_ESCAPE + 1) * alphabet.len(),
            }
        }
        bytes
    }

    #[test]
    fn every_byte_comes_back() {
        let all: Vec<u8> = (0..=u8::MAX).chain((0..=u8::MAX).rev()).collect();
        assert_eq!(bytes(&text(&all)), all);
    }

    #[test]
    fn no_minifier_needs_to_escape_it() {
        let all: Vec<u8> = (0..=u8::MAX).collect();
        let text = text(&all);
        assert!(text.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
        assert!(!text.contains(['"', '\'', '`', '\\', '$', '<']));
    }
}
