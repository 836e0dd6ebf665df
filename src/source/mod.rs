//! How the track gets here.

mod connection;
mod data_channel;
mod loopback;
mod media_receiver;
mod negotiation;
pub(crate) mod offline;
mod options;
mod packet_activity;
mod receiver_connection;
mod renegotiation;
mod sender_connection;
mod signaling;
pub(crate) mod watch_session;
mod whep;
mod with_offline_probe;

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use crate::js::one_shot::OneShot;
use crate::options::Effort;
use crate::session::Session;
use ontrack_judge::evidence::codec::Codec;
use ontrack_judge::evidence::received::Received;
use ontrack_judge::evidence::transport::Transport;
use ontrack_judge::evidence::{Evidence, Observation};
pub use options::{Codecs, Source};
pub use signaling::{Callback, SignalingOptions};
pub use whep::WhepOptions;

/// What was observed of media.
#[derive(Default)]
pub(crate) struct Media {
    pub(crate) transport: Transport,
    pub(crate) received: Vec<Received>,
    pub(crate) codecs: Vec<Codec>,
}

impl Media {
    /// No media came, for this reason.
    pub(crate) fn failed(reason: &str) -> Self {
        let mut media = Self::default();
        media.transport.obstacle = Observation::Value(reason.into());
        media
    }
}

impl Source {
    /// Observes the track that this source provides, and the offline probe beside it.
    pub(crate) async fn observe(&self, session: &Rc<Session>, effort: Effort) -> Evidence {
        let first_frame = OneShot::new();
        let media: Pin<Box<dyn Future<Output = Media> + '_>> = match self {
            Self::Offline => return offline::probe(session, effort).await,
            Self::Loopback { codecs } => Box::pin(loopback::media(session, *codecs, &first_frame)),
            Self::Signaling(options) => Box::pin(signaling::media(session, options, &first_frame)),
            Self::Whep(options) => Box::pin(whep::media(session, options, &first_frame)),
        };
        let media = async {
            let media = media.await;
            first_frame.set(());
            media
        };
        let evidence = with_offline_probe::observe(session, effort, &first_frame, media).await;
        Evidence {
            source: self.name().into(),
            ..evidence
        }
    }

    /// The evidence where the page's budget of connections has no room for this source.
    pub(crate) fn out_of_budget(&self, nonce: &str) -> Evidence {
        let mut evidence = offline::out_of_budget(nonce);
        evidence.source = self.name().into();
        if self.connections() > 0 {
            evidence.transport = Media::failed("page-budget").transport;
        }
        evidence
    }
}
