//! An offer of the browser's own.

use wasm_bindgen::JsValue;

use crate::js::primitives as js;
use crate::js::read;
use crate::js::realm::Realm;
use ontrack_judge::evidence::offer::Offer;
use ontrack_judge::evidence::{List, Observation};
use ontrack_judge::sdp::Description;

/// What a connection must have for itself alone. Held only to be compared.
#[derive(Clone, Default)]
pub(crate) struct Credentials([(&'static str, String); 4]);

impl Credentials {
    pub(crate) fn of(description: &Description<'_>) -> Self {
        let first = description.sections.first().cloned().unwrap_or_default();
        let fingerprint = if first.fingerprint.is_empty() {
            description.fingerprint
        } else {
            first.fingerprint
        };
        Self([
            ("session", description.session.into()),
            ("user", first.user.into()),
            ("password", first.password.into()),
            ("fingerprint", fingerprint.into()),
        ])
    }

    fn shared(&self, other: &Self) -> Vec<String> {
        let both = self.0.iter().zip(&other.0);
        both.filter(|((_, own), (_, others))| !own.is_empty() && own == others)
            .map(|((name, _), _)| String::from(*name))
            .collect()
    }
}

/// The offer's text, where `createOffer` resolved with one.
pub(crate) fn text(offer: &JsValue) -> Option<String> {
    read::string(&js::get(offer, "sdp").ok()?, read::DESCRIPTION_LIMIT)
}

/// What kind of object the offer is.
pub(crate) fn observe(scope: &JsValue, realm: Option<&Realm>, offer: &JsValue, seen: &mut Offer) {
    seen.members = read::own_names(offer);
    seen.kind = read::text_at(offer, "type");
    let window = realm.map_or(scope, Realm::window);
    let getter = js::get(window, "RTCSessionDescription")
        .and_then(|interface| js::get(&interface, "prototype"))
        .ok()
        .and_then(|prototype| read::getter(&prototype, "sdp"));
    seen.is_description = match getter {
        Some(getter) => Observation::Value(
            js::apply(&getter, offer, &read::arguments(&[])).is_ok_and(|sdp| sdp.is_string()),
        ),
        None => Observation::Absent,
    };
}

/// What the offer says.
pub(crate) fn read(sdp: &str, answered: &Credentials, seen: &mut Offer) {
    let read = Description::read(sdp);
    let list = |word: &dyn Fn(usize) -> String| -> List {
        Observation::Value((0..read.sections.len()).map(word).collect())
    };
    let known = |word: &str, words: &[&str]| {
        if words.contains(&word) {
            word.to_owned()
        } else {
            String::from("(other)")
        }
    };
    let section = |index: usize| read.sections.get(index).cloned().unwrap_or_default();
    seen.kinds = list(&|index| known(section(index).kind, &["audio", "video", "application"]));
    seen.directions = list(&|index| {
        known(
            section(index).direction,
            &["sendrecv", "sendonly", "recvonly", "inactive"],
        )
    });
    seen.setup = list(&|index| known(section(index).setup, &["active", "passive", "actpass"]));
    seen.secured = Observation::Value(read.secured() as f64);
    seen.line_ends = Observation::Value(
        sdp.ends_with("\r\n")
            && sdp
                .split('\n')
                .rev()
                .skip(1)
                .all(|line| line.ends_with('\r')),
    );
    let mids: Vec<&str> = read.sections.iter().map(|section| section.mid).collect();
    seen.is_bundled = Observation::Value(mids.iter().enumerate().all(|(index, mid)| {
        !mid.is_empty()
            && !mids.iter().skip(index + 1).any(|other| other == mid)
            && read.bundle.split(' ').any(|bundled| bundled == *mid)
    }));
    let own = Credentials::of(&read);
    seen.shared = Observation::Value(own.shared(answered));
    let [_, (_, user), (_, password), _] = &own.0;
    seen.user_length = Observation::Value(user.len() as f64);
    seen.password_length = Observation::Value(password.len() as f64);
}
