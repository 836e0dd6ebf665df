//! An offer that the browser makes.

use wasm_bindgen::JsValue;
use web_sys::{RtcSessionDescription, Window};

use crate::js::realm::Realm;
use crate::js::untrusted::Untrusted;
use ontrack_judge::evidence::offer::Offer;
use ontrack_judge::evidence::{List, Observation};
use ontrack_judge::sdp::Description;

/// What a connection must share with no other. Kept only to be compared.
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
        let pairs = self.0.iter().zip(&other.0);
        pairs
            .filter(|((_, own), (_, others))| !own.is_empty() && own == others)
            .map(|((name, _), _)| String::from(*name))
            .collect()
    }
}

/// What kind of object the offer is.
pub(crate) fn observe(
    scope: &Untrusted<Window>,
    realm: Option<&Realm>,
    offer: &Untrusted<RtcSessionDescription>,
    evidence: &mut Offer,
) {
    evidence.members = offer.own_names();
    evidence.kind = offer.kind();
    let window = realm.map_or(scope, Realm::window);
    let getter = window
        .prototype::<RtcSessionDescription>()
        .ok()
        .and_then(|prototype| prototype.getter("sdp"));
    evidence.is_description = match getter {
        Some(getter) => Observation::Value(
            getter
                .apply::<JsValue>(offer.value(), &[])
                .is_ok_and(|sdp| sdp.value().is_string()),
        ),
        None => Observation::Absent,
    };
}

/// What the offer says.
pub(crate) fn read(sdp: &str, answered: &Credentials, evidence: &mut Offer) {
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
    evidence.kinds = list(&|index| known(section(index).kind, &["audio", "video", "application"]));
    evidence.directions = list(&|index| {
        known(
            section(index).direction,
            &["sendrecv", "sendonly", "recvonly", "inactive"],
        )
    });
    evidence.setup = list(&|index| known(section(index).setup, &["active", "passive", "actpass"]));
    evidence.secured = Observation::Value(read.secured() as f64);
    evidence.line_ends = Observation::Value(
        sdp.ends_with("\r\n")
            && sdp
                .split('\n')
                .rev()
                .skip(1)
                .all(|line| line.ends_with('\r')),
    );
    let mids: Vec<&str> = read.sections.iter().map(|section| section.mid).collect();
    evidence.is_bundled = Observation::Value(mids.iter().enumerate().all(|(index, mid)| {
        !mid.is_empty()
            && !mids.iter().skip(index + 1).any(|other| other == mid)
            && read.bundle.split(' ').any(|bundled| bundled == *mid)
    }));
    let own = Credentials::of(&read);
    evidence.shared = Observation::Value(own.shared(answered));
    let [_, (_, user), (_, password), _] = &own.0;
    evidence.user_length = Observation::Value(user.len() as f64);
    evidence.password_length = Observation::Value(password.len() as f64);
}
