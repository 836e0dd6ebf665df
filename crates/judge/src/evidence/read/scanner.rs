//! Goes over JSON text, within limits.
//!
//! Spec: <https://www.rfc-editor.org/rfc/rfc8259>.

use std::borrow::Cow;
use std::ops::Range;

use super::escape::decoded;
use super::limits::Limits;
use super::place;

/// Why the scanner stopped. The place is the scanner's own.
#[derive(Clone, Copy, Debug)]
pub(super) enum Problem {
    NotJson,
    OtherType,
    TooDeep,
    TextTooLong,
    ListTooLong,
}

pub(super) struct Scanner<'t> {
    start: usize,
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) limits: Limits,
    depth: usize,
    /// Whether the outermost object has a member `evidence`, as a report has.
    is_report: bool,
}

/// An object or a list that has not ended yet.
pub(super) struct Container {
    end: u8,
    /// How many of its members or elements have begun.
    begun: usize,
}

/// A string as it is written between its quotes.
#[derive(Clone, Copy)]
pub(super) struct RawText<'t> {
    pub(super) written: &'t str,
    pub(super) is_escaped: bool,
}

impl<'t> RawText<'t> {
    /// The string without its escapes.
    pub(super) fn text(self) -> Result<Cow<'t, str>, Problem> {
        if self.is_escaped {
            return decoded(self.written).map(Cow::Owned);
        }
        Ok(Cow::Borrowed(self.written))
    }
}

impl<'t> Scanner<'t> {
    /// A scanner for the part of the text at this place.
    pub(super) fn new(text: &'t str, place: Range<usize>, limits: Limits) -> Self {
        Self {
            text: text.get(..place.end).unwrap_or(text),
            start: place.start,
            at: place.start,
            limits,
            depth: 0,
            is_report: false,
        }
    }

    /// How many bytes of the text stand before what comes next.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// The path of a problem that ended the scan.
    pub(super) fn path(&self, problem: Problem) -> String {
        let beginning = self.text.get(self.start..self.at).unwrap_or_default();
        place::path(beginning, matches!(problem, Problem::ListTooLong))
    }

    /// Whether the outermost object has had a member `evidence`, as a report has.
    pub(super) fn is_report(&self) -> bool {
        self.is_report
    }

    pub(super) fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The first byte of what comes next.
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.byte() {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                byte => return byte,
            }
        }
    }

    /// Nothing but white space may follow.
    pub(super) fn end(&mut self) -> Result<(), Problem> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(Problem::NotJson),
        }
    }

    /// How many members have this name, and where the value of the last one stands. What is no
    /// object has no members.
    pub(super) fn member(&mut self, name: &str) -> Result<(usize, Range<usize>), Problem> {
        let (mut count, mut place) = (0, 0..0);
        if self.peek() == Some(b'{') {
            let mut object = self.enter(b'{')?;
            while self.advance(&mut object)? {
                let is_asked = self.key()?.text()? == name;
                self.peek();
                let start = self.at;
                self.skip()?;
                if is_asked {
                    count += 1;
                    place = start..self.at;
                }
            }
        } else {
            self.skip()?;
        }
        self.end()?;
        Ok((count, place))
    }

    /// Enters the object or the list that comes next and begins with this bracket.
    pub(super) fn enter(&mut self, bracket: u8) -> Result<Container, Problem> {
        if self.depth >= self.limits.depth {
            return Err(Problem::TooDeep);
        }
        self.depth += 1;
        self.at += 1;
        Ok(Container {
            // In ASCII a bracket ends two behind the one that it began with.
            end: bracket + 2,
            begun: 0,
        })
    }

    /// Goes to the next member or element of what was entered last, or leaves it at its end.
    pub(super) fn advance(&mut self, container: &mut Container) -> Result<bool, Problem> {
        match self.peek() {
            Some(byte) if byte == container.end => {
                self.at += 1;
                self.depth -= 1;
                return Ok(false);
            }
            Some(_) if container.begun == 0 => {}
            Some(b',') if container.begun >= self.limits.elements => {
                return Err(Problem::ListTooLong);
            }
            Some(b',') => self.at += 1,
            _ => return Err(Problem::NotJson),
        }
        container.begun += 1;
        Ok(true)
    }

    /// Goes over the key that comes next and its colon.
    pub(super) fn key(&mut self) -> Result<RawText<'t>, Problem> {
        if self.peek() != Some(b'"') {
            return Err(Problem::NotJson);
        }
        let key = self.string()?;
        self.is_report |= self.depth == 1 && key.written == "evidence";
        self.colon()?;
        Ok(key)
    }

    /// Goes over this key and its colon, if it comes next and is written without escapes.
    pub(super) fn key_is(&mut self, name: &str) -> Result<bool, Problem> {
        if self.peek() != Some(b'"') || name.len() > self.limits.text {
            return Ok(false);
        }
        let rest = self.text.as_bytes().get(self.at + 1..).unwrap_or_default();
        match rest.split_at_checked(name.len()) {
            Some((key, [b'"', ..])) if key == name.as_bytes() => {}
            _ => return Ok(false),
        }
        self.at += name.len() + 2;
        self.colon()?;
        Ok(true)
    }

    fn colon(&mut self) -> Result<(), Problem> {
        if self.peek() != Some(b':') {
            return Err(Problem::NotJson);
        }
        self.at += 1;
        Ok(())
    }

    /// Goes over the value that comes next. It may be nested as deep as the limits allow, so
    /// this does not call itself.
    pub(super) fn skip(&mut self) -> Result<(), Problem> {
        let mut inside = Vec::new();
        loop {
            match self.peek() {
                Some(bracket @ (b'{' | b'[')) => inside.push(self.enter(bracket)?),
                Some(b'"') => self.string().map(|_| ())?,
                Some(b't') => self.literal("true")?,
                Some(b'f') => self.literal("false")?,
                Some(b'n') => self.literal("null")?,
                Some(b'-' | b'0'..=b'9') => self.finite_number().map(|_| ())?,
                _ => return Err(Problem::NotJson),
            }
            loop {
                let Some(container) = inside.last_mut() else {
                    return Ok(());
                };
                if self.advance(container)? {
                    if container.end == b'}' {
                        self.key()?;
                    }
                    break;
                }
                inside.pop();
            }
        }
    }
}
