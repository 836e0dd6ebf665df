//! One thing that was looked at, and how the look went.

use crate::{SkipReason, json};
use std::borrow::{Borrow, Cow};

use serde::ser::{Serialize, SerializeMap, Serializer};

/// Text that is either part of the program or came with the evidence.
pub type Word = Cow<'static, str>;

/// The result of one look. A look that fails is data, never an error.
///
/// In JSON a value stands for itself (`true`, `3`, `"track"`, `["a"]`); the
/// other outcomes are objects with one key: `{"absent": true}`,
/// `{"threw": "TypeError"}`, `{"timedOut": true}`, `{"skipped": "no-realm"}`.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Observation<T> {
    /// The probe never got that far; in words, skipped for the reason `not-reached`.
    #[default]
    NotReached,
    /// What was there.
    Value(T),
    /// Nothing was there: `undefined`, or no such property.
    Absent,
    /// The look ended in an exception or a rejection of this name.
    Threw(Word),
    /// No answer came within the deadline.
    TimedOut,
    /// The look was not taken, and why.
    Skipped(Word),
}

/// A yes or no.
pub type Flag = Observation<bool>;
/// A number; its unit stands with the field.
pub type Number = Observation<f64>;
/// A string.
pub type Text = Observation<String>;
/// Strings, in the order seen.
pub type List = Observation<Vec<String>>;

impl<T> Observation<T> {
    /// The value, where there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Makes it this value, to be changed where it stands.
    pub(crate) fn insert(&mut self, value: T) -> Option<&mut T> {
        *self = Self::Value(value);
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Whether the look gave an answer of any kind: a value, an absence or an
    /// exception. A timeout or a skipped look is no answer.
    pub fn answered(&self) -> bool {
        matches!(self, Self::Value(_) | Self::Absent | Self::Threw(_))
    }

    /// Whether the probe got as far as this look.
    pub fn reached(&self) -> bool {
        !matches!(self, Self::NotReached)
    }

    /// The same outcome with the value changed.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Observation<U> {
        match self {
            Self::NotReached => Observation::NotReached,
            Self::Value(value) => Observation::Value(change(value)),
            Self::Absent => Observation::Absent,
            Self::Threw(name) => Observation::Threw(name),
            Self::TimedOut => Observation::TimedOut,
            Self::Skipped(why) => Observation::Skipped(why),
        }
    }

    /// A look that was not taken.
    pub fn skipped(why: SkipReason) -> Self {
        Self::Skipped(Cow::Borrowed(why.name()))
    }

    /// A look that was not taken, for a reason that came with the evidence.
    pub(crate) fn skipped_for(why: Word) -> Self {
        if why == SkipReason::NotReached.name() {
            Self::NotReached
        } else {
            Self::Skipped(why)
        }
    }

    /// Why the look was not taken, where it was not.
    pub fn why_skipped(&self) -> Option<&str> {
        match self {
            Self::Skipped(why) => Some(why),
            Self::NotReached => Some(SkipReason::NotReached.name()),
            _ => None,
        }
    }
}

impl<T> Observation<T> {
    /// The value borrowed, where there is one.
    pub(crate) fn borrowed<B: ToOwned + ?Sized>(&self) -> Option<Cow<'_, B>>
    where
        T: Borrow<B>,
    {
        self.value().map(|value| Cow::Borrowed(value.borrow()))
    }
}

impl Flag {
    /// Whether the answer was a plain yes.
    pub fn is_true(&self) -> bool {
        matches!(self, Self::Value(true))
    }

    /// Whether the answer was a plain no.
    pub fn is_false(&self) -> bool {
        matches!(self, Self::Value(false))
    }
}

impl Text {
    /// The text, where there is one.
    pub fn text(&self) -> Option<&str> {
        self.value().map(String::as_str)
    }

    /// Whether the value is exactly this text.
    pub fn is(&self, text: &str) -> bool {
        matches!(self, Self::Value(value) if value == text)
    }
}

/// A value that can be written out for a reader of the report.
pub trait Describe {
    /// Appends the value to `out`.
    fn describe(&self, out: &mut String);
}

impl Describe for bool {
    fn describe(&self, out: &mut String) {
        out.push_str(if *self { "yes" } else { "no" });
    }
}

impl Describe for f64 {
    fn describe(&self, out: &mut String) {
        // Floating-point formatting would cost more download than any reader of a report gains from
        // the fraction.
        if *self < 0.0 {
            out.push('-');
        }
        json::push_whole(out, self.abs().min(1e15) as u64);
    }
}

impl Describe for String {
    fn describe(&self, out: &mut String) {
        out.push_str(match self.as_str() {
            "" => "empty",
            // The word of a source text that a Proxy around a native function has.
            "native-unnamed" => "native without its name",
            text => text,
        });
    }
}

impl Describe for Vec<String> {
    fn describe(&self, out: &mut String) {
        if self.is_empty() {
            out.push_str("none");
        }
        for (index, item) in self.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            out.push_str(item);
        }
    }
}

impl<T: Describe> Describe for Observation<T> {
    fn describe(&self, out: &mut String) {
        match self {
            Self::Value(value) => value.describe(out),
            Self::Absent => out.push_str("absent"),
            Self::Threw(name) => {
                out.push_str("threw ");
                out.push_str(name);
            }
            Self::TimedOut => out.push_str("no answer in time"),
            Self::Skipped(_) | Self::NotReached => {
                out.push_str("not looked at: ");
                out.push_str(self.why_skipped().unwrap_or_default());
            }
        }
    }
}

impl<T: Serialize> Serialize for Observation<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(serializer),
            Self::Absent => outcome(serializer, "absent", None),
            Self::Threw(name) => outcome(serializer, "threw", Some(name)),
            Self::TimedOut => outcome(serializer, "timedOut", None),
            Self::Skipped(_) | Self::NotReached => {
                outcome(serializer, "skipped", self.why_skipped())
            }
        }
    }
}

fn outcome<S: Serializer>(
    serializer: S,
    key: &'static str,
    word: Option<&str>,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    match word {
        Some(word) => map.serialize_entry(key, word)?,
        None => map.serialize_entry(key, &true)?,
    }
    map.end()
}
