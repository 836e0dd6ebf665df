//! The second connection of an offline probe: its own transceivers, and an offer of the
//! browser's own to compare with the answer of the first connection.

use wasm_bindgen::JsValue;
use web_sys::{RtcPeerConnection, RtcRtpTransceiver, RtcSessionDescription};

use super::connection::OwnConnection;
use crate::js::interface::InterfaceObject;
use crate::js::list::array;
use crate::js::promise::CallResult;
use crate::js::realm::Realm;
use crate::js::thrown::Thrown;
use crate::js::untrusted::Untrusted;
use crate::observe::delivery::{EventContext, OFFER_LIMIT_MS};
use crate::observe::offer::Credentials;
use crate::observe::sender::NegotiationNeeded;
use crate::observe::{capabilities, configuration, offer, renegotiation, sender};
use crate::session::{Over, Session};
use ontrack_judge::evidence::capabilities::Capabilities;
use ontrack_judge::evidence::configuration::Configuration;
use ontrack_judge::evidence::offer::Offer;
use ontrack_judge::evidence::renegotiation::Renegotiation;
use ontrack_judge::evidence::sender::Sender;
use ontrack_judge::evidence::{Number, Observation};
use ontrack_judge::sdp::Description;

/// A connection that was given transceivers and asked for an offer.
pub(crate) struct SenderConnection {
    own: OwnConnection,
    negotiations: NegotiationNeeded,
    transceiver: Option<Untrusted<RtcRtpTransceiver>>,
    offering: CallResult,
}

/// An offer that the browser made.
pub(crate) struct BrowserOffer {
    description: Untrusted<RtcSessionDescription>,
    sdp: String,
}

impl SenderConnection {
    /// Constructs it with a configuration that records what is read, does everything that
    /// needs no waiting, and gives what that showed.
    ///
    /// Fails with what the constructor threw.
    pub(crate) fn open(
        session: &Session,
        constructor: &Untrusted<InterfaceObject<RtcPeerConnection>>,
        realm: Option<&Realm>,
    ) -> Result<(Self, Configuration, Sender), Thrown> {
        let reads = array(&[]);
        let dictionary = configuration::recording_configuration(&reads)
            .map_err(|_| Thrown::from(JsValue::UNDEFINED))?;
        let own = OwnConnection::open(session, constructor, &[&dictionary])?;
        let mut configuration = Configuration {
            reads: configuration::reads(&reads),
            ..Configuration::default()
        };
        configuration::defaults(own.value(), &mut configuration);
        let negotiations = NegotiationNeeded::listen(own.value());
        let mut sender = sender::observe(own.value(), realm);
        sender.needed_during_call = negotiations.count();
        let offering = CallResult::of(&own.value().create_offer());
        let transceiver = renegotiation::first_transceiver(own.value());
        let this = Self {
            own,
            negotiations,
            transceiver,
            offering,
        };
        Ok((this, configuration, sender))
    }

    /// Observes what many microtasks have changed before any task ran.
    pub(crate) fn after_microtasks(&self, sender: &mut Sender, offer: &mut Offer) {
        sender.needed_in_microtask = self.negotiations.count();
        if let CallResult::Promised(settled) = &self.offering {
            offer.settled_in_microtask = Observation::Value(settled.is_set());
        }
    }

    /// Waits for the browser's offer.
    pub(crate) async fn offer(
        &self,
        session: &Session,
        offer: &mut Offer,
    ) -> Result<Option<BrowserOffer>, Over> {
        let (outcome, description) = session.outcome(&self.offering, OFFER_LIMIT_MS).await?;
        offer.outcome = outcome;
        let made = description.and_then(|description| {
            let description = description.cast::<RtcSessionDescription>();
            let sdp = description.sdp_text()?;
            Some(BrowserOffer { description, sdp })
        });
        if made.is_some() {
            offer.signaling_state = self.own.value().signaling_state();
        }
        Ok(made)
    }

    /// Stops its first transceiver.
    pub(crate) fn stop(&self, renegotiation: &mut Renegotiation) {
        renegotiation::stop(self.own.value(), renegotiation);
    }

    /// Waits for the events that stopping causes, and counts the calls for negotiation.
    pub(crate) async fn finish(
        &self,
        session: &Session,
        renegotiation: &mut Renegotiation,
    ) -> Result<Number, Over> {
        if let Some(transceiver) = &self.transceiver {
            renegotiation::stopped(session, transceiver, renegotiation).await?;
        }
        Ok(self.negotiations.count())
    }
}

impl BrowserOffer {
    /// Compares it with the first connection's answer and with the claimed capabilities.
    pub(crate) fn compare(
        &self,
        context: &EventContext,
        answered: &Credentials,
        offer: &mut Offer,
        capabilities: &mut Capabilities,
    ) {
        let (scope, realm) = (&context.scope, context.realm.as_deref());
        offer::observe(scope, realm, &self.description, offer);
        offer::read(&self.sdp, answered, offer);
        capabilities::compare(scope, realm, &Description::read(&self.sdp), capabilities);
    }
}
