//! The offer's text.

use super::random::Random;
use super::{Challenge, Media, OfferedSection, RandomId};

/// Writes the offer; `version` counts the offers of a session.
pub(super) fn write(challenge: &Challenge, version: u64) -> String {
    let mut random = Random::new(!challenge.seed);
    let mut sdp = String::with_capacity(2048);
    sdp.push_str("v=0\r\no=- ");
    push_number(&mut sdp, random.next() >> 2);
    sdp.push(' ');
    push_number(&mut sdp, version);
    sdp.push_str(" IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE");
    for line in &challenge.sections {
        sdp.push(' ');
        sdp.push_str(line.mid.as_str());
    }
    sdp.push_str("\r\na=msid-semantic: WMS *\r\n");

    // Under BUNDLE every m-line shares one transport.
    let mut transport = String::from("a=ice-ufrag:");
    transport.push_str(random.token().as_str());
    transport.push_str("\r\na=ice-pwd:");
    for _ in 0..3 {
        transport.push_str(random.token().as_str());
    }
    transport.push_str("\r\na=fingerprint:sha-256 ");
    for index in 0..32 {
        if index > 0 {
            transport.push(':');
        }
        let byte = random.below(256);
        push_hex(&mut transport, byte >> 4);
        push_hex(&mut transport, byte & 15);
    }
    transport.push_str("\r\na=setup:actpass\r\na=rtcp-mux\r\n");

    for line in &challenge.sections {
        section(&mut sdp, line, &transport);
    }
    sdp
}

fn section(sdp: &mut String, line: &OfferedSection, transport: &str) {
    sdp.push_str("m=");
    sdp.push_str(line.media.name());
    sdp.push_str(" 9 UDP/TLS/RTP/SAVPF ");
    push_number(sdp, u64::from(line.payload_type));
    sdp.push_str("\r\nc=IN IP4 0.0.0.0\r\na=rtcp:9 IN IP4 0.0.0.0\r\na=mid:");
    sdp.push_str(line.mid.as_str());
    sdp.push_str("\r\na=");
    sdp.push_str(line.direction.name());
    sdp.push_str("\r\n");
    if line.direction.sends() {
        let streams = line.streams();
        for stream in streams
            .iter()
            .map(RandomId::as_str)
            .chain(streams.is_empty().then_some("-"))
        {
            sdp.push_str("a=msid:");
            sdp.push_str(stream);
            sdp.push(' ');
            sdp.push_str(line.track.as_str());
            sdp.push_str("\r\n");
        }
    }
    sdp.push_str(transport);
    sdp.push_str("a=rtpmap:");
    push_number(sdp, u64::from(line.payload_type));
    sdp.push_str(match line.media {
        Media::Audio => " opus/48000/2\r\n",
        Media::Video => " VP8/90000\r\n",
    });
}

fn push_number(text: &mut String, number: u64) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

fn push_hex(text: &mut String, digit: u64) {
    let digit = (digit & 15) as u8;
    text.push(char::from(if digit < 10 {
        b'0' + digit
    } else {
        b'A' + digit - 10
    }));
}
