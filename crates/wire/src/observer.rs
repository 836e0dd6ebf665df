//! One session: its datagrams are read as they come, and a few bytes are kept of them.

use crate::{
    client_hello::ClientHello,
    known::{Engine, Identity, identify},
    reassembly::{Progress, Reassembly},
    record::{Fragment, client_hello_fragments},
    rtcp,
    stun::BindingRequest,
};

/// Repeated hellos come in pieces, too. Nobody needs to repeat as often as this.
const MOST_PIECES: u16 = 256;

/// Which engines what was seen fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fits {
    pub(crate) blink: bool,
    pub(crate) gecko: bool,
}

impl Fits {
    fn when(holds: impl Fn(Engine) -> bool) -> Self {
        Self {
            blink: holds(Engine::Blink),
            gecko: holds(Engine::Gecko),
        }
    }

    fn and(self, other: Option<Self>) -> Self {
        let other = other.unwrap_or(self);
        Self {
            blink: self.blink && other.blink,
            gecko: self.gecko && other.gecko,
        }
    }

    pub(crate) fn engine(self, engine: Engine) -> bool {
        match engine {
            Engine::Blink => self.blink,
            Engine::Gecko => self.gecko,
        }
    }
}

/// What is kept of a client hello.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HelloSeen {
    pub(crate) identity: Identity,
    pub(crate) offers_dtls13: bool,
    pub(crate) record_version: Fits,
}

/// What a session showed so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Observed {
    pub(crate) hello: Option<HelloSeen>,
    pub(crate) stun: Option<Fits>,
    pub(crate) credentials: Option<Fits>,
    pub(crate) rtcp: Option<Fits>,
    transport_feedback: bool,
}

impl Observed {
    /// Whose client hello it was; [`Identity::Unknown`] where none was read.
    pub fn identity(&self) -> Identity {
        self.hello.map_or(Identity::Unknown, |hello| hello.identity)
    }

    /// Whether DTLS 1.3 was offered; `None` where no client hello was read.
    pub fn offers_dtls13(&self) -> Option<bool> {
        self.hello.map(|hello| hello.offers_dtls13)
    }

    /// Whether feedback about the transport came.
    pub fn sent_transport_feedback(&self) -> bool {
        self.transport_feedback
    }
}

/// Reads what comes of one session.
///
/// Give it only what the session's own stack accepted: requests whose integrity holds, and
/// datagrams from addresses that such requests came from.
#[derive(Clone, Debug, Default)]
pub struct Observer {
    observed: Observed,
    reassembly: Option<Box<Reassembly>>,
    pieces: u16,
    /// Two hellos said different things, or one could not be read.
    is_ambiguous: bool,
    is_handshake_done: bool,
}

impl Observer {
    /// Nothing was seen yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// What was seen so far.
    pub fn observed(&self) -> Observed {
        Observed {
            hello: self.observed.hello.filter(|_| !self.is_ambiguous),
            ..self.observed
        }
    }

    /// The credentials in the visitor's session description.
    pub fn ice_credentials(&mut self, ufrag: &str, pwd: &str) {
        let fits = Fits::when(|engine| {
            let form = engine.form().and_then(|form| form.ice.as_ref());
            form.is_none_or(|form| form.holds(ufrag, pwd))
        });
        self.observed.credentials = Some(fits.and(self.observed.credentials));
    }

    /// A datagram as it came. RFC 7983 tells by the first byte what it is.
    pub fn datagram(&mut self, datagram: &[u8]) {
        match datagram.first() {
            Some(0..=3) => self.stun(datagram),
            Some(20..=63) => self.dtls(datagram),
            // RFC 5761 tells RTCP from RTP by the second.
            Some(128..=191) if matches!(datagram.get(1), Some(192..=223)) => {
                if let Some(header) = rtcp::first_header(datagram) {
                    self.rtcp_header(header);
                }
            }
            _ => {}
        }
    }

    /// A datagram of RTCP after decryption, where a stack gives it. Without it only the first
    /// packet of each datagram is seen.
    pub fn rtcp(&mut self, datagram: &[u8]) {
        for header in rtcp::headers(datagram) {
            self.rtcp_header(header);
        }
    }

    /// DTLS is connected: its Finished covers the client hello, and no other one counts.
    pub fn handshake_done(&mut self) {
        self.is_handshake_done = true;
        self.reassembly = None;
    }

    fn stun(&mut self, datagram: &[u8]) {
        let Some(request) = BindingRequest::parse(datagram) else {
            return;
        };
        let fits = Fits::when(|engine| {
            let form = engine.form().and_then(|form| form.stun.as_ref());
            form.is_none_or(|form| form.holds(&request))
        });
        self.observed.stun = Some(fits.and(self.observed.stun));
        if let Some(datagram) = request.dtls {
            self.dtls(datagram);
        }
    }

    fn dtls(&mut self, datagram: &[u8]) {
        if self.is_handshake_done || self.is_ambiguous {
            return;
        }
        for fragment in client_hello_fragments(datagram) {
            self.fragment(&fragment);
        }
    }

    fn fragment(&mut self, fragment: &Fragment<'_>) {
        self.pieces = self.pieces.saturating_add(1);
        if self.pieces > MOST_PIECES {
            self.is_ambiguous = true;
            return;
        }
        // A server that asks for a second hello gets another message, and one begun before it is
        // never finished.
        let begun = self.reassembly.take();
        let begun = begun.filter(|it| it.message_seq() == fragment.message_seq);
        let mut reassembly = begun.unwrap_or_else(|| Box::new(Reassembly::new(fragment)));
        match reassembly.take(fragment) {
            Progress::Waiting => self.reassembly = Some(reassembly),
            Progress::Whole(hello) => self.hello(&hello, fragment.record_version),
            Progress::Unreadable => self.is_ambiguous = true,
        }
    }

    /// The server's stack may have ignored a hello that was read here. If two hellos differ, neither
    /// counts.
    fn hello(&mut self, hello: &ClientHello, record_version: u16) {
        let seen = HelloSeen {
            identity: identify(hello),
            offers_dtls13: hello.offers_dtls13(),
            record_version: Fits::when(|engine| {
                let form = engine.form().and_then(|form| form.record_version);
                form.is_none_or(|form| form == record_version)
            }),
        };
        self.is_ambiguous |= self.observed.hello.is_some_and(|before| before != seen);
        self.observed.hello = Some(seen);
    }

    fn rtcp_header(&mut self, header: rtcp::Header) {
        if !header.is_transport_feedback() {
            return;
        }
        self.observed.transport_feedback = true;
        // A sender that one engine always uses is not another's, which takes a random one.
        let own = |engine: Engine| {
            engine
                .form()
                .and_then(|form| form.transport_feedback_sender)
        };
        let owner = [Engine::Blink, Engine::Gecko]
            .into_iter()
            .find(|engine| own(*engine) == Some(header.sender));
        let fits = Fits::when(|engine| match own(engine) {
            Some(sender) => sender == header.sender,
            None => owner.is_none(),
        });
        self.observed.rtcp = Some(fits.and(self.observed.rtcp));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_is_kept_of_a_session() {
        assert!(size_of::<Observed>() <= 48, "{}", size_of::<Observed>());
        assert!(size_of::<Observer>() <= 64, "{}", size_of::<Observer>());
    }
}
