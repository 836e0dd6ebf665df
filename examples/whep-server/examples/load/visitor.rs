//! A visitor without a browser: asks for the stream, and counts what comes.

// The tests and the load test each use a part of it.
#![allow(dead_code)]

use std::{
    net::{IpAddr, SocketAddr},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use str0m::{
    Candidate, Event, Input, Output, Rtc, RtcConfig,
    change::{SdpAnswer, SdpOffer, SdpPendingOffer},
    channel::ChannelId,
    crypto::dtls::DtlsVersion,
    media::{Direction, MediaKind},
    net::{Protocol, Receive},
};
use tokio::{net::UdpSocket, time::sleep_until};

/// A picture that comes this long after the one before is late: 33 ms and 33 more.
const LATE: Duration = Duration::from_millis(67);

/// What a visitor counted.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    /// When it was connected, after it began to ask for it.
    pub connected_after: Option<Duration>,
    /// When it was connected.
    pub connected: Option<Instant>,
    /// When the first picture came, after it began to ask for it.
    pub first_picture_after: Option<Duration>,
    /// How many pictures came.
    pub pictures: u64,
    /// How many of them were late.
    pub late: u64,
    /// How many packets of sound came.
    pub packets: u64,
    /// What came back over the data channel.
    pub echo: String,
    /// The pictures, each once per change, by their bytes.
    pub changes: Vec<Vec<u8>>,
    /// Whether the server said goodbye.
    pub was_closed: bool,
    last_picture: Option<Instant>,
}

impl Counted {
    /// The cells of the pictures, as digits, by whatever sees them.
    pub fn mosaics(&self, see: impl Fn(&[u8]) -> Result<String>) -> Result<Vec<String>> {
        self.changes.iter().map(|picture| see(picture)).collect()
    }
}

/// A visitor.
pub struct Visitor {
    rtc: Rtc,
    socket: UdpSocket,
    address: SocketAddr,
    began: Instant,
    channel: Option<ChannelId>,
    /// What it has counted so far.
    pub counted: Counted,
}

impl Visitor {
    /// A visitor whose media comes to this address of this machine.
    pub async fn new(address: IpAddr) -> Result<Self> {
        Self::with(address, DtlsVersion::Dtls12).await
    }

    /// The same with this version of DTLS.
    pub async fn with(address: IpAddr, version: DtlsVersion) -> Result<Self> {
        let socket = UdpSocket::bind((address, 0)).await?;
        let address = socket.local_addr()?;
        let began = Instant::now();
        let mut rtc = RtcConfig::new()
            .set_stats_interval(None)
            .set_dtls_version(version)
            .build(began);
        rtc.add_local_candidate(Candidate::host(address, "udp")?);
        Ok(Self {
            rtc,
            socket,
            address,
            began,
            channel: None,
            counted: Counted::default(),
        })
    }

    /// How long ago it began.
    pub fn age(&self) -> Duration {
        self.began.elapsed()
    }

    /// Its offer.
    pub fn offer(&mut self) -> Result<(String, SdpPendingOffer)> {
        let mut changes = self.rtc.sdp_api();
        for kind in [MediaKind::Audio, MediaKind::Video] {
            changes.add_media(kind, Direction::RecvOnly, None, None, None);
        }
        self.channel = Some(changes.add_channel("echo".to_owned()));
        let (offer, pending) = changes.apply().context("nothing to offer")?;
        Ok((offer.to_sdp_string(), pending))
    }

    /// Takes the answer to it.
    pub fn accept(&mut self, pending: SdpPendingOffer, answer: &str) -> Result<()> {
        let answer = SdpAnswer::from_sdp_string(answer)?;
        Ok(self.rtc.sdp_api().accept_answer(pending, answer)?)
    }

    /// Answers an offer of the server's.
    pub fn answer(&mut self, offer: &str) -> Result<String> {
        let offer = SdpOffer::from_sdp_string(offer)?;
        Ok(self.rtc.sdp_api().accept_offer(offer)?.to_sdp_string())
    }

    /// The digest of its certificate.
    pub fn fingerprint(&mut self) -> String {
        self.rtc.direct_api().local_dtls_fingerprint().to_string()
    }

    /// Its candidate, as a line of a description.
    pub fn candidate(&self) -> Result<String> {
        Ok(Candidate::host(self.address, "udp")?.to_sdp_string())
    }

    /// Plays for this long, or until the server says goodbye.
    pub async fn play(&mut self, time: Duration) -> Result<()> {
        let end = Instant::now() + time;
        let mut buffer = [0; 2048];
        while Instant::now() < end && self.rtc.is_alive() {
            let wake = self.drain()?.min(end);
            tokio::select! {
                received = self.socket.recv_from(&mut buffer) => {
                    let (length, source) = received?;
                    self.take(source, &buffer[..length])?;
                }
                () = sleep_until(wake.into()) => {
                    self.rtc.handle_input(Input::Timeout(Instant::now()))?;
                }
            }
        }
        Ok(())
    }

    fn take(&mut self, source: SocketAddr, datagram: &[u8]) -> Result<()> {
        let receive = Receive::new(Protocol::Udp, source, self.address, datagram)?;
        let input = Input::Receive(Instant::now(), receive);
        if self.rtc.accepts(&input) {
            self.rtc.handle_input(input)?;
        }
        Ok(())
    }

    fn drain(&mut self) -> Result<Instant> {
        loop {
            match self.rtc.poll_output()? {
                Output::Timeout(wake) => return Ok(wake),
                Output::Transmit(transmit) => {
                    // What cannot be sent is lost, as it could be on the way.
                    let _ = self
                        .socket
                        .try_send_to(&transmit.contents, transmit.destination);
                }
                Output::Event(event) => self.note(event)?,
            }
        }
    }

    fn note(&mut self, event: Event) -> Result<()> {
        let now = Instant::now();
        let counted = &mut self.counted;
        match event {
            Event::Connected => {
                counted.connected = Some(now);
                counted.connected_after = Some(now - self.began);
            }
            Event::MediaData(data) if data.params.spec().codec.is_video() => {
                let since = counted.last_picture.map(|last| now - last);
                counted.late += u64::from(since.is_some_and(|since| since > LATE));
                counted.last_picture = Some(now);
                counted.first_picture_after.get_or_insert(now - self.began);
                counted.pictures += 1;
                if counted
                    .changes
                    .last()
                    .is_none_or(|last| last[..] != data.data[..])
                {
                    counted.changes.push(data.data.to_vec());
                }
            }
            Event::MediaData(_) => counted.packets += 1,
            Event::ChannelOpen(id, _) => {
                if let Some(mut channel) = self.rtc.channel(id) {
                    channel.write(false, b"hello")?;
                }
            }
            Event::ChannelData(message) => {
                counted.echo = String::from_utf8_lossy(&message.data).into_owned();
            }
            Event::Closed => counted.was_closed = true,
            _ => {}
        }
        Ok(())
    }
}
