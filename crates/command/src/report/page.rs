//! Lines for a terminal. All text passes here, because a report may hold text of a hostile page.

use std::io::{self, Write};

use anstyle::{AnsiColor, Color, Style};
use textwrap::WordSplitter;

/// Where the terminal does not tell its width.
const WIDTH: usize = 100;
/// Longer lines are hard to read.
const WIDEST: usize = 120;
/// Narrower ones would hold no waterfall.
const NARROWEST: usize = 60;

pub(super) const PLAIN: Style = Style::new();
pub(super) const BOLD: Style = Style::new().bold();
pub(super) const QUIET: Style = Style::new().dimmed();
pub(super) const GREEN: Style = coloured(AnsiColor::Green);
pub(super) const YELLOW: Style = coloured(AnsiColor::Yellow);
pub(super) const RED: Style = coloured(AnsiColor::Red);
pub(super) const BLUE: Style = coloured(AnsiColor::Blue);

const fn coloured(color: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(color)))
}

/// A text and how it looks.
pub(super) type Styled<'a> = (Style, &'a str);

/// Writes lines for a terminal.
pub(super) struct Page<W> {
    output: W,
    pub(super) width: usize,
}

impl<W: Write> Page<W> {
    pub(super) fn new(output: W) -> Self {
        let width = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| width.0.into());
        Self {
            output,
            width: width.clamp(NARROWEST, WIDEST),
        }
    }

    /// A title with an empty line before it.
    pub(super) fn heading(&mut self, title: &str) -> io::Result<()> {
        writeln!(self.output)?;
        self.line(&[(BOLD, title)])
    }

    /// Texts side by side, as long as they are.
    pub(super) fn line(&mut self, texts: &[Styled<'_>]) -> io::Result<()> {
        for (style, text) in texts {
            write!(self.output, "{style}{}{style:#}", visible(text))?;
        }
        writeln!(self.output)
    }

    /// A text beside the start of its first line; the other lines begin below the text.
    pub(super) fn entry(&mut self, start: Styled<'_>, text: Styled<'_>) -> io::Result<()> {
        let indent = start.1.chars().count();
        let shown = visible(text.1);
        let room = self.width.saturating_sub(indent).max(1);
        // Ids and names have hyphens of their own.
        let form = textwrap::Options::new(room).word_splitter(WordSplitter::NoHyphenation);
        let lines = textwrap::wrap(&shown, form);
        let below = " ".repeat(indent);
        for (index, line) in lines.iter().enumerate() {
            let start = if index == 0 { start } else { (PLAIN, &*below) };
            self.line(&[start, (text.0, line)])?;
        }
        Ok(())
    }

    /// A value and its name.
    pub(super) fn row(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.entry((QUIET, &format!("  {name:<10}")), (PLAIN, value))
    }
}

/// The text with everything that a terminal would obey, or not show, as an escape.
fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' | '\'' | '\\' => shown.push(character),
            _ => shown.extend(character.escape_debug()),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_a_terminal_obeys_is_shown_instead() {
        for (text, shown) in [
            ("\x1b[2J\x07", "\\u{1b}[2J\\u{7}"),
            ("one\r\ntwo\t", "one\\r\\ntwo\\t"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("\u{202e}abc\u{200b}", "\\u{202e}abc\\u{200b}"),
            ("it's \"ä\" ●", "it's \"ä\" ●"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }
}
