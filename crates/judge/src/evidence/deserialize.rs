//! How evidence is read with serde: one piece of code for all subjects.

use std::fmt;

use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::observation::{Observation, Word};
use super::subject::{SlotMut, Subject, Subjects};
use super::{Evidence, MemberMut, Moment};

impl<'de> Deserialize<'de> for Evidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut evidence = Self::default();
        deserializer.deserialize_map(Members(&mut evidence.members_mut()))?;
        Ok(evidence)
    }
}

/// Finds the place of a key. Members nearly always come in the order in which they are
/// declared, so the search begins behind the last one.
struct Key<'a> {
    names: &'a [&'static str],
    next: usize,
}

impl Key<'_> {
    fn place_of(&self, key: &str) -> Option<usize> {
        if self.names.get(self.next) == Some(&key) {
            return Some(self.next);
        }
        self.names.iter().position(|name| *name == key)
    }
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = Option<usize>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.place_of(key))
    }
}

/// The members of evidence.
struct Members<'a, 'e>(&'a mut [(&'static str, MemberMut<'e>); 25]);

impl<'de> Visitor<'de> for Members<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object, the evidence")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut read = Vec::new();
        let mut next = 0;
        let names = &self.0.each_ref().map(|(name, _)| *name);
        while let Some(place) = map.next_key_seed(Key { names, next })? {
            let Some((place, (name, member))) =
                place.and_then(|at| Some((at, self.0.get_mut(at)?)))
            else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            // Whoever reads the same text may take the other one.
            if read.contains(&place) {
                return Err(de::Error::duplicate_field(name));
            }
            read.push(place);
            next = place + 1;
            match member {
                MemberMut::Version(version) => **version = map.next_value()?,
                MemberMut::Text(text) => **text = map.next_value()?,
                MemberMut::Number(number) => **number = map.next_value()?,
                MemberMut::Subject(subject) => map.next_value_seed(Fields(*subject))?,
                MemberMut::Subjects(subjects) => map.next_value_seed(Elements(*subjects))?,
                MemberMut::Timeline(moments) => **moments = map.next_value()?,
            }
        }
        Ok(())
    }
}

/// A list of subjects.
struct Elements<'a>(&'a mut dyn Subjects);

impl<'de> DeserializeSeed<'de> for Elements<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Elements<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(Element(self.0))?.is_some() {}
        Ok(())
    }
}

/// The next subject of a list. It is added only once there is one.
struct Element<'a>(&'a mut dyn Subjects);

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.0.add() {
            Some(subject) => Fields(subject).deserialize(deserializer),
            None => IgnoredAny::deserialize(deserializer).map(|_| ()),
        }
    }
}

/// The fields of a subject. Unknown ones are those of a newer version and are ignored.
struct Fields<'a>(&'a mut dyn Subject);

impl<'de> DeserializeSeed<'de> for Fields<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object of observations")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let names = self.0.keys();
        let mut next = 0;
        while let Some(place) = map.next_key_seed(Key { names, next })? {
            match place.and_then(|place| self.0.at_mut(place)) {
                Some(slot) => map.next_value_seed(Field(slot))?,
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            next = place.map_or(next, |place| place + 1);
        }
        Ok(())
    }
}

/// One observation.
struct Field<'a>(SlotMut<'a>);

impl Field<'_> {
    fn has_another_type<E: de::Error>() -> Result<(), E> {
        Err(E::custom("this observation holds a value of another type"))
    }
}

impl<'de> DeserializeSeed<'de> for Field<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Field<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value, or an object with absent, threw, timedOut or skipped")
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<(), E> {
        let SlotMut::Flag(field) = self.0 else {
            return Self::has_another_type();
        };
        *field = Observation::Value(flag);
        Ok(())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<(), E> {
        let SlotMut::Number(field) = self.0 else {
            return Self::has_another_type();
        };
        *field = Observation::Value(number);
        Ok(())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<(), E> {
        self.visit_f64(number as f64)
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<(), E> {
        self.visit_f64(number as f64)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        let SlotMut::Text(field) = self.0 else {
            return Self::has_another_type();
        };
        *field = Observation::Value(text.to_owned());
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element::<String>()? {
            list.push(item);
        }
        let SlotMut::List(field) = self.0 else {
            return Self::has_another_type();
        };
        *field = Observation::Value(list);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut outcome = Outcome::default();
        let names = &Outcome::NAMES;
        while let Some(place) = map.next_key_seed(Key { names, next: 0 })? {
            match place {
                Some(2) => outcome.threw = Some(map.next_value()?),
                Some(3) => outcome.skipped = Some(map.next_value()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    outcome.is_absent |= place == Some(0);
                    outcome.is_timed_out |= place == Some(1);
                }
            }
        }
        let is_set = match self.0 {
            SlotMut::Flag(field) => outcome.set(field),
            SlotMut::Number(field) => outcome.set(field),
            SlotMut::Text(field) => outcome.set(field),
            SlotMut::List(field) => outcome.set(field),
        };
        if is_set {
            return Ok(());
        }
        Err(de::Error::custom("an object that tells no outcome"))
    }
}

/// An observation without a value. Where an object tells several outcomes, the first in the
/// order of the fields counts.
#[derive(Default)]
struct Outcome {
    is_absent: bool,
    is_timed_out: bool,
    threw: Option<Word>,
    skipped: Option<Word>,
}

impl Outcome {
    const NAMES: [&str; 4] = ["absent", "timedOut", "threw", "skipped"];

    fn set<T>(self, field: &mut Observation<T>) -> bool {
        *field = match self {
            Self {
                is_absent: true, ..
            } => Observation::Absent,
            Self {
                is_timed_out: true, ..
            } => Observation::TimedOut,
            Self {
                threw: Some(name), ..
            } => Observation::Threw(name),
            Self {
                skipped: Some(why), ..
            } => Observation::skipped_for(why),
            _ => return false,
        };
        true
    }
}

/// A derived implementation would take the fields from a list as well.
impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Moment;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object with atMs and event")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Moment, A::Error> {
                let mut moment = Moment::default();
                let names = &["atMs", "event", "detail"];
                while let Some(place) = map.next_key_seed(Key { names, next: 0 })? {
                    match place {
                        Some(0) => moment.at_ms = map.next_value()?,
                        Some(1) => moment.event = map.next_value()?,
                        Some(2) => moment.detail = map.next_value()?,
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(moment)
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
