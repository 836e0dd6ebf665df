//! Records of DTLS that are not encrypted, and the handshake fragments in them:
//! [RFC 9147, section 4](https://www.rfc-editor.org/rfc/rfc9147#section-4) and
//! [section 5.2](https://www.rfc-editor.org/rfc/rfc9147#section-5.2).

use crate::reader::Reader;

const HANDSHAKE: u8 = 22;
const CLIENT_HELLO: u8 = 1;

/// A piece of a client hello.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fragment<'a> {
    /// The version in the record's header.
    pub(crate) record_version: u16,
    /// The length of the whole message.
    pub(crate) length: usize,
    /// `message_seq`: 0, and 1 where the server asked for a second hello.
    pub(crate) message_seq: u16,
    /// Where in the message the piece begins.
    pub(crate) offset: usize,
    /// The piece.
    pub(crate) bytes: &'a [u8],
}

/// The pieces of client hellos in this datagram, up to where it stops being well-formed.
pub(crate) fn client_hello_fragments(datagram: &[u8]) -> Vec<Fragment<'_>> {
    let mut fragments = Vec::new();
    // `None` is the end of what can be read, and what was read before it counts.
    let _ = read_records(Reader::new(datagram), &mut fragments);
    fragments
}

fn read_records<'a>(mut reader: Reader<'a>, fragments: &mut Vec<Fragment<'a>>) -> Option<()> {
    while !reader.is_empty() {
        let content_type = reader.u8()?;
        // Above them are the encrypted records of DTLS 1.3, which have another header.
        if !(20..32).contains(&content_type) {
            return None;
        }
        let (record_version, epoch) = (reader.u16()?, reader.u16()?);
        let _sequence_number: [u8; 6] = reader.array()?;
        let payload = reader.vector16()?;
        if content_type == HANDSHAKE && epoch == 0 {
            read_fragments(record_version, payload, fragments)?;
        }
    }
    Some(())
}

fn read_fragments<'a>(
    record_version: u16,
    payload: &'a [u8],
    fragments: &mut Vec<Fragment<'a>>,
) -> Option<()> {
    let mut reader = Reader::new(payload);
    while !reader.is_empty() {
        let (kind, length, message_seq) = (reader.u8()?, reader.u24()?, reader.u16()?);
        let (offset, count) = (reader.u24()?, reader.u24()?);
        let bytes = reader.bytes(count)?;
        if kind == CLIENT_HELLO {
            fragments.push(Fragment {
                record_version,
                length,
                message_seq,
                offset,
                bytes,
            });
        }
    }
    Some(())
}
