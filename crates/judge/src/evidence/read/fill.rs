//! Evidence from what the scanner finds: one piece of code for all subjects.

use std::borrow::Cow;
use std::convert::Infallible;

use super::scanner::{Container, Problem, Scanner};
use crate::evidence::{Evidence, MemberMut, Moment, Observation, SlotMut, Subject};

impl Scanner<'_> {
    /// Fills evidence that nothing is known of yet.
    pub(super) fn evidence(&mut self, evidence: &mut Evidence) -> Result<(), Problem> {
        let mut members = evidence.members_mut().map(Some);
        let mut next = 0;
        let mut object = self.open(b'{')?;
        while let Some(place) = self.member_of(&mut object, &Evidence::MEMBER_NAMES, next)? {
            next = place + 1;
            // Whoever reads the same text may take the other one.
            let member = members.get_mut(place).and_then(Option::take);
            match member.ok_or(Problem::OtherType)? {
                MemberMut::Version(version) => *version = self.version()?,
                MemberMut::Text(text) => *text = self.text()?,
                MemberMut::Number(number) => *number = self.double()?,
                MemberMut::Subject(subject) => self.subject(subject)?,
                MemberMut::Subjects(subjects) => {
                    let mut list = self.open(b'[')?;
                    while self.advance(&mut list)? {
                        match subjects.add() {
                            Some(subject) => self.subject(subject)?,
                            None => self.skip()?,
                        }
                    }
                }
                MemberMut::Timeline(moments) => {
                    let mut list = self.open(b'[')?;
                    while self.advance(&mut list)? {
                        moments.push(self.moment()?);
                    }
                }
            }
        }
        Ok(())
    }

    /// The fields of a subject. Unknown ones are those of a newer version and are ignored.
    fn subject(&mut self, subject: &mut dyn Subject) -> Result<(), Problem> {
        let names = subject.keys();
        let mut next = 0;
        let mut object = self.open(b'{')?;
        while let Some(place) = self.member_of(&mut object, names, next)? {
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
        let names = ["absent", "timedOut", "threw", "skipped"];
        let mut object = self.open(b'{')?;
        while let Some(place) = self.member_of(&mut object, &names, 0)? {
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
        let names = ["atMs", "event", "detail"];
        let mut object = self.open(b'{')?;
        while let Some(place) = self.member_of(&mut object, &names, next)? {
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
    fn open(&mut self, bracket: u8) -> Result<Container, Problem> {
        if self.peek() != Some(bracket) {
            return Err(self.mismatch());
        }
        self.enter(bracket)
    }

    /// Goes to the next member that has one of these names, or leaves the object at its end.
    /// Members nearly always come in the order in which they are declared, so the one that
    /// should be next is looked for in the text itself.
    fn member_of(
        &mut self,
        object: &mut Container,
        names: &[&str],
        next: usize,
    ) -> Result<Option<usize>, Problem> {
        while self.advance(object)? {
            if let Some(name) = names.get(next)
                && self.key_is(name)?
            {
                return Ok(Some(next));
            }
            let key = self.key()?.text()?;
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
            Some(b'"') => Ok(self.string()?.text()?.into_owned()),
            _ => Err(self.mismatch()),
        }
    }

    fn texts(&mut self) -> Result<Vec<String>, Problem> {
        let mut texts = Vec::new();
        let mut list = self.open(b'[')?;
        while self.advance(&mut list)? {
            texts.push(self.text()?);
        }
        Ok(texts)
    }

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

    /// What is wrong with a value that is of another type than was asked for.
    fn mismatch(&mut self) -> Problem {
        self.skip().err().unwrap_or(Problem::OtherType)
    }
}
