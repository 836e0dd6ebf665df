//! The sources at which media flows, and watching.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::options::Options;
use super::source_option::Source;
use super::{told, watched};
use crate::browser::clock::Clock;
use crate::browser::look;
use crate::browser::pending::{Pending, promised};
use crate::browser::source::call::obstructed;
use crate::browser::source::watched::Watching;
use crate::browser::source::{self, Media, loopback, offline, signaling, whep};
use crate::evidence::Evidence;

/// Nothing is constructed where the page's budget has no room for all that is needed.
pub(super) fn unaffordable(options: &Options) -> Evidence {
    let mut evidence = offline::unaffordable(&options.nonce);
    evidence.source = options.source.name().into();
    if options.source.connections() > 0 {
        evidence.transport = obstructed("page-budget").transport;
    }
    evidence
}

/// What the source that the caller wants lets us see.
pub(super) async fn evidence(options: &Options, clock: &Rc<Clock>) -> Evidence {
    let (nonce, effort) = (&options.nonce, options.effort);
    let moving = Pending::new();
    let media: Pin<Box<dyn Future<Output = Media> + '_>> = match &options.source {
        Source::Offline => return offline::probe(clock, nonce, effort).await,
        Source::Loopback { all_codecs } => {
            Box::pin(loopback::media(clock, nonce, *all_codecs, &moving))
        }
        Source::Signaling(host) => Box::pin(signaling::media(clock, nonce, host, &moving)),
        Source::Whep(wanted) => Box::pin(whep::media(clock, nonce, wanted, &moving)),
    };
    let media = async {
        let seen = media.await;
        moving.tell(());
        seen
    };
    source::beside(clock, nonce, effort, options.source.name(), &moving, media).await
}

/// Watches a connection of the page's own. See `watch` in the package's types;
/// `missed` are the `track` events that came while this module was loading.
#[wasm_bindgen]
pub fn watch(connection: JsValue, options: JsValue, missed: JsValue) -> Result<Watch, JsValue> {
    let options = watched::Wanted::read(&options)?;
    let watching = Watching::begin(connection, options.nonce, options.offline);
    for event in look::elements(&missed) {
        watching.receiving.arrive(&event);
    }
    let ending = Rc::clone(&watching);
    let ended = promised(async move {
        ending.over().await;
        watched_report(&ending).await
    });
    Ok(Watch { watching, ended })
}

async fn watched_report(watching: &Watching) -> Result<JsValue, JsValue> {
    let evidence = watching.evidence().await;
    Ok(told(&evidence))
}

/// A connection that is being watched.
#[wasm_bindgen]
pub struct Watch {
    watching: Rc<Watching>,
    ended: Promise,
}

#[wasm_bindgen]
impl Watch {
    /// What was seen so far.
    pub fn report(&self) -> Promise {
        let watching = Rc::clone(&self.watching);
        promised(async move { watched_report(&watching).await })
    }

    /// The last report, when the connection was closed or `stop` called.
    pub fn ended(&self) -> Promise {
        self.ended.clone()
    }

    /// Leaves the connection as it is.
    pub fn stop(&self) {
        self.watching.stop();
    }
}
