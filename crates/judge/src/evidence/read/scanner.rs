//! Goes over JSON text, within limits, and knows where in it it is.
//!
//! Spec: <https://www.rfc-editor.org/rfc/rfc8259>.

use std::borrow::Cow;
use std::ops::Range;

use super::escape::decoded;
use super::limits::Limits;
use super::number::Decimal;
use crate::json;

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
    text: &'t str,
    at: usize,
    limits: Limits,
    inside: Vec<Frame>,
    /// Whether the outermost object has a member `evidence`, as a report has.
    is_report: bool,
}

/// An object or a list that has not ended yet. The numbers are 32 bits wide because a hostile
/// report may open as many of them as it has bytes.
#[derive(Clone, Copy)]
struct Frame {
    is_list: bool,
    /// How many members or elements began before this one; none has begun without a value.
    index: Option<u32>,
    /// Where the key of this member stands.
    key: (u32, u32),
    key_is_escaped: bool,
}

impl<'t> Scanner<'t> {
    /// A scanner for the part of the text at this place.
    pub(super) fn new(text: &'t str, place: Range<usize>, limits: Limits) -> Self {
        Self {
            text: text.get(..place.end).unwrap_or(text),
            at: place.start,
            limits,
            inside: Vec::new(),
            is_report: false,
        }
    }

    /// How many bytes of the text stand before what comes next.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// Whether the outermost object has had a member `evidence`, as a report has.
    pub(super) fn is_report(&self) -> bool {
        self.is_report
    }

    /// What comes next is a member or an element of this, as `surface.present[3]`.
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        for frame in &self.inside {
            if frame.is_list {
                path.push('[');
                json::push_whole(&mut path, frame.index.unwrap_or(0).into());
                path.push(']');
            } else if frame.index.is_some() {
                let (start, end) = frame.key;
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(self.text.get(start as usize..end as usize).unwrap_or(""));
            }
        }
        if path.is_empty() {
            path.push_str("evidence");
        }
        path
    }

    fn byte(&self) -> Option<u8> {
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
            self.enter()?;
            while self.advance()? {
                let is_asked = self.key()? == name;
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

    /// Enters the object or the list that comes next.
    pub(super) fn enter(&mut self) -> Result<(), Problem> {
        if self.inside.len() >= self.limits.depth {
            return Err(Problem::TooDeep);
        }
        self.inside.push(Frame {
            is_list: self.byte() == Some(b'['),
            index: None,
            key: (0, 0),
            key_is_escaped: false,
        });
        self.at += 1;
        Ok(())
    }

    /// Goes to the next member or element of what was entered last, or leaves it at its end.
    pub(super) fn advance(&mut self) -> Result<bool, Problem> {
        let next = self.peek();
        let frame = self.inside.last_mut().ok_or(Problem::NotJson)?;
        match (next, frame.index) {
            (Some(b']'), _) if frame.is_list => return Ok(self.leave()),
            (Some(b'}'), _) if !frame.is_list => return Ok(self.leave()),
            (Some(b','), Some(index)) => {
                let index = index.saturating_add(1);
                if index as usize >= self.limits.elements {
                    self.inside.pop();
                    return Err(Problem::ListTooLong);
                }
                frame.index = Some(index);
                self.at += 1;
            }
            (Some(_), None) => frame.index = Some(0),
            _ => return Err(Problem::NotJson),
        }
        if !frame.is_list {
            self.go_to_value()?;
        }
        Ok(true)
    }

    fn leave(&mut self) -> bool {
        self.at += 1;
        self.inside.pop();
        false
    }

    /// Goes over a key and its colon.
    fn go_to_value(&mut self) -> Result<(), Problem> {
        if self.peek() != Some(b'"') {
            return Err(Problem::NotJson);
        }
        let start = self.at + 1;
        let (key, is_escaped) = self.raw_string()?;
        self.is_report |= self.inside.len() == 1 && key == "evidence";
        if let Some(frame) = self.inside.last_mut() {
            frame.key = (start as u32, (start + key.len()) as u32);
            frame.key_is_escaped = is_escaped;
        }
        if self.peek() != Some(b':') {
            return Err(Problem::NotJson);
        }
        self.at += 1;
        Ok(())
    }

    /// The key of the member that was gone to last.
    pub(super) fn key(&self) -> Result<Cow<'t, str>, Problem> {
        let frame = self.inside.last().ok_or(Problem::NotJson)?;
        let (start, end) = frame.key;
        let key = self.text.get(start as usize..end as usize).unwrap_or("");
        if frame.key_is_escaped {
            return decoded(key).map(Cow::Owned);
        }
        Ok(Cow::Borrowed(key))
    }

    /// The string that comes next.
    pub(super) fn string(&mut self) -> Result<String, Problem> {
        match self.raw_string()? {
            (raw, true) => decoded(raw),
            (raw, false) => Ok(raw.to_owned()),
        }
    }

    /// The string that comes next, as it is written between its quotes, and whether it has
    /// escapes.
    fn raw_string(&mut self) -> Result<(&'t str, bool), Problem> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let mut end = start;
        let mut is_escaped = false;
        loop {
            match bytes.get(end) {
                Some(b'"') => break,
                Some(b'\\') => {
                    self.at = end;
                    is_escaped = true;
                    end += match bytes.get(end + 1) {
                        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 2,
                        Some(b'u') => {
                            let digits = bytes.get(end + 2..end + 6).unwrap_or_default();
                            if digits.len() < 4 || !digits.iter().all(u8::is_ascii_hexdigit) {
                                return Err(Problem::NotJson);
                            }
                            6
                        }
                        _ => return Err(Problem::NotJson),
                    };
                }
                Some(b' '..) => end += 1,
                _ => {
                    self.at = end;
                    return Err(Problem::NotJson);
                }
            }
        }
        self.at = end + 1;
        if end - start > self.limits.text {
            return Err(Problem::TextTooLong);
        }
        let raw = self.text.get(start..end).ok_or(Problem::NotJson)?;
        Ok((raw, is_escaped))
    }

    /// Goes over `true`, `false` or `null`.
    pub(super) fn literal(&mut self, literal: &str) -> Result<(), Problem> {
        let rest = self.text.get(self.at..).unwrap_or("");
        if !rest.starts_with(literal) {
            return Err(Problem::NotJson);
        }
        self.at += literal.len();
        Ok(())
    }

    /// Goes over the number that comes next; how it is written.
    pub(super) fn number(&mut self) -> Result<&'t str, Problem> {
        let start = self.at;
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        let first = self.at;
        self.digits()?;
        if self.at > first + 1 && self.text.as_bytes().get(first) == Some(&b'0') {
            return Err(Problem::NotJson);
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.digits()?;
        }
        self.text.get(start..self.at).ok_or(Problem::NotJson)
    }

    /// Goes over at least one digit.
    fn digits(&mut self) -> Result<(), Problem> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.byte() {
            self.at += 1;
        }
        if self.at == start {
            return Err(Problem::NotJson);
        }
        Ok(())
    }

    /// Goes over the value that comes next. It may be nested as deep as the limits allow, so
    /// this does not call itself.
    pub(super) fn skip(&mut self) -> Result<(), Problem> {
        let outside = self.inside.len();
        loop {
            match self.peek() {
                Some(b'{' | b'[') => self.enter()?,
                Some(b'"') => self.raw_string().map(|_| ())?,
                Some(b't') => self.literal("true")?,
                Some(b'f') => self.literal("false")?,
                Some(b'n') => self.literal("null")?,
                Some(b'-' | b'0'..=b'9') => {
                    if !Decimal::new(self.number()?).is_finite() {
                        return Err(Problem::NotJson);
                    }
                }
                _ => return Err(Problem::NotJson),
            }
            while self.inside.len() > outside && !self.advance()? {}
            if self.inside.len() == outside {
                return Ok(());
            }
        }
    }
}
