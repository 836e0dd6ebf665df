//! The source `offline`: one connection and a synthetic remote offer, and a second
//! connection to compare it with. No network, no permission, no second peer.

mod refused;

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::{RtcPeerConnection, RtcSessionDescription, Window};

use super::connection::OwnConnection;
use super::renegotiation::renegotiate;
use super::sender_connection::SenderConnection;
use crate::js::dictionary::session_description;
use crate::js::interface::{InterfaceObject, scope};
use crate::js::list::array;
use crate::js::promise::CallResult;
use crate::js::realm::Realm;
use crate::js::survey::Survey;
use crate::js::thrown::{Observe, Thrown, call_outcome};
use crate::js::timer::{microtasks, task};
use crate::js::untrusted::Untrusted;
use crate::observe::delivery::{self, EventContext, OFFER_LIMIT_MS, TrackEvents};
use crate::observe::ground::Ground;
use crate::observe::offer::Credentials;
use crate::observe::refusals;
use crate::observe::{
    capabilities, challenge as reflection, configuration, connection, constructor, deadline,
    environment, lifecycle, stack_depth, surface,
};
use crate::options::Effort;
use crate::session::{Over, Session};
use ontrack_judge::challenge::Challenge;
use ontrack_judge::evidence::challenge::Reflection;
use ontrack_judge::evidence::refusals::Refusals;
use ontrack_judge::evidence::renegotiation::Renegotiation;
use ontrack_judge::evidence::surface::Surface;
use ontrack_judge::evidence::{Evidence, Observation, SCHEMA_VERSION};
use ontrack_judge::{Reason, SkipReason};
use refused::{create_offer_on_non_connection, refuse_configurations, refuse_when_closed};

/// How many turns of the microtask queue a promise must outlast.
const TURNS: u32 = 500;

type Constructor = Untrusted<InterfaceObject<RtcPeerConnection>>;

/// Probes, and gives what was observed in time.
pub(crate) async fn probe(session: &Rc<Session>, effort: Effort) -> Evidence {
    let mut evidence = unobserved(&session.nonce);
    match (observe(session, &mut evidence, effort).await, effort) {
        (Ok(()), _) => {}
        (Err(Over), Effort::Usual) => deadline::time_out_of_two_connections(&mut evidence),
        (Err(Over), Effort::Thorough) => deadline::time_out(&mut evidence),
    }
    evidence
}

/// The evidence before anything was observed.
pub(crate) fn unobserved(nonce: &str) -> Evidence {
    Evidence {
        schema_version: SCHEMA_VERSION,
        version: env!("CARGO_PKG_VERSION").into(),
        source: "offline".into(),
        nonce: nonce.into(),
        ..Evidence::default()
    }
}

/// The evidence where the page's budget of connections has no room for a probe.
pub(crate) fn out_of_budget(nonce: &str) -> Evidence {
    Evidence {
        obstacle: Reason::PageBudget.name().into(),
        ..unobserved(nonce)
    }
}

async fn observe(
    session: &Rc<Session>,
    evidence: &mut Evidence,
    effort: Effort,
) -> Result<(), Over> {
    observe_page(session, evidence).await?;
    if effort == Effort::Thorough && evidence.delivery.outcome.is("resolves") {
        offer_again(session, &mut evidence.renegotiation).await?;
    }
    Ok(())
}

async fn observe_page(session: &Rc<Session>, evidence: &mut Evidence) -> Result<(), Over> {
    let Ok(scope) = scope() else {
        evidence.obstacle = Reason::StartFailed.name().into();
        return Ok(());
    };
    if environment::context(&scope) != "window" {
        evidence.environment = environment::observe(&scope, Err(&Thrown::from(JsValue::UNDEFINED)));
        evidence.obstacle = Reason::NotAWindow.name().into();
        return Ok(());
    }
    let realm = session.realm();
    let environment = environment::observe(&scope, realm.as_deref());
    evidence.environment = session.timely(environment)?;
    let realm = realm.ok();
    evidence.constructor = session.timely(constructor::observe(&scope, realm.as_deref()))?;
    let Ok(constructor) = scope.interface::<RtcPeerConnection>() else {
        return Ok(());
    };
    if !evidence.constructor.kind.is("function") {
        survey(session, &scope, realm.as_deref(), &mut evidence.surface)?;
        return session.progress("surveyed");
    }
    match OwnConnection::open(session, &constructor, &[]) {
        Ok(own) => {
            session.progress("constructed")?;
            let connection =
                connection::observe(&scope, realm.as_deref(), &constructor, own.value());
            evidence.connection = session.timely(connection)?;
            let context = EventContext {
                scope,
                realm,
                connection: own.value().clone(),
                challenge: Rc::new(Challenge::from_nonce(&evidence.nonce)),
                session: Rc::clone(session),
            };
            negotiate(evidence, &constructor, Rc::new(context)).await?;
        }
        Err(error) => {
            evidence.connection = connection::failed(&error);
            survey(session, &scope, realm.as_deref(), &mut evidence.surface)?;
            session.progress("surveyed")?;
        }
    }
    Ok(())
}

async fn negotiate(
    evidence: &mut Evidence,
    constructor: &Constructor,
    context: Rc<EventContext>,
) -> Result<(), Over> {
    let (session, own) = (&context.session, &context.connection);
    let (scope, realm) = (&context.scope, context.realm.as_deref());
    let mut surveyed = None;
    if session.is_cold {
        surveyed = survey(session, scope, realm, &mut evidence.surface)?;
        // The page has a turn.
        session.within(OFFER_LIMIT_MS, &task()).await?;
    }
    refuse_configurations(session, constructor, &mut evidence.refusals);
    let on_non_connection = create_offer_on_non_connection(constructor);
    // Before the browser works on the offer, for which a further connection would wait.
    let second = open_second(session, constructor, realm, evidence);

    let events = Rc::new(TrackEvents::new());
    let listeners = events.listen(&context);
    evidence.connection.handler_is_kept = own.ontrack().observe().map(|kept| {
        listeners
            .iter()
            .any(|listener| kept.value() == listener.function())
    });
    let reads = array(&[]);
    let description =
        configuration::recording_description("offer", &context.challenge.offer(), &reads);
    let result = description.and_then(|description| own.set_remote_description(&description));
    let mut offer = delivery::after_call(own, &result, reads, &events);
    // While the browser works on the offer in threads of its own, there is time to survey the page.
    if !session.is_cold {
        surveyed = survey(session, scope, realm, &mut evidence.surface)?;
    }
    session.progress("surveyed")?;
    session.within(OFFER_LIMIT_MS, &microtasks(TURNS)).await?;
    offer.after_microtasks(&events);
    if let Some(second) = &second {
        second.after_microtasks(&mut evidence.sender, &mut evidence.offer);
    }
    evidence.capabilities = session.timely(capabilities::observe(scope, realm))?;
    evidence.configuration.description_reads = offer
        .settle(session, own, &events, &mut evidence.delivery)
        .await?;
    let mut tracks = events.take_into(evidence);
    session.progress("offer-set")?;

    // An offer that was not taken, or not yet, cannot be reflected.
    let mut credentials = Credentials::default();
    if evidence.delivery.outcome.is("resolves") {
        reflection::transceivers(&context.challenge, own, &mut evidence.challenge);
        let (challenge, refusals) = (&mut evidence.challenge, &mut evidence.refusals);
        credentials = answer(&context, challenge, refusals).await?;
    }
    evidence.refusals.create_offer_on_stranger =
        refusals::refusal(session, &on_non_connection).await?;
    if let Some(second) = &second
        && let Some(offer) = second.offer(session, &mut evidence.offer).await?
    {
        second.stop(&mut evidence.renegotiation);
        let (seen, capabilities) = (&mut evidence.offer, &mut evidence.capabilities);
        offer.compare(&context, &credentials, seen, capabilities);
    }
    drop(listeners);
    measure(session, scope, realm, surveyed, &mut evidence.surface).await?;

    // Events that came after the offer was taken belong to it too.
    tracks.extend(events.take_into(evidence));
    lifecycle::observe(session, own, &tracks, &mut evidence.lifecycle).await?;
    refuse_when_closed(session, own, &mut evidence.refusals).await?;
    if let Some(second) = &second {
        evidence.sender.needed = second.finish(session, &mut evidence.renegotiation).await?;
    }
    Ok(())
}

async fn measure(
    session: &Session,
    scope: &Untrusted<Window>,
    realm: Option<&Realm>,
    survey: Option<Survey>,
    seen: &mut Surface,
) -> Result<(), Over> {
    let (Some(realm), Some(survey)) = (realm, survey) else {
        seen.deep = Observation::skipped(SkipReason::NoRealm);
        return Ok(());
    };
    // What a failed call leaves out is an observation that was not made.
    let Ok(ground) = Ground::of(scope, realm) else {
        return Ok(());
    };
    seen.replaced = ground.replaced(scope, realm);
    stack_depth::observe(session, realm, &survey, &ground, seen).await
}

fn open_second(
    session: &Session,
    constructor: &Constructor,
    realm: Option<&Realm>,
    evidence: &mut Evidence,
) -> Option<SenderConnection> {
    match SenderConnection::open(session, constructor, realm) {
        Ok((second, configuration, sender)) => {
            evidence.configuration = configuration;
            evidence.sender = sender;
            Some(second)
        }
        Err(error) => {
            if connection::is_limit_reached(&error) {
                evidence.obstacle = Reason::ResourceLimit.name().into();
            }
            None
        }
    }
}

async fn offer_again(session: &Session, evidence: &mut Renegotiation) -> Result<(), Over> {
    let constructor = scope().and_then(|scope| scope.interface::<RtcPeerConnection>());
    let own = constructor.and_then(|constructor| OwnConnection::open(session, &constructor, &[]));
    if let Ok(own) = own {
        let challenge = Challenge::from_nonce(&session.nonce);
        renegotiate(session, own.value(), &challenge, evidence).await?;
        session.progress("renegotiated")?;
    }
    Ok(())
}

fn survey(
    session: &Session,
    scope: &Untrusted<Window>,
    realm: Option<&Realm>,
    seen: &mut Surface,
) -> Result<Option<Survey>, Over> {
    let (surface, surveyed) = session.timely(surface::observe(scope, realm))?;
    *seen = surface;
    Ok(surveyed)
}

/// Asks for the answer and, behind it in the connection's queue, tries a description
/// that is none.
async fn answer(
    context: &EventContext,
    challenge: &mut Reflection,
    seen: &mut Refusals,
) -> Result<Credentials, Over> {
    let (session, own) = (&context.session, &context.connection);
    let no_kind = own.add_transceiver(&[&"nonsense".into()]);
    seen.add_transceiver_of_no_kind = Observation::Value(call_outcome(&no_kind));
    let answering = CallResult::of(&own.create_answer());
    let offering = CallResult::of(&own.create_offer());
    let garbage = session_description("offer", "no session description");
    let garbage = garbage.and_then(|description| own.set_remote_description(&description));
    let garbage = CallResult::of(&garbage);
    let (outcome, value) = session.outcome(&answering, OFFER_LIMIT_MS).await?;
    challenge.answer = outcome;
    let credentials = value.map_or_else(Credentials::default, |value| {
        let answer = value.cast::<RtcSessionDescription>();
        reflection::answer(&context.challenge, &answer, challenge)
    });
    session.progress("answered")?;
    seen.create_offer_before_answer = refusals::refusal(session, &offering).await?;
    seen.garbage_description = refusals::refusal(session, &garbage).await?;
    Ok(credentials)
}
