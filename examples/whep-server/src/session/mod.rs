//! One visitor's connection: what is negotiated, what is sent, and what is written down of it.

mod answer;
mod described;
mod description;
mod notes;
mod offer;
mod route;
mod stream;
mod turn;

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use ontrack_verifier::{Nonce, Secrets};
use ontrack_wire::Observer;
use str0m::{
    Candidate, IceCreds, Input, Rtc, RtcConfig, RtcError,
    change::SdpPendingOffer,
    crypto::dtls::DtlsVersion,
    net::{Protocol, Receive},
};

pub use self::answer::{Refusal, answer};
pub use self::described::Described;
#[cfg(test)]
pub(crate) use self::described::described;
pub use self::offer::offer;
use self::{description::Description, route::Route, stream::Streams};
use crate::{fault::Fault, media::Programme, witness::Witness};

/// How often str0m tells of receiver reports. Probes are short, and the last report of one that
/// ended in between would be lost.
const STATISTICS_EVERY: Duration = Duration::from_millis(250);

/// What a session is made from.
pub struct Ground<'a> {
    /// Its nonce.
    pub nonce: &'a Nonce,
    /// What the names are made with.
    pub secrets: &'a Secrets,
    /// The candidate that is announced.
    pub candidate: SocketAddr,
    /// After how long it ends.
    pub lifetime: Duration,
    /// How it misbehaves.
    pub fault: Option<Fault>,
    /// Now.
    pub now: Instant,
}

impl Ground<'_> {
    /// A name that follows from the nonce, and that nobody without the secret can tell before the answer
    /// does: `ontrack-` and 22 letters, digits, `-` or `_`.
    fn name(&self, purpose: &str) -> String {
        let derived = self.secrets.derive(purpose, &self.nonce.text, "");
        // The nonce was read with these secrets, or issued by them.
        format!("ontrack-{}", BASE64.encode(derived.unwrap_or_default()))
    }
}

/// A session.
pub struct Session {
    rtc: Rtc,
    witness: Witness,
    observer: Observer,
    route: Route,
    /// The candidate that is announced.
    own: SocketAddr,
    /// What the pictures and tones follow from.
    played: String,
    streams: Streams,
    programme: Option<Programme>,
    began: Instant,
    ends: Instant,
    fault: Option<Fault>,
    pending: Option<SdpPendingOffer>,
    ended_by: Option<&'static str>,
}

impl Session {
    /// A session that nothing was negotiated for.
    fn new(ground: &Ground<'_>, credentials: IceCreds) -> Result<Self, RtcError> {
        let mut rtc = RtcConfig::new()
            .set_ice_lite(true)
            // A visitor that offers DTLS 1.3 gets it. A program with a copied hello offers it too, and
            // cannot finish the handshake.
            .set_dtls_version(DtlsVersion::Auto)
            .set_local_ice_credentials(credentials)
            .clear_codecs()
            .enable_opus(true, false)
            .enable_vp8(true)
            .set_stats_interval(Some(STATISTICS_EVERY))
            .build(ground.now);
        rtc.add_local_candidate(Candidate::host(ground.candidate, "udp")?);
        let fingerprint = rtc.direct_api().local_dtls_fingerprint().to_string();
        let witness = Witness::new(ground.now, fingerprint);
        let [stream, video, audio] =
            ["stream", "video", "audio"].map(|purpose| ground.name(purpose));
        // From the nonce by a secret: a visitor that knows the nonce must decode to know them.
        let content = ground.name("content");
        {
            let mut seen = witness.lock();
            seen.stream.clone_from(&stream);
            seen.content.clone_from(&content);
        }
        Ok(Self {
            rtc,
            witness,
            observer: Observer::new(),
            route: Route::default(),
            own: ground.candidate,
            played: match ground.fault {
                Some(Fault::OtherContent) => format!("other than {content}"),
                _ => content,
            },
            streams: Streams::named(stream, video, audio),
            programme: None,
            began: ground.now,
            ends: ground.now + ground.lifetime,
            fault: ground.fault,
            pending: None,
            ended_by: None,
        })
    }

    /// What is seen of it.
    pub fn witness(&self) -> &Witness {
        &self.witness
    }

    /// The name that STUN requests for it begin with.
    pub fn ufrag(&mut self) -> String {
        self.rtc.direct_api().local_ice_credentials().ufrag
    }

    /// Why it ended, when it has.
    pub fn ended_by(&self) -> Option<&'static str> {
        self.ended_by
    }

    /// Takes a datagram if it is for this session; a STUN request shows it by its integrity.
    pub fn take(
        &mut self,
        now: Instant,
        source: SocketAddr,
        destination: SocketAddr,
        datagram: &[u8],
    ) -> bool {
        let Ok(receive) = Receive::new(Protocol::Udp, source, destination, datagram) else {
            return false;
        };
        let input = Input::Receive(now, receive);
        if !self.rtc.accepts(&input) {
            return false;
        }
        if self.has_died(now) {
            return true;
        }
        self.note_arrival(source, datagram);
        if let Err(error) = self.rtc.handle_input(input) {
            self.give_up(&error);
        }
        true
    }

    /// Takes candidates that came later.
    pub fn add_candidates(&mut self, candidates: Vec<Candidate>) {
        for candidate in candidates {
            if is_reachable(&candidate, self.own) {
                self.rtc.add_remote_candidate(candidate);
            }
        }
    }

    /// Leaves out the candidates of a visitor's description that no address of ours goes with.
    fn drop_unreachable(&self, description: &mut Description) {
        description.remove(|line| {
            let candidate = line
                .strip_prefix("a=")
                .filter(|it| it.starts_with("candidate:"));
            let candidate = candidate.and_then(|it| Candidate::from_sdp_string(it).ok());
            candidate.is_some_and(|candidate| !is_reachable(&candidate, self.own))
        });
    }

    /// Begins to end. The goodbye is sent by the next [`turn`](Self::turn).
    pub fn end(&mut self, by: &'static str) {
        if self.ended_by.is_none() {
            self.ended_by = Some(by);
            self.witness.lock().ended = Some(Instant::now());
            if self.rtc.close().is_err() {
                self.rtc.disconnect();
            }
        }
    }

    fn give_up(&mut self, error: &RtcError) {
        tracing::debug!(%error, "session broken");
        self.end("broken");
        self.rtc.disconnect();
    }
}

/// Whether an address of ours goes with the candidate. A browser finds its IPv6 candidates first, and
/// str0m gives up a session whose only candidates make no pair, though checks from others follow.
fn is_reachable(candidate: &Candidate, own: SocketAddr) -> bool {
    candidate.addr().is_ipv4() == own.is_ipv4()
}

/// Credentials that nobody guesses (RFC 8445 wants 24 and 128 random bits). The name is also how
/// a worker finds the session, so it is longer than it must be.
fn credentials() -> anyhow::Result<IceCreds> {
    let word = |length| -> anyhow::Result<String> {
        let mut random = vec![0; length];
        getrandom::fill(&mut random)?;
        Ok(random.iter().map(|byte| format!("{byte:02x}")).collect())
    };
    Ok(IceCreds {
        ufrag: word(8)?,
        pass: word(16)?,
    })
}
