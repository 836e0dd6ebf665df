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
    /// Shows every field, by its name in the evidence, in order of declaration.
    fn each(&self, see: &mut dyn FnMut(&'static str, Slot<'_>));
    /// The field of this name.
    fn slot(&mut self, key: &str) -> Option<SlotMut<'_>>;
}

/// Declares a subject: each field with its name in the evidence and its type.
macro_rules! subject {
    (
        $(#[$about:meta])*
        pub struct $name:ident {
            $($(#[$field_about:meta])* $field:ident $key:literal: $kind:ident,)*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[$field_about])* pub $field: $crate::evidence::$kind,)*
        }

        impl $crate::evidence::Subject for $name {
            fn each(&self, see: &mut dyn FnMut(&'static str, $crate::evidence::Slot<'_>)) {
                $(see($key, (&self.$field).into());)*
            }

            fn slot(&mut self, key: &str) -> Option<$crate::evidence::SlotMut<'_>> {
                match key {
                    $($key => Some((&mut self.$field).into()),)*
                    _ => None,
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::evidence::subject::write(self, serializer)
            }
        }

        #[cfg(not(target_family = "wasm"))]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::evidence::read::subject(deserializer)
            }
        }
    };
}
pub(crate) use subject;

/// Writes a subject. Fields the probe never reached are left out: their absence
/// means just that, and reports stay short.
pub(crate) fn write<S: Serializer>(
    subject: &dyn Subject,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    let mut failed = None;
    subject.each(&mut |key, slot| {
        if failed.is_some() {
            return;
        }
        let written = match slot {
            Slot::Flag(field) if field.reached() => map.serialize_entry(key, field),
            Slot::Number(field) if field.reached() => map.serialize_entry(key, field),
            Slot::Text(field) if field.reached() => map.serialize_entry(key, field),
            Slot::List(field) if field.reached() => map.serialize_entry(key, field),
            _ => Ok(()),
        };
        failed = written.err();
    });
    match failed {
        Some(error) => Err(error),
        None => map.end(),
    }
}
