//! The sender of RTCP, and whether feedback about the transport comes:
//! [RFC 3550, section 6](https://www.rfc-editor.org/rfc/rfc3550#section-6) and
//! [draft-holmer-rmcat-transport-wide-cc-extensions](https://datatracker.ietf.org/doc/html/draft-holmer-rmcat-transport-wide-cc-extensions-01).

use crate::reader::Reader;

/// Generic feedback (RFC 4585) with format 15, which is feedback about the transport.
const TRANSPORT_FEEDBACK: (u8, u8) = (205, 15);

/// The header of a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The packet type.
    pub packet_type: u8,
    /// The count or the format.
    pub count: u8,
    /// The sender's synchronisation source.
    pub sender: u32,
}

impl Header {
    /// Whether this is feedback about the transport.
    pub fn is_transport_feedback(self) -> bool {
        (self.packet_type, self.count) == TRANSPORT_FEEDBACK
    }
}

/// The header of the first packet in a datagram. SRTCP leaves it in the clear
/// ([RFC 3711, section 3.4](https://www.rfc-editor.org/rfc/rfc3711#section-3.4)).
pub fn first_header(datagram: &[u8]) -> Option<Header> {
    headers(datagram).next()
}

/// The headers of all packets in a datagram that is not encrypted, up to where it stops being
/// well-formed.
pub fn headers(datagram: &[u8]) -> impl Iterator<Item = Header> {
    let mut reader = Reader::new(datagram);
    std::iter::from_fn(move || {
        let [first, packet_type] = reader.array()?;
        let words = usize::from(reader.u16()?);
        let sender = reader.u32()?;
        // The length counts words of four bytes without the first. A packet without its sender
        // ends the reading.
        let rest = words.checked_sub(1)?.checked_mul(4)?;
        let header = Header {
            packet_type,
            count: first & 0x1f,
            sender,
        };
        reader = reader.bytes(rest).map_or(Reader::new(&[]), |_| reader);
        (first >> 6 == 2).then_some(header)
    })
}
