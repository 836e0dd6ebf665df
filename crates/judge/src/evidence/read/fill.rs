//! Evidence from what the scanner finds: one piece of code for all subjects.

use std::borrow::Cow;
use std::convert::Infallible;

use super::escape::decoded;
use super::scanner::{Problem, Scanner};
use crate::evidence::{Evidence, MemberMut, Moment, Observation, SlotMut, Subject, Subjects};

impl Scanner<'_> {
    /// Fills evidence that nothing is known of yet.
    pub(super) fn evidence(&mut self, evidence: &mut Evidence) -> Result<(), Problem> {
        let mut members = evidence.members_mut().map(Some);
        self.object(&Evidence::MEMBER_NAMES, &mut |scanner, place| {
            // Whoever reads the same text may take the other one.
            let member = members.get_mut(place).and_then(Option::take);
            match member.ok_or(Problem::OtherType)? {
                MemberMut::Version(version) => *version = scanner.version()?,
                MemberMut::Text(text) => *text = scanner.text()?,
                MemberMut::Number(number) => *number = scanner.double()?,
                MemberMut::Subject(subject) => scanner.subject(subject)?,
                MemberMut::Subjects(subjects) => scanner.subjects(subjects)?,
                MemberMut::Timeline(moments) => scanner.list(&mut |scanner| {
                    moments.push(scanner.moment()?);
                    Ok(())
                })?,
            }
            Ok(())
        })
    }

    fn subjects(&mut self, subjects: &mut dyn Subjects) -> Result<(), Problem> {
        self.list(&mut |scanner| match subjects.add() {
            Some(subject) => scanner.subject(subject),
            None => scanner.skip(),
        })
    }

    fn subject(&mut self, subject: &mut dyn Subject) -> Result<(), Problem> {
        self.object(
            subject.keys(),
            &mut |scanner, place| match subject.at_mut(place) {
                Some(slot) => scanner.observation(slot),
                None => scanner.skip(),
            },
        )
    }

    // Values are written where they stay. Made elsewhere and moved there, a short string is copied
    // before the processor has written it, and waits.
    #[inline]
    fn observation(&mut self, slot: SlotMut<'_>) -> Result<(), Problem> {
        if self.peek() == Some(b'{') {
            let outcome = self.outcome()?;
            match slot {
                SlotMut::Flag(field) => *field = outcome.map(|never| match never {}),
                SlotMut::Number(field) => *field = outcome.map(|never| match never {}),
                SlotMut::Text(field) => *field = outcome.map(|never| match never {}),
                SlotMut::List(field) => *field = outcome.map(|never| match never {}),
            }
            return Ok(());
        }
        match slot {
            SlotMut::Flag(field) => *field = Observation::Value(self.flag()?),
            SlotMut::Number(field) => *field = Observation::Value(self.double()?),
            SlotMut::Text(field) => {
                if let Some(text) = field.insert(String::default()) {
                    self.text_into(text)?;
                }
            }
            SlotMut::List(field) => {
                if let Some(texts) = field.insert(Vec::new()) {
                    self.texts_into(texts)?;
                }
            }
        }
        Ok(())
    }

    /// An observation without a value. Where an object tells several outcomes, the first in the
    /// order of the names counts.
    fn outcome(&mut self) -> Result<Observation<Infallible>, Problem> {
        let (mut is_absent, mut is_timed_out) = (false, false);
        let (mut threw, mut skipped) = (None, None);
        let names = ["absent", "timedOut", "threw", "skipped"];
        self.object(&names, &mut |scanner, place| {
            match place {
                2 => threw = Some(Cow::Owned(scanner.text()?)),
                3 => skipped = Some(Cow::Owned(scanner.text()?)),
                _ => {
                    scanner.skip()?;
                    is_absent |= place == 0;
                    is_timed_out |= place == 1;
                }
            }
            Ok(())
        })?;
        Ok(match (threw, skipped) {
            _ if is_absent => Observation::Absent,
            _ if is_timed_out => Observation::TimedOut,
            (Some(name), _) => Observation::Threw(name),
            (None, Some(why)) => Observation::skipped_for(why),
            (None, None) => return Err(Problem::OtherType),
        })
    }

    fn moment(&mut self) -> Result<Moment, Problem> {
        let mut moment = Moment::default();
        self.object(&["atMs", "event", "detail"], &mut |scanner, place| {
            match place {
                0 => moment.at_ms = scanner.double()?,
                1 => moment.event = Cow::Owned(scanner.text()?),
                _ if scanner.peek() == Some(b'n') => {
                    scanner.literal("null")?;
                    moment.detail = None;
                }
                _ => moment.detail = Some(scanner.text()?),
            }
            Ok(())
        })?;
        Ok(moment)
    }

    #[inline]
    fn flag(&mut self) -> Result<bool, Problem> {
        match self.peek() {
            Some(b't') => self.literal("true").map(|()| true),
            Some(b'f') => self.literal("false").map(|()| false),
            _ => Err(self.mismatch()),
        }
    }

    fn texts_into(&mut self, texts: &mut Vec<String>) -> Result<(), Problem> {
        self.list(&mut |scanner| {
            texts.push(String::default());
            match texts.last_mut() {
                Some(text) => scanner.text_into(text),
                None => scanner.skip(),
            }
        })
    }

    fn text(&mut self) -> Result<String, Problem> {
        let mut text = String::new();
        self.text_into(&mut text)?;
        Ok(text)
    }

    #[inline]
    fn text_into(&mut self, text: &mut impl for<'s> Extend<&'s str>) -> Result<(), Problem> {
        match self.plain_string() {
            Some(plain) => text.extend([plain]),
            None => text.extend([&*self.other_text()?]),
        }
        Ok(())
    }

    /// A string that stands behind white space, or has escapes.
    #[cold]
    fn other_text(&mut self) -> Result<String, Problem> {
        match self.peek() {
            Some(b'"') => decoded(self.raw_string()?),
            _ => Err(self.mismatch()),
        }
    }

    #[inline]
    fn double(&mut self) -> Result<f64, Problem> {
        match self.peek() {
            Some(b'-' | b'0'..=b'9') => self.finite_number(),
            _ => Err(self.mismatch()),
        }
    }

    fn version(&mut self) -> Result<u32, Problem> {
        match self.peek() {
            Some(b'-' | b'0'..=b'9') => self.whole_number(),
            _ => Err(self.mismatch()),
        }
    }
}
