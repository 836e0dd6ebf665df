//! The source `offline`: one connection and a synthetic remote offer, and a second
//! connection to hold against it. No network, no permission, no second peer.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::connection::OwnConnection;
use super::second::Second;
use crate::clock::{Clock, Over};
use crate::js::primitives as js;
use crate::js::promise::CallResult;
use crate::js::read;
use crate::js::realm::Realm;
use crate::js::timer::microtasks;
use crate::observe::delivery::{self, EventContext, OFFER_LIMIT_MS, TrackEvents};
use crate::observe::offer::Credentials;
use crate::observe::refusals;
use crate::observe::{
    capabilities, challenge as reflection, connection, constructor, deadline, environment,
    lifecycle, renegotiation, stack_depth, surface,
};
use ontrack_judge::challenge::Challenge;
use ontrack_judge::evidence::{Evidence, Observation, SCHEMA_VERSION};

/// How many turns of the microtask queue a promise must outlast.
const TURNS: u32 = 500;

/// How much a probe may spend.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Effort {
    /// Two connections.
    Usual,
    /// Three connections, and some ten milliseconds more.
    Thorough,
}

impl Effort {
    /// How many connections it opens.
    pub(crate) fn connections(self) -> u32 {
        match self {
            Self::Usual => 2,
            Self::Thorough => 3,
        }
    }
}

/// Probes, and gives whatever was seen in time.
pub(crate) async fn probe(clock: &Rc<Clock>, nonce: &str, effort: Effort) -> Evidence {
    let mut evidence = nothing_seen(nonce);
    match (look_in_time(clock, &mut evidence, effort).await, effort) {
        (Ok(()), _) => {}
        (Err(Over), Effort::Usual) => deadline::time_out_of_two_connections(&mut evidence),
        (Err(Over), Effort::Thorough) => deadline::time_out(&mut evidence),
    }
    evidence
}

async fn look_in_time(
    clock: &Rc<Clock>,
    evidence: &mut Evidence,
    effort: Effort,
) -> Result<(), Over> {
    look_around(clock, evidence).await?;
    if effort == Effort::Thorough && evidence.delivery.outcome.is("resolves") {
        renegotiate(clock, evidence).await?;
    }
    Ok(())
}

/// The evidence of a probe that has yet to look.
pub(crate) fn nothing_seen(nonce: &str) -> Evidence {
    Evidence {
        schema_version: SCHEMA_VERSION,
        version: env!("CARGO_PKG_VERSION").into(),
        source: "offline".into(),
        nonce: nonce.into(),
        ..Evidence::default()
    }
}

/// The evidence where the page's budget has no room for a probe.
pub(crate) fn unaffordable(nonce: &str) -> Evidence {
    Evidence {
        obstacle: "page-budget".into(),
        ..nothing_seen(nonce)
    }
}

async fn look_around(clock: &Rc<Clock>, evidence: &mut Evidence) -> Result<(), Over> {
    let Ok(scope) = js::scope() else {
        evidence.obstacle = "start-failed".into();
        return Ok(());
    };
    if environment::context(&scope) != "window" {
        evidence.environment = environment::observe(&scope, Err(&JsValue::UNDEFINED));
        evidence.obstacle = "not-a-window".into();
        return Ok(());
    }
    let realm = Realm::get();
    evidence.environment = clock.timely(environment::observe(&scope, realm.as_ref().map(drop)))?;
    let realm = realm.ok();
    evidence.constructor = clock.timely(constructor::observe(&scope, realm.as_deref()))?;
    let Ok(constructor) = js::get(&scope, "RTCPeerConnection") else {
        return Ok(());
    };
    if !evidence.constructor.kind.is("function") {
        return survey(clock, evidence, &scope, realm.as_deref());
    }
    match OwnConnection::open(clock, &constructor, &[]) {
        Ok(own) => {
            clock.stage("constructed")?;
            let seen = connection::observe(&scope, realm.as_deref(), &constructor, own.value());
            evidence.connection = clock.timely(seen)?;
            let context = EventContext {
                scope,
                realm,
                connection: own.value().clone(),
                challenge: Rc::new(Challenge::from_nonce(&evidence.nonce)),
                clock: Rc::clone(clock),
            };
            negotiate(evidence, &constructor, Rc::new(context)).await?;
        }
        Err(error) => {
            evidence.connection = connection::failed(&error);
            survey(clock, evidence, &scope, realm.as_deref())?;
        }
    }
    Ok(())
}

async fn negotiate(
    evidence: &mut Evidence,
    constructor: &JsValue,
    context: Rc<EventContext>,
) -> Result<(), Over> {
    let (clock, own) = (&context.clock, &context.connection);
    refuse_configurations(clock, evidence, constructor);
    let on_stranger = create_offer_on_stranger(constructor);

    let events = Rc::new(TrackEvents::new());
    let listeners = events.listen(&context);
    evidence.connection.handler_is_kept = read::observe(js::get(own, "ontrack")).map(|kept| {
        listeners
            .iter()
            .any(|listener| kept == *listener.function())
    });
    let mut remote_offer = delivery::set_remote_offer(own, &context.challenge, &events);
    // While the browser works on the offer in threads of its own, there is time to
    // look around, and to use the second connection.
    survey(clock, evidence, &context.scope, context.realm.as_deref())?;
    let second = Second::open(clock, constructor, context.realm.as_deref(), evidence);
    clock.within(OFFER_LIMIT_MS, &microtasks(TURNS)).await?;
    remote_offer.after_microtasks(&events);
    if let Some(second) = &second {
        second.after_microtasks(evidence);
    }
    let claimed = capabilities::observe(&context.scope, context.realm.as_deref());
    evidence.capabilities = clock.timely(claimed)?;
    evidence.configuration.description_reads = remote_offer
        .settle(clock, own, &events, &mut evidence.delivery)
        .await?;
    let mut tracks = events.take_into(evidence);
    clock.stage("offer-set")?;

    // An offer that was not taken, or not yet, can be reflected by nobody.
    let mut credentials = Credentials::default();
    if evidence.delivery.outcome.is("resolves") {
        reflection::transceivers(&context.challenge, own, &mut evidence.challenge);
        credentials = answer(evidence, &context).await?;
    }
    evidence.refusals.create_offer_on_stranger = refusals::refusal(clock, &on_stranger).await?;
    if let Some(second) = &second {
        second.finish(&context, evidence, &credentials).await?;
    }
    drop(listeners);
    evidence.surface.deep =
        stack_depth::observe(clock, &context.scope, context.realm.as_deref(), constructor).await?;

    // What a page sends after the offer was taken belongs to it too.
    tracks.extend(events.take_into(evidence));
    lifecycle::observe(clock, own, &tracks, &mut evidence.lifecycle).await?;
    refuse_when_closed(clock, evidence, own).await?;
    if let Some(second) = &second {
        second.at_last(clock, evidence).await?;
    }
    Ok(())
}

async fn renegotiate(clock: &Clock, evidence: &mut Evidence) -> Result<(), Over> {
    let constructor = js::scope().and_then(|scope| js::get(&scope, "RTCPeerConnection"));
    if let Ok(own) = constructor.and_then(|it| OwnConnection::open(clock, &it, &[])) {
        let challenge = Challenge::from_nonce(&evidence.nonce);
        renegotiation::observe(clock, own.value(), &challenge, &mut evidence.renegotiation).await?;
        clock.stage("renegotiated")?;
    }
    Ok(())
}

fn survey(
    clock: &Clock,
    evidence: &mut Evidence,
    scope: &JsValue,
    realm: Option<&Realm>,
) -> Result<(), Over> {
    evidence.surface = clock.timely(surface::observe(scope, realm))?;
    clock.stage("surveyed")
}

fn refuse_configurations(clock: &Clock, evidence: &mut Evidence, constructor: &JsValue) {
    let refusals = &mut evidence.refusals;
    refusals.bad_policy =
        refusals::construct_with(constructor, "iceTransportPolicy", &"nonsense".into());
    if let Ok(servers) = refusals::nonsense_servers() {
        let tried = refusals::construct_with_servers(constructor, &servers);
        (refusals.bad_url, refusals.bad_url_is_kept) = tried;
    }
    // A wrapper that refuses nothing has opened connections.
    let tried = [&refusals.bad_policy, &refusals.bad_url];
    for _ in tried.iter().filter(|tried| tried.is("returns")) {
        clock.allowance.note();
    }
}

fn create_offer_on_stranger(constructor: &JsValue) -> CallResult {
    let create_offer = js::get(constructor, "prototype").and_then(|it| js::get(&it, "createOffer"));
    CallResult::of(
        &create_offer.and_then(|create_offer| {
            js::apply(&create_offer, &js::object()?, &read::arguments(&[]))
        }),
    )
}

async fn refuse_when_closed(
    clock: &Clock,
    evidence: &mut Evidence,
    own: &JsValue,
) -> Result<(), Over> {
    let transceiver = read::call(own, "addTransceiver", &[&"audio".into()]);
    evidence.refusals.add_transceiver_when_closed =
        Observation::Value(read::call_outcome(&transceiver));
    let offer = CallResult::of(&read::call(own, "createOffer", &[]));
    evidence.refusals.create_offer_when_closed = refusals::refusal(clock, &offer).await?;
    Ok(())
}

/// Asks for the answer and, behind it in the connection's queue, tries a description
/// that is none.
async fn answer(evidence: &mut Evidence, context: &EventContext) -> Result<Credentials, Over> {
    let (clock, own) = (&context.clock, &context.connection);
    let no_kind = read::call(own, "addTransceiver", &[&"nonsense".into()]);
    evidence.refusals.add_transceiver_of_no_kind = Observation::Value(read::call_outcome(&no_kind));
    let answering = CallResult::of(&read::call(own, "createAnswer", &[]));
    let offering = CallResult::of(&read::call(own, "createOffer", &[]));
    let garbage = CallResult::of(&js::object().and_then(|description| {
        js::set(&description, "type", &"offer".into())?;
        js::set(&description, "sdp", &"no session description".into())?;
        read::call(own, "setRemoteDescription", &[&description])
    }));
    let (outcome, value) = clock.outcome(&answering, OFFER_LIMIT_MS).await?;
    evidence.challenge.answer = outcome;
    let credentials = value.map_or_else(Credentials::default, |value| {
        reflection::answer(&context.challenge, &value, &mut evidence.challenge)
    });
    clock.stage("answered")?;
    evidence.refusals.create_offer_before_answer = refusals::refusal(clock, &offering).await?;
    evidence.refusals.garbage_description = refusals::refusal(clock, &garbage).await?;
    Ok(credentials)
}
