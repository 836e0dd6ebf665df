//! How enums of stable codes are declared: each variant once, with its code and its meaning.

/// Declares an enum of codes that are under semantic versioning. The doc comment of a variant
/// is its meaning, from which types, documents and the playground's words are written.
///
/// A last variant behind `also` holds another enum of codes, whose codes it shares.
#[doc(hidden)]
#[macro_export]
macro_rules! codes {
    (
        $(#[doc = $about:literal])*
        pub enum $name:ident {
            $($(#[doc = $meaning:literal])+ $variant:ident = $code:literal,)*
            $(also $(#[doc = $also_about:literal])+ $also:ident($other:ty),)?
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[doc = $meaning])+ $variant,)*
            $($(#[doc = $also_about])+ $also($other),)?
        }

        impl $name {
            /// All that are declared here, in order of declaration.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The code; under semantic versioning.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                    $(Self::$also(other) => <$other>::name(other),)?
                }
            }

            /// What it means, for documents and people.
            pub fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($meaning),+).trim_ascii_start(),)*
                    $(Self::$also(other) => other.meaning(),)?
                }
            }

            /// The one that has this code.
            pub fn from_name(name: &str) -> Option<Self> {
                let own = Self::ALL.iter().copied().find(|code| code.name() == name);
                $(let own = own.or_else(|| <$other>::from_name(name).map(Self::$also));)?
                own
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.name())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                Self::from_name(&name).ok_or_else(|| {
                    serde::de::Error::custom(["no such code: ", &*name].concat())
                })
            }
        }
    };
}
pub(crate) use codes;
