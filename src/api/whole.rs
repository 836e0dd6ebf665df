//! The sources at which media flows, and watching.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::options::{Acquire, Options};
use super::source_option::Source;
use super::{told, watched};
use crate::clock::Clock;
use crate::js::one_shot::OneShot;
use crate::js::promise::promise_of;
use crate::js::read;
use crate::source::call::obstructed;
use crate::source::watched::Watching;
use crate::source::{self, Media, loopback, offline, signaling, whep};
use ontrack_judge::evidence::Evidence;

impl Acquire for Source {
    fn read(source: &JsValue) -> Result<Self, JsValue> {
        Self::read(source)
    }

    fn connections(&self) -> u32 {
        self.connections()
    }

    fn unaffordable(options: &Options<Self>) -> Evidence {
        let mut evidence = offline::unaffordable(&options.nonce);
        evidence.source = options.source.name().into();
        if options.source.connections() > 0 {
            evidence.transport = obstructed("page-budget").transport;
        }
        evidence
    }

    async fn evidence(options: &Options<Self>, clock: &Rc<Clock>) -> Evidence {
        let (nonce, effort) = (&options.nonce, options.effort);
        let moving = OneShot::new();
        let media: Pin<Box<dyn Future<Output = Media> + '_>> = match &options.source {
            Self::Offline => return offline::probe(clock, nonce, effort).await,
            Self::Loopback { all_codecs } => {
                Box::pin(loopback::media(clock, nonce, *all_codecs, &moving))
            }
            Self::Signaling(host) => Box::pin(signaling::media(clock, nonce, host, &moving)),
            Self::Whep(wanted) => Box::pin(whep::media(clock, nonce, wanted, &moving)),
        };
        let media = async {
            let seen = media.await;
            moving.set(());
            seen
        };
        source::beside(clock, nonce, effort, options.source.name(), &moving, media).await
    }
}

/// Watches a connection of the page's own. See `watch` in the package's types;
/// `missed` are the `track` events that came while this module was loading.
pub fn watch(connection: JsValue, options: JsValue, missed: JsValue) -> Result<Watched, JsValue> {
    let options = watched::Wanted::read(&options)?;
    let watching = Watching::begin(connection, options.nonce, options.offline);
    for event in read::elements(&missed) {
        watching.receiving.arrive(&event);
    }
    let ending = Rc::clone(&watching);
    let ended = promise_of(async move {
        ending.over().await;
        watched_report(&ending).await
    });
    Ok(Watched { watching, ended })
}

async fn watched_report(watching: &Watching) -> Result<JsValue, JsValue> {
    let evidence = watching.evidence().await;
    Ok(told(&evidence))
}

/// A connection that is being watched.
pub struct Watched {
    watching: Rc<Watching>,
    ended: Promise,
}

impl Watched {
    /// What was seen so far.
    pub fn report(&self) -> Promise {
        let watching = Rc::clone(&self.watching);
        promise_of(async move { watched_report(&watching).await })
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
