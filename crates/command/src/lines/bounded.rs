//! Lines of which only so many bytes are kept.

use std::io::{self, BufRead, Read};

/// A line without its newline.
#[derive(Debug, PartialEq)]
pub(super) enum Line<'a> {
    Whole(&'a [u8]),
    /// A line that is longer than is kept. It was read to its end.
    TooLong {
        bytes: usize,
    },
}

impl Line<'_> {
    /// How many bytes were read for it, with the newline.
    pub(super) fn bytes(&self) -> u64 {
        let length = match self {
            Self::Whole(line) => line.len() + 1,
            Self::TooLong { bytes } => *bytes,
        };
        length as u64
    }
}

/// Reads lines and keeps at most so many bytes of one.
pub(super) struct BoundedLines<R> {
    input: R,
    most: usize,
    line: Vec<u8>,
}

impl<R: BufRead> BoundedLines<R> {
    pub(super) fn new(input: R, most: usize) -> Self {
        Self {
            input,
            most,
            line: Vec::new(),
        }
    }

    /// The next line; nothing at the end of the input.
    pub(super) fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.line.clear();
        let room = (self.most as u64).saturating_add(1);
        let mut start = self.input.by_ref().take(room);
        let read = start.read_until(b'\n', &mut self.line)?;
        if read == 0 {
            return Ok(None);
        }
        if self.line.last() == Some(&b'\n') {
            self.line.pop();
        } else if read > self.most {
            let bytes = read + self.input.skip_until(b'\n')?;
            return Ok(Some(Line::TooLong { bytes }));
        }
        Ok(Some(Line::Whole(&self.line)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(text: &str, most: usize) -> io::Result<Vec<Option<usize>>> {
        let mut lines = BoundedLines::new(text.as_bytes(), most);
        let mut found = Vec::new();
        while let Some(line) = lines.next()? {
            found.push(match line {
                Line::Whole(line) => Some(line.len()),
                Line::TooLong { .. } => None,
            });
        }
        Ok(found)
    }

    #[test]
    fn a_line_is_kept_up_to_its_limit_and_the_next_begins_after_its_end() -> io::Result<()> {
        let lines = "123\n1234\n12345678\n\n12\n";
        let expected = [Some(3), None, None, Some(0), Some(2)];
        assert_eq!(lengths(lines, 3)?, expected);
        Ok(())
    }

    #[test]
    fn the_last_line_needs_no_newline() -> io::Result<()> {
        assert_eq!(lengths("1\n123", 3)?, [Some(1), Some(3)]);
        assert_eq!(lengths("1\n1234", 3)?, [Some(1), None]);
        Ok(())
    }

    #[test]
    fn a_long_line_is_not_kept() -> io::Result<()> {
        let text = "x".repeat(1 << 20);
        let mut lines = BoundedLines::new(text.as_bytes(), 10);
        let found = lines.next()?.map(|line| line.bytes());
        assert_eq!(found, Some(1 << 20));
        assert!(lines.line.capacity() < 1000, "{}", lines.line.capacity());
        Ok(())
    }
}
