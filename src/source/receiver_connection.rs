//! A connection of ours at which a source's media arrives.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::RtcPeerConnection;

use super::connection::{OwnConnection, constructor, refusal};
use super::data_channel::echo;
use super::media_receiver::{MediaReceiver, SAMPLE_MS};
use crate::js::listener::Listener;
use crate::js::media::FrameSink;
use crate::js::one_shot::OneShot;
use crate::js::realm::Realm;
use crate::js::untrusted::Untrusted;
use crate::session::{Over, Session};

/// How many changes of the colour must have been shown.
const COLOUR_CHANGES: u32 = 8;
/// How long a remote server's video is sampled after its first frame, in ms.
const SERVER_VIDEO_MS: f64 = 1300.0;

/// A connection that is closed on drop, with its tracks followed and shown.
pub(crate) struct ReceiverConnection {
    pub(crate) media: Rc<MediaReceiver>,
    session: Rc<Session>,
    first_frame: OneShot<()>,
    colours_shown: OneShot<()>,
    listeners: Vec<Listener>,
    own: OwnConnection,
}

impl ReceiverConnection {
    /// Constructs it and listens. `first_frame` is set when the first frame is shown.
    ///
    /// Fails with the reason for the report.
    pub(crate) fn open(
        session: &Rc<Session>,
        configuration: &JsValue,
        first_frame: &OneShot<()>,
    ) -> Result<Self, &'static str> {
        let constructor = constructor()?;
        if !session.connections.has_room() {
            return Err("page-budget");
        }
        let own = OwnConnection::open(session, &constructor, &[configuration])
            .map_err(|error| refusal(&error))?;
        let (shown, colours_shown) = (OneShot::new(), OneShot::new());
        let sink = {
            let (shown, colours_shown) = (shown.clone(), colours_shown.clone());
            let (session, first_frame) = (Rc::clone(session), first_frame.clone());
            FrameSink::open(COLOUR_CHANGES, move |is_first| {
                if is_first {
                    session.notify("first-frame");
                    shown.set(());
                    first_frame.set(());
                } else {
                    colours_shown.set(());
                }
            })
        };
        let media = MediaReceiver::new(
            own.value().clone(),
            Rc::clone(session),
            Realm::get().ok(),
            sink.ok(),
        );
        let mut listeners = media.listen();
        listeners.extend(echo(own.value()));
        Ok(Self {
            media,
            session: Rc::clone(session),
            first_frame: shown,
            colours_shown,
            listeners,
            own,
        })
    }

    /// The connection as the page sees it.
    pub(crate) fn value(&self) -> &Untrusted<RtcPeerConnection> {
        self.own.value()
    }

    /// Keeps listeners for as long as the connection.
    pub(crate) fn keep(&mut self, listeners: impl IntoIterator<Item = Listener>) {
        self.listeners.extend(listeners);
    }

    /// Waits for the connection and follows its tracks. Video that shows no colours is
    /// sampled for `hold_ms`. What cut the media off is returned as a reason; what kept the
    /// connection from being established is recorded here.
    pub(crate) async fn receive(
        &self,
        connect_ms: f64,
        media_ms: f64,
        hold_ms: f64,
        can_stall: bool,
    ) -> Result<Result<(), &'static str>, Over> {
        self.media.sample_early().await?;
        if let Err(reason) = self.media.connect(connect_ms).await {
            self.media.fail(reason);
            return Ok(Ok(()));
        }
        // Statistics must not delay the first frame.
        self.session
            .within(SAMPLE_MS * 4.0, &self.first_frame)
            .await?;
        let begun = self.session.elapsed_ms();
        let is_enough = || {
            self.colours_shown.is_set()
                || !self.media.reads_colours()
                || (self.first_frame.is_set() && self.session.elapsed_ms() - begun > hold_ms)
        };
        self.media
            .follow(media_ms, can_stall, &self.colours_shown, is_enough)
            .await
    }

    /// Receives from a server. Not the browser cuts such media off, so the reason is
    /// recorded. The session's deadline ends it too.
    pub(crate) async fn receive_from_server(&self) {
        let received = self.receive(f64::INFINITY, f64::INFINITY, SERVER_VIDEO_MS, false);
        if let Ok(Err(reason)) = received.await {
            self.media.fail(reason);
        }
    }
}
