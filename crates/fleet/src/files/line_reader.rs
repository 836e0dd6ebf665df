//! Lines of bounded length.

use std::io::{self, BufRead};

/// The longest line that is read, in bytes. Evidence itself may have 1 MiB.
pub const LONGEST_LINE: usize = 3 << 20;

/// A line.
#[derive(Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// The whole of it.
    Whole(&'a [u8]),
    /// The beginning of one that is too long.
    TooLong(&'a [u8]),
}

/// Reads line by line, and never holds more than one.
pub struct LineReader<R> {
    source: R,
    line: Vec<u8>,
    /// How many bytes were read.
    pub position: u64,
}

impl<R: BufRead> LineReader<R> {
    /// Reads from here on.
    pub fn new(source: R) -> Self {
        Self {
            source,
            line: Vec::new(),
            position: 0,
        }
    }

    /// Goes on behind the next end of a line.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn skip_line(&mut self) -> io::Result<()> {
        self.position += self.source.skip_until(b'\n')? as u64;
        Ok(())
    }

    /// The next line without its end, which may be empty; nothing at the end of the file.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn next_line(&mut self) -> io::Result<Option<Line<'_>>> {
        self.line.clear();
        let before = self.position;
        let (mut is_too_long, mut is_ended) = (false, false);
        while !is_ended {
            let there = self.source.fill_buf()?;
            if there.is_empty() {
                break;
            }
            let end = there.iter().position(|byte| *byte == b'\n');
            let count = end.unwrap_or(there.len());
            let room = LONGEST_LINE.saturating_sub(self.line.len());
            is_too_long |= count > room;
            self.line.extend(there.iter().take(count.min(room)));
            is_ended = end.is_some();
            let used = count + usize::from(is_ended);
            self.source.consume(used);
            self.position += used as u64;
        }
        Ok(match is_too_long {
            _ if self.position == before => None,
            true => Some(Line::TooLong(&self.line)),
            false => Some(Line::Whole(self.line.trim_ascii())),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_up_to_the_end_that_is_missing() {
        let mut reader = LineReader::new(&b"one\n\n  \r\ntwo"[..]);
        let mut lines = Vec::new();
        while let Ok(Some(Line::Whole(line))) = reader.next_line() {
            lines.push(line.to_vec());
        }
        assert_eq!(lines, [&b"one"[..], b"", b"", b"two"]);
        assert_eq!(reader.position, 12);
    }

    #[test]
    fn a_line_that_is_too_long_ends_at_its_own_end() {
        let mut text = vec![b'x'; LONGEST_LINE + 1];
        text.extend(b"\nnext\n");
        let mut reader = LineReader::new(text.as_slice());
        assert!(matches!(reader.next_line(), Ok(Some(Line::TooLong(_)))));
        assert!(matches!(reader.next_line(), Ok(Some(Line::Whole(b"next")))));
        assert!(matches!(reader.next_line(), Ok(None)));
    }
}
