//! Reading evidence with serde, on servers.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::Moment;
use super::observation::{Observation, Word};
use super::subject::{SlotMut, Subject};

/// Reads a subject. Unknown fields are those of a newer version, and passed over.
pub(super) fn subject<'de, T: Subject + Default, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let mut subject = T::default();
    read_into(&mut subject, deserializer)?;
    Ok(subject)
}

/// One piece of code for all subjects.
fn read_into<'de, D: Deserializer<'de>>(
    subject: &mut dyn Subject,
    deserializer: D,
) -> Result<(), D::Error> {
    struct Fields<'a>(&'a mut dyn Subject);

    impl<'de> Visitor<'de> for Fields<'_> {
        type Value = ();

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("an object of observations")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while let Some(key) = map.next_key::<Word>()? {
                match self.0.slot(&key) {
                    Some(SlotMut::Flag(field)) => *field = map.next_value()?,
                    Some(SlotMut::Number(field)) => *field = map.next_value()?,
                    Some(SlotMut::Text(field)) => *field = map.next_value()?,
                    Some(SlotMut::List(field)) => *field = map.next_value()?,
                    None => {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
            }
            Ok(())
        }
    }

    deserializer.deserialize_map(Fields(subject))
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
                while let Some(key) = map.next_key::<Word>()? {
                    match key.as_ref() {
                        "atMs" => moment.at_ms = map.next_value()?,
                        "event" => moment.event = map.next_value()?,
                        "detail" => moment.detail = map.next_value()?,
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

/// A type an observation can hold, read from whatever the data format offers.
trait Content: Sized {
    /// From a yes or no.
    fn from_flag(_: bool) -> Option<Self> {
        None
    }
    /// From a number.
    fn from_number(_: f64) -> Option<Self> {
        None
    }
    /// From a string.
    fn from_text(_: &str) -> Option<Self> {
        None
    }
    /// From strings.
    fn from_list(_: Vec<String>) -> Option<Self> {
        None
    }
}

impl Content for bool {
    fn from_flag(flag: bool) -> Option<Self> {
        Some(flag)
    }
}

impl Content for f64 {
    fn from_number(number: f64) -> Option<Self> {
        Some(number)
    }
}

impl Content for String {
    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl Content for Vec<String> {
    fn from_list(list: Vec<String>) -> Option<Self> {
        Some(list)
    }
}

struct ObservationVisitor<T>(PhantomData<T>);

impl<T: Content> ObservationVisitor<T> {
    fn or_wrong<E: de::Error>(content: Option<T>) -> Result<Observation<T>, E> {
        content
            .map(Observation::Value)
            .ok_or_else(|| E::custom("this observation holds a value of another type"))
    }
}

impl<'de, T: Content> Visitor<'de> for ObservationVisitor<T> {
    type Value = Observation<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value, or an object with absent, threw, timedOut or skipped")
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Self::Value, E> {
        Self::or_wrong(T::from_flag(flag))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Self::Value, E> {
        Self::or_wrong(T::from_number(number))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Self::Value, E> {
        Self::or_wrong(T::from_number(number as f64))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
        Self::or_wrong(T::from_number(number as f64))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Self::or_wrong(T::from_text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element::<String>()? {
            list.push(item);
        }
        Self::or_wrong(T::from_list(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut outcome = Outcome::default();
        while let Some(key) = map.next_key::<Word>()? {
            match key.as_ref() {
                "absent" => {
                    map.next_value::<IgnoredAny>()?;
                    outcome.absent = true;
                }
                "timedOut" => {
                    map.next_value::<IgnoredAny>()?;
                    outcome.timed_out = true;
                }
                "threw" => outcome.threw = Some(map.next_value()?),
                "skipped" => outcome.skipped = Some(map.next_value()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        outcome
            .observation()
            .ok_or_else(|| de::Error::custom("an object that tells no outcome"))
    }
}

/// What an object tells of a look. Where it tells several things, the page that reads
/// it takes the first in this order, and so must we.
#[derive(Default)]
struct Outcome {
    absent: bool,
    timed_out: bool,
    threw: Option<Word>,
    skipped: Option<Word>,
}

impl Outcome {
    fn observation<T>(self) -> Option<Observation<T>> {
        if self.absent {
            Some(Observation::Absent)
        } else if self.timed_out {
            Some(Observation::TimedOut)
        } else if let Some(name) = self.threw {
            Some(Observation::Threw(name))
        } else {
            self.skipped.map(Observation::skipped_for)
        }
    }
}

impl<'de, T: Content> Deserialize<'de> for Observation<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ObservationVisitor(PhantomData))
    }
}
