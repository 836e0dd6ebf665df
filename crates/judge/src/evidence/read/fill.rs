//! Evidence from what the scanner finds: one piece of code for all subjects.

use std::borrow::Cow;
use std::convert::Infallible;

use super::number::Decimal;
use super::scanner::{Problem, Scanner};
use crate::evidence::{Evidence, MemberMut, Moment, Observation, SlotMut, Subject};

impl Scanner<'_> {
    pub(super) fn evidence(&mut self) -> Result<Evidence, Problem> {
        let mut evidence = Evidence::default();
        let mut members = evidence.members_mut().map(Some);
        let mut next = 0;
        self.open(b'{')?;
        while let Some(place) = self.member_of(&Evidence::MEMBER_NAMES, next)? {
            next = place + 1;
            // Whoever reads the same text may take the other one.
            let member = members.get_mut(place).and_then(Option::take);
            match member.ok_or(Problem::OtherType)? {
                MemberMut::Version(version) => *version = self.version()?,
                MemberMut::Text(text) => *text = self.text()?,
                MemberMut::Number(number) => *number = self.double()?,
                MemberMut::Subject(subject) => self.subject(subject)?,
                MemberMut::Subjects(subjects) => {
                    self.open(b'[')?;
                    while self.advance()? {
                        match subjects.add() {
                            Some(subject) => self.subject(subject)?,
                            None => self.skip()?,
                        }
                    }
                }
                MemberMut::Timeline(moments) => {
                    self.open(b'[')?;
                    while self.advance()? {
                        moments.push(self.moment()?);
                    }
                }
            }
        }
        Ok(evidence)
    }

    /// The fields of a subject. Unknown ones are those of a newer version and are ignored.
    fn subject(&mut self, subject: &mut dyn Subject) -> Result<(), Problem> {
        let names = subject.keys();
        let mut next = 0;
        self.open(b'{')?;
        while let Some(place) = self.member_of(names, next)? {
            next = place + 1;
            match subject.at_mut(place) {
                Some(slot) => self.observation(slot)?,
                None => self.skip()?,
            }
        }
        Ok(())
    }

    fn observation(&mut self, slot: SlotMut<'_>) -> Result<(), Problem> {
        match slot {
            SlotMut::Flag(field) => self.fill(field, Self::flag),
            SlotMut::Number(field) => self.fill(field, Self::double),
            SlotMut::Text(field) => self.fill(field, Self::text),
            SlotMut::List(field) => self.fill(field, Self::texts),
        }
    }

    fn fill<T>(
        &mut self,
        field: &mut Observation<T>,
        value: fn(&mut Self) -> Result<T, Problem>,
    ) -> Result<(), Problem> {
        *field = match self.peek() {
            Some(b'{') => self.outcome()?.map(|never| match never {}),
            _ => Observation::Value(value(self)?),
        };
        Ok(())
    }

    /// An observation without a value. Where an object tells several outcomes, the first in the
    /// order of the names counts.
    fn outcome(&mut self) -> Result<Observation<Infallible>, Problem> {
        let (mut is_absent, mut is_timed_out) = (false, false);
        let (mut threw, mut skipped) = (None, None);
        self.open(b'{')?;
        while let Some(place) = self.member_of(&["absent", "timedOut", "threw", "skipped"], 0)? {
            match place {
                2 => threw = Some(Cow::Owned(self.text()?)),
                3 => skipped = Some(Cow::Owned(self.text()?)),
                _ => {
                    self.skip()?;
                    is_absent |= place == 0;
                    is_timed_out |= place == 1;
                }
            }
        }
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
        let mut next = 0;
        self.open(b'{')?;
        while let Some(place) = self.member_of(&["atMs", "event", "detail"], next)? {
            next = place + 1;
            match place {
                0 => moment.at_ms = self.double()?,
                1 => moment.event = Cow::Owned(self.text()?),
                _ if self.peek() == Some(b'n') => {
                    self.literal("null")?;
                    moment.detail = None;
                }
                _ => moment.detail = Some(self.text()?),
            }
        }
        Ok(moment)
    }

    /// Enters the object or the list that comes next.
    fn open(&mut self, bracket: u8) -> Result<(), Problem> {
        if self.peek() != Some(bracket) {
            return Err(self.mismatch());
        }
        self.enter()
    }

    /// Goes to the next member that has one of these names, or leaves the object at its end.
    /// Members nearly always come in the order in which they are declared, so the search begins
    /// with the one that should be next.
    fn member_of(&mut self, names: &[&str], next: usize) -> Result<Option<usize>, Problem> {
        while self.advance()? {
            let key = self.key()?;
            if names.get(next).is_some_and(|name| *name == key) {
                return Ok(Some(next));
            }
            match names.iter().position(|name| *name == key) {
                None => self.skip()?,
                place => return Ok(place),
            }
        }
        Ok(None)
    }

    fn flag(&mut self) -> Result<bool, Problem> {
        match self.peek() {
            Some(b't') => self.literal("true").map(|()| true),
            Some(b'f') => self.literal("false").map(|()| false),
            _ => Err(self.mismatch()),
        }
    }

    fn text(&mut self) -> Result<String, Problem> {
        match self.peek() {
            Some(b'"') => self.string(),
            _ => Err(self.mismatch()),
        }
    }

    fn texts(&mut self) -> Result<Vec<String>, Problem> {
        let mut texts = Vec::new();
        self.open(b'[')?;
        while self.advance()? {
            texts.push(self.text()?);
        }
        Ok(texts)
    }

    fn double(&mut self) -> Result<f64, Problem> {
        let value = Decimal::new(self.number_text()?).value();
        if value.is_infinite() {
            return Err(Problem::NotJson);
        }
        Ok(value)
    }

    fn version(&mut self) -> Result<u32, Problem> {
        self.number_text()?.parse().map_err(|_| Problem::OtherType)
    }

    /// The number that comes next, as it is written.
    fn number_text(&mut self) -> Result<&str, Problem> {
        match self.peek() {
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => Err(self.mismatch()),
        }
    }

    /// What is wrong with a value that is of another type than was asked for.
    fn mismatch(&mut self) -> Problem {
        self.skip().err().unwrap_or(Problem::OtherType)
    }
}
