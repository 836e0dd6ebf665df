//! A connection of ours at which a source's media arrives.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::channel::echo;
use super::connection::OwnConnection;
use super::receiving::{LOOK_MS, Receiving};
use super::{HOLD_MS, Media};
use crate::clock::{Clock, Over};
use crate::js::listener::Listener;
use crate::js::media::FrameSink;
use crate::js::one_shot::OneShot;
use crate::js::primitives as js;
use crate::js::realm::Realm;
use crate::observe::connection::is_limit_reached;
use crate::observe::environment;
use ontrack_judge::evidence::Observation;

/// How many changes of the colour must have been seen.
const CHANGES: u32 = 8;

/// A connection that is closed on drop, with its tracks followed and shown.
pub(crate) struct Call {
    pub(crate) receiving: Rc<Receiving>,
    clock: Rc<Clock>,
    first: OneShot<()>,
    enough: OneShot<()>,
    listeners: Vec<Listener>,
    own: OwnConnection,
}

/// The page's constructor, or why there is none.
pub(crate) fn constructor() -> Result<JsValue, &'static str> {
    let scope = js::scope().map_err(|_| "not-a-window")?;
    if environment::context(&scope) != "window" {
        return Err("not-a-window");
    }
    js::get(&scope, "RTCPeerConnection")
        .ok()
        .filter(JsValue::is_function)
        .ok_or("constructor-missing")
}

/// `{ bundlePolicy: "max-bundle" }`: one transport for everything.
pub(crate) fn bundled() -> Result<JsValue, JsValue> {
    let configuration = js::object()?;
    js::set(&configuration, "bundlePolicy", &"max-bundle".into())?;
    Ok(configuration)
}

/// Why the constructor threw.
pub(crate) fn refusal(error: &JsValue) -> &'static str {
    if is_limit_reached(error) {
        "resource-limit"
    } else {
        "constructor-refuses"
    }
}

/// Media that did not come, and why.
pub(crate) fn obstructed(code: &str) -> Media {
    let mut media = Media::default();
    media.transport.obstacle = Observation::Value(code.into());
    media
}

impl Call {
    /// Constructs and listens. `moving` is told of the first picture.
    pub(crate) fn open(
        clock: &Rc<Clock>,
        configuration: &JsValue,
        moving: &OneShot<()>,
    ) -> Result<Self, &'static str> {
        let constructor = constructor()?;
        if !clock.allowance.has_room() {
            return Err("page-budget");
        }
        let own = OwnConnection::open(clock, &constructor, &[configuration])
            .map_err(|error| refusal(&error))?;
        let (first, enough) = (OneShot::new(), OneShot::new());
        let screen = {
            let (first, enough, moving) = (first.clone(), enough.clone(), moving.clone());
            let clock = Rc::clone(clock);
            FrameSink::open(CHANGES, move |is_first| {
                if is_first {
                    clock.tell("first-frame");
                    first.set(());
                    moving.set(());
                } else {
                    enough.set(());
                }
            })
        };
        let receiving = Receiving::new(
            own.value().clone(),
            Rc::clone(clock),
            Realm::get().ok(),
            screen.ok().map(Rc::new),
        );
        let mut listeners = receiving.listen();
        listeners.extend(echo(own.value()));
        Ok(Self {
            receiving,
            clock: Rc::clone(clock),
            first,
            enough,
            listeners,
            own,
        })
    }

    /// The connection as the page sees it.
    pub(crate) fn connection(&self) -> &JsValue {
        self.own.value()
    }

    /// Keeps a listener for as long as the call.
    pub(crate) fn keep(&mut self, listeners: impl IntoIterator<Item = Listener>) {
        self.listeners.extend(listeners);
    }

    /// Waits for the connection and climbs with its tracks. A picture that shows no
    /// colours is looked at for `hold_ms`. What cut the media off is given back as a
    /// code; what kept the connection from coming about is an obstacle already.
    pub(crate) async fn flow(
        &self,
        connect_ms: f64,
        media_ms: f64,
        hold_ms: f64,
        can_stall: bool,
    ) -> Result<Result<(), &'static str>, Over> {
        self.receiving.look_early().await?;
        if let Err(code) = self.receiving.connect(connect_ms).await {
            self.receiving.obstacle(code);
            return Ok(Ok(()));
        }
        // The first picture is not kept waiting by statistics.
        self.clock.within(LOOK_MS * 4.0, &self.first).await?;
        let begun = self.clock.elapsed_ms();
        let is_enough = || {
            self.enough.is_set()
                || !self.receiving.shows_colours()
                || (self.first.is_set() && self.clock.elapsed_ms() - begun > hold_ms)
        };
        self.receiving
            .climb(media_ms, can_stall, &self.enough, is_enough)
            .await
    }

    /// The same from a server: it is not the browser that cuts its media off. The time of
    /// the probe ends it too.
    pub(crate) async fn flow_from_server(&self) {
        let flow = self.flow(f64::INFINITY, f64::INFINITY, HOLD_MS, false);
        if let Ok(Err(code)) = flow.await {
            self.receiving.obstacle(code);
        }
    }
}
