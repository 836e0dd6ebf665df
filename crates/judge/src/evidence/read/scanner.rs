//! Goes over JSON text, within limits.
//!
//! Spec: <https://www.rfc-editor.org/rfc/rfc8259>.

use std::ops::Range;

use super::limits::Limits;
use super::place;

/// Why the scanner stopped. The place is the scanner's own.
// As wide as a pointer: the results of functions are then copied word by word.
#[derive(Clone, Copy, Debug)]
#[repr(usize)]
pub(super) enum Problem {
    NotJson,
    OtherType,
    TooDeep,
    TextTooLong,
    ListTooLong,
}

pub(super) struct Scanner<'t> {
    pub(super) text: &'t str,
    /// Where it began.
    start: usize,
    /// Where what comes next stands.
    pub(super) at: usize,
    pub(super) limits: Limits,
    /// How many objects and lists have not ended.
    pub(super) depth: usize,
    /// Whether the outermost object has had a member `evidence`, as a report has.
    pub(super) is_report: bool,
}

/// An object or a list that has not ended yet.
struct Container {
    end: u8,
    /// How many of its members or elements have begun.
    begun: usize,
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

    /// The path of a problem that ended the scan.
    pub(super) fn path(&self, problem: Problem) -> String {
        let beginning = self.text.get(self.start..self.at).unwrap_or_default();
        place::path(beginning, matches!(problem, Problem::ListTooLong))
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
            self.object(&[name], &mut |scanner, _| {
                scanner.peek();
                let start = scanner.at;
                scanner.skip()?;
                count += 1;
                place = start..scanner.at;
                Ok(())
            })?;
        } else {
            self.skip()?;
        }
        self.end()?;
        Ok((count, place))
    }

    /// Goes over the object that comes next. Gives the place of each member's name among these
    /// names to `read`, which goes over the value. Other members are skipped: they are those of
    /// a newer version.
    ///
    /// Members nearly always come in the order of the names, so the next name is looked for in
    /// the text itself.
    pub(super) fn object(
        &mut self,
        names: &[&str],
        read: &mut dyn FnMut(&mut Self, usize) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        let mut object = self.enter(b'{')?;
        let mut next = 0;
        while self.advance(&mut object)? {
            let place = match names.get(next) {
                Some(name) if self.key_is(name) => Some(next),
                _ => self.place_of_key(names)?,
            };
            match place {
                Some(place) => {
                    next = place + 1;
                    read(self, place)?;
                }
                None => self.skip()?,
            }
        }
        Ok(())
    }

    /// Goes over the list that comes next. `read` goes over each of its elements.
    pub(super) fn list(
        &mut self,
        read: &mut dyn FnMut(&mut Self) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        let mut list = self.enter(b'[')?;
        while self.advance(&mut list)? {
            read(self)?;
        }
        Ok(())
    }

    /// Enters the object or the list that comes next, which must begin with this bracket.
    #[inline]
    fn enter(&mut self, bracket: u8) -> Result<Container, Problem> {
        if self.peek() != Some(bracket) {
            return Err(self.mismatch());
        }
        if self.depth >= self.limits.depth {
            return Err(Problem::TooDeep);
        }
        self.depth += 1;
        self.at += 1;
        Ok(Container {
            // In ASCII `}` is two behind `{`, and `]` two behind `[`.
            end: bracket + 2,
            begun: 0,
        })
    }

    /// Goes to the next member or element of what was entered last, or leaves it at its end.
    #[inline]
    fn advance(&mut self, container: &mut Container) -> Result<bool, Problem> {
        match self.peek() {
            Some(b',') if container.begun > 0 => {
                if container.begun >= self.limits.elements {
                    return Err(Problem::ListTooLong);
                }
                self.at += 1;
            }
            Some(byte) if byte == container.end => {
                self.at += 1;
                self.depth -= 1;
                return Ok(false);
            }
            Some(_) if container.begun == 0 => {}
            _ => return Err(Problem::NotJson),
        }
        container.begun += 1;
        Ok(true)
    }

    /// What is wrong with a value that is of another type than was asked for.
    #[cold]
    pub(super) fn mismatch(&mut self) -> Problem {
        self.skip().err().unwrap_or(Problem::OtherType)
    }

    /// Goes over the value that comes next. It may be nested as deep as the limits allow, so
    /// this does not call itself.
    pub(super) fn skip(&mut self) -> Result<(), Problem> {
        let mut inside = Vec::new();
        loop {
            match self.peek() {
                Some(bracket @ (b'{' | b'[')) => inside.push(self.enter(bracket)?),
                Some(b'"') => self.raw_string().map(|_| ())?,
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
