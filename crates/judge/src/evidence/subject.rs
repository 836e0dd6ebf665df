//! How a subject of the evidence is declared, written and read.
//!
//! A subject is a flat group of observations. Declaring it with [`subject!`]
//! gives an ordinary struct with typed fields, and lets one shared piece of code
//! write and read every subject: a derived implementation for each would be the
//! largest part of the download.

use serde::ser::{SerializeMap, Serializer};

use super::observation::{Flag, List, Number, Text};

/// A field of a subject, to be read.
#[derive(Clone, Copy, Debug)]
pub enum Slot<'a> {
    /// A yes or no.
    Flag(&'a Flag),
    /// A number.
    Number(&'a Number),
    /// A string.
    Text(&'a Text),
    /// Several strings.
    List(&'a List),
}

/// A field of a subject, to be filled.
#[derive(Debug)]
pub enum SlotMut<'a> {
    /// A yes or no.
    Flag(&'a mut Flag),
    /// A number.
    Number(&'a mut Number),
    /// A string.
    Text(&'a mut Text),
    /// Several strings.
    List(&'a mut List),
}

macro_rules! slots {
    ($($kind:ident),*) => {$(
        impl<'a> From<&'a $kind> for Slot<'a> {
            fn from(field: &'a $kind) -> Self {
                Self::$kind(field)
            }
        }
        impl<'a> From<&'a mut $kind> for SlotMut<'a> {
            fn from(field: &'a mut $kind) -> Self {
                Self::$kind(field)
            }
        }
    )*};
}
slots!(Flag, Number, Text, List);

/// A flat group of observations about one thing.
pub trait Subject {
    /// The names of its fields in the evidence, in order of declaration.
    fn keys(&self) -> &'static [&'static str];
    /// The field at this place of the order. Places instead of names: they compile to a
    /// table, a match of names is the largest part of a subject.
    fn at(&self, place: usize) -> Option<Slot<'_>>;
    /// The field at this place, to be filled.
    fn at_mut(&mut self, place: usize) -> Option<SlotMut<'_>>;
}

impl dyn Subject + '_ {
    /// The field of this name, to be filled.
    pub fn slot(&mut self, key: &str) -> Option<SlotMut<'_>> {
        let place = self.keys().iter().position(|name| *name == key)?;
        self.at_mut(place)
    }
}

/// A list of subjects in the evidence.
pub trait Subjects {
    /// Adds one that nothing is known of yet.
    fn add(&mut self) -> Option<&mut dyn Subject>;
    /// The subject at this place.
    fn at(&self, place: usize) -> Option<&dyn Subject>;
}

impl<T: Subject + Default> Subjects for Vec<T> {
    fn add(&mut self) -> Option<&mut dyn Subject> {
        self.push(T::default());
        self.last_mut().map(|subject| subject as &mut dyn Subject)
    }

    fn at(&self, place: usize) -> Option<&dyn Subject> {
        self.get(place).map(|subject| subject as &dyn Subject)
    }
}

/// A constant for the place of each field.
macro_rules! places {
    ($($field:ident)*) => {
        #[allow(non_camel_case_types, reason = "named as the fields are")]
        enum Place { $($field,)* }
        $(
            const $field: usize = Place::$field as usize;
        )*
    };
}
pub(crate) use places;

/// Declares a subject: each field with its name in the evidence and its type.
macro_rules! subject {
    (
        $(#[doc = $about:literal])*
        pub struct $name:ident {
            $($(#[doc = $field_about:literal])* $field:ident $key:literal: $kind:ident,)*
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $($(#[doc = $field_about])* pub $field: $crate::evidence::$kind,)*
        }

        // A constant is copied or cleared at once; a derived implementation would write each field.
        impl Default for $name {
            fn default() -> Self {
                const UNTOUCHED: $name = $name {
                    $($field: $crate::evidence::Observation::NotReached,)*
                };
                UNTOUCHED
            }
        }

        impl $name {
            /// What it is, and what its fields are.
            pub const DESCRIPTION: $crate::evidence::Description = $crate::evidence::Description {
                about: concat!($($about),*),
                fields: &[$($crate::evidence::Field {
                    name: $key,
                    kind: $crate::evidence::Kind::$kind,
                    about: concat!($($field_about),*),
                },)*],
            };
        }

        impl $crate::evidence::Subject for $name {
            fn keys(&self) -> &'static [&'static str] {
                &[$($key,)*]
            }

            #[allow(non_upper_case_globals, reason = "named as the fields are")]
            fn at(&self, place: usize) -> Option<$crate::evidence::Slot<'_>> {
                $crate::evidence::subject::places!($($field)*);
                match place {
                    $($field => Some((&self.$field).into()),)*
                    _ => None,
                }
            }

            #[allow(non_upper_case_globals, reason = "named as the fields are")]
            fn at_mut(&mut self, place: usize) -> Option<$crate::evidence::SlotMut<'_>> {
                $crate::evidence::subject::places!($($field)*);
                match place {
                    $($field => Some((&mut self.$field).into()),)*
                    _ => None,
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::evidence::subject::write(self, serializer)
            }
        }
    };
}
pub(crate) use subject;

impl Slot<'_> {
    /// Whether the probe got as far as this field.
    fn reached(self) -> bool {
        match self {
            Self::Flag(field) => field.reached(),
            Self::Number(field) => field.reached(),
            Self::Text(field) => field.reached(),
            Self::List(field) => field.reached(),
        }
    }
}

/// Whether the probe got as far as none of its fields.
pub(crate) fn is_untouched(subject: &dyn Subject) -> bool {
    (0..subject.keys().len())
        .filter_map(|place| subject.at(place))
        .all(|field| !field.reached())
}

/// Writes a subject. Fields the probe never reached are left out: their absence
/// means just that, and reports stay short.
pub(crate) fn write<S: Serializer>(
    subject: &dyn Subject,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    for (place, key) in subject.keys().iter().enumerate() {
        match subject.at(place).filter(|field| field.reached()) {
            Some(Slot::Flag(field)) => map.serialize_entry(key, field)?,
            Some(Slot::Number(field)) => map.serialize_entry(key, field)?,
            Some(Slot::Text(field)) => map.serialize_entry(key, field)?,
            Some(Slot::List(field)) => map.serialize_entry(key, field)?,
            None => {}
        }
    }
    map.end()
}
