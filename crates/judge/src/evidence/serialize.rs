//! How evidence is written with serde: one piece of code for all subjects.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::subject::{self, Subject, Subjects};
use super::{Evidence, Member};

/// The members that only a source with media fills. Without media they are not written, so that
/// reports stay short.
const OF_MEDIA: [&str; 3] = ["transport", "received", "codecs"];

impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, member) in Self::MEMBER_NAMES.into_iter().zip(self.members()) {
            if OF_MEDIA.contains(&name) && member.is_untouched() {
                continue;
            }
            map.serialize_key(name)?;
            match member {
                Member::Version(version) => map.serialize_value(version)?,
                Member::Text(text) => map.serialize_value(text)?,
                Member::Number(number) => map.serialize_value(number)?,
                Member::Subject(subject) => map.serialize_value(&Fields(subject))?,
                Member::Subjects(subjects) => map.serialize_value(&Elements(subjects))?,
                Member::Timeline(moments) => map.serialize_value(moments)?,
            }
        }
        map.end()
    }
}

impl Member<'_> {
    fn is_untouched(&self) -> bool {
        match self {
            Self::Subject(subject) => subject::is_untouched(*subject),
            Self::Subjects(subjects) => subjects.at(0).is_none(),
            _ => false,
        }
    }
}

/// The fields of a subject. Those that the probe never reached are left out: their absence
/// means just that.
struct Fields<'a>(&'a dyn Subject);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        subject::write(self.0, serializer)
    }
}

/// A list of subjects.
struct Elements<'a>(&'a dyn Subjects);

impl Serialize for Elements<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let places = 0_usize..;
        serializer.collect_seq(places.map_while(|place| self.0.at(place)).map(Fields))
    }
}
