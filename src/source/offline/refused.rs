//! Calls that a browser must refuse, made on the way.

use js_sys::Function;
use web_sys::RtcPeerConnection;

use super::Constructor;
use crate::js::dictionary::dictionary;
use crate::js::promise::CallResult;
use crate::js::thrown::{Read, call_outcome};
use crate::js::untrusted::{Any, Untrusted};
use crate::observe::refusals;
use crate::session::{Over, Session};
use ontrack_judge::evidence::Observation;
use ontrack_judge::evidence::refusals::Refusals;

/// Constructs connections with configurations that are none.
pub(super) fn refuse_configurations(
    session: &Session,
    constructor: &Constructor,
    seen: &mut Refusals,
) {
    seen.bad_policy =
        refusals::construct_with(constructor, "iceTransportPolicy", &"nonsense".into());
    if let Ok(servers) = refusals::nonsense_servers() {
        let tried = refusals::construct_with_servers(constructor, &servers);
        (seen.bad_url, seen.bad_url_is_kept) = tried;
    }
    // A wrapper that refuses nothing has opened connections.
    let tried = [&seen.bad_policy, &seen.bad_url];
    for _ in tried.iter().filter(|tried| tried.is("returns")) {
        session.connections.count_opened();
    }
}

/// `createOffer` of something that is no connection.
pub(super) fn create_offer_on_non_connection(constructor: &Constructor) -> CallResult {
    let call = || -> Read<Any> {
        let create_offer: Untrusted<Function> = constructor.prototype()?.get("createOffer")?;
        create_offer.apply(&dictionary(&[])?, &[])
    };
    CallResult::of(&call())
}

/// Calls methods of the closed connection.
pub(super) async fn refuse_when_closed(
    session: &Session,
    own: &Untrusted<RtcPeerConnection>,
    seen: &mut Refusals,
) -> Result<(), Over> {
    let transceiver = own.add_transceiver(&[&"audio".into()]);
    seen.add_transceiver_when_closed = Observation::Value(call_outcome(&transceiver));
    let offer = CallResult::of(&own.create_offer());
    seen.create_offer_when_closed = refusals::refusal(session, &offer).await?;
    Ok(())
}
