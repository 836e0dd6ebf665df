//! The second connection of a probe: our own transceivers, and an offer of the
//! browser's own to hold against its answer.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::connection::OwnConnection;
use crate::clock::{Clock, Over};
use crate::js::promise::CallResult;
use crate::js::read;
use crate::js::realm::Realm;
use crate::observe::delivery::{EventContext, OFFER_LIMIT_MS};
use crate::observe::offer::Credentials;
use crate::observe::sender::NegotiationNeeded;
use crate::observe::{capabilities, configuration, connection, offer, renegotiation, sender};
use ontrack_judge::evidence::{Evidence, Observation};
use ontrack_judge::sdp::Description;

/// A connection that was given transceivers and asked for an offer.
pub(crate) struct Second {
    own: OwnConnection,
    needed: NegotiationNeeded,
    transceiver: Option<JsValue>,
    offering: CallResult,
}

impl Second {
    /// Constructs it with a configuration that notes what is read, and does
    /// everything that needs no waiting.
    pub(crate) fn open(
        clock: &Clock,
        constructor: &JsValue,
        realm: Option<&Realm>,
        evidence: &mut Evidence,
    ) -> Option<Self> {
        let reads = Array::new();
        let bait = configuration::bait(&reads).ok()?;
        let own = OwnConnection::open(clock, constructor, &[&bait])
            .inspect_err(|error| {
                if connection::is_limit_reached(error) {
                    evidence.obstacle = "resource-limit".into();
                }
            })
            .ok()?;
        evidence.configuration.reads = configuration::reads(&reads);
        configuration::defaults(own.value(), &mut evidence.configuration);
        let needed = NegotiationNeeded::listen(own.value());
        evidence.sender = sender::observe(own.value(), realm);
        evidence.sender.needed_during_call = needed.count();
        let offering = CallResult::of(&read::call(own.value(), "createOffer", &[]));
        let transceiver = renegotiation::first_transceiver(own.value());
        Some(Self {
            own,
            needed,
            transceiver,
            offering,
        })
    }

    /// Looks when many microtasks have run and no task has.
    pub(crate) fn after_microtasks(&self, evidence: &mut Evidence) {
        evidence.sender.needed_in_microtask = self.needed.count();
        if let CallResult::Promised(settled) = &self.offering {
            evidence.offer.settled_in_microtask = Observation::Value(settled.is_set());
        }
    }

    /// Waits for the offer, and compares it with the answer of the first connection.
    pub(crate) async fn finish(
        &self,
        context: &EventContext,
        evidence: &mut Evidence,
        answered: &Credentials,
    ) -> Result<(), Over> {
        let clock = &context.clock;
        let (outcome, made) = clock.outcome(&self.offering, OFFER_LIMIT_MS).await?;
        evidence.offer.outcome = outcome;
        let Some((made, sdp)) = made.and_then(|made| offer::text(&made).map(|sdp| (made, sdp)))
        else {
            return Ok(());
        };
        evidence.offer.signaling_state = read::text(read::get(self.own.value(), "signalingState"));
        renegotiation::stop(self.own.value(), &mut evidence.renegotiation);
        let realm = context.realm.as_deref();
        offer::observe(&context.scope, realm, &made, &mut evidence.offer);
        offer::read(&sdp, answered, &mut evidence.offer);
        capabilities::compare(
            &context.scope,
            realm,
            &Description::read(&sdp),
            &mut evidence.capabilities,
        );
        Ok(())
    }

    /// Looks once more when tasks enough have run for every event to come.
    pub(crate) async fn at_last(&self, clock: &Clock, evidence: &mut Evidence) -> Result<(), Over> {
        if let Some(transceiver) = &self.transceiver {
            renegotiation::stopped(clock, transceiver, &mut evidence.renegotiation).await?;
        }
        evidence.sender.needed = self.needed.count();
        Ok(())
    }
}
