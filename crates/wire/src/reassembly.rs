//! A client hello that came in pieces.
//!
//! Pieces may overlap, because a sender may cut a message in another way when it repeats it. They
//! may not contradict each other: then two readers could read two different hellos.

use crate::{client_hello::ClientHello, record::Fragment};

/// A hello with the largest key shares in use today has 1,500 bytes.
const LONGEST: usize = 4096;
/// So many pieces may make up one message.
const MOST_PIECES: u8 = 16;

/// A message of which some pieces are here.
#[derive(Clone, Debug)]
pub(crate) struct Reassembly {
    message_seq: u16,
    record_version: u16,
    bytes: Vec<Option<u8>>,
    pieces: u8,
}

/// What came of one more piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Progress {
    /// More pieces are wanted.
    Waiting,
    /// The message is whole, and a hello.
    Whole(Box<ClientHello>),
    /// The message can be read in more than one way, or in none.
    Unreadable,
}

impl Reassembly {
    /// Begins with the message that this is a piece of.
    pub(crate) fn new(first: &Fragment<'_>) -> Self {
        Self {
            message_seq: first.message_seq,
            record_version: first.record_version,
            bytes: vec![None; first.length.min(LONGEST)],
            pieces: 0,
        }
    }

    /// The number of the message.
    pub(crate) fn message_seq(&self) -> u16 {
        self.message_seq
    }

    /// Takes a piece.
    pub(crate) fn take(&mut self, fragment: &Fragment<'_>) -> Progress {
        self.pieces = self.pieces.saturating_add(1);
        let fits = fragment.length == self.bytes.len()
            && fragment.message_seq == self.message_seq
            && fragment.record_version == self.record_version;
        if self.pieces > MOST_PIECES || !fits || !self.write(fragment) {
            return Progress::Unreadable;
        }
        // Nothing is collected while a byte is missing.
        let Some(message) = self.bytes.iter().copied().collect::<Option<Vec<u8>>>() else {
            return Progress::Waiting;
        };
        match ClientHello::parse(&message) {
            Some(hello) => Progress::Whole(Box::new(hello)),
            None => Progress::Unreadable,
        }
    }

    /// Whether the bytes fit in, and agree with those that are here already.
    fn write(&mut self, fragment: &Fragment<'_>) -> bool {
        let end = fragment.offset.saturating_add(fragment.bytes.len());
        let Some(places) = self.bytes.get_mut(fragment.offset..end) else {
            return false;
        };
        let mut agrees = true;
        for (place, byte) in places.iter_mut().zip(fragment.bytes) {
            agrees &= *place.get_or_insert(*byte) == *byte;
        }
        agrees
    }
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a test stops where it fails")]
mod tests {
    use super::*;

    /// A hello with one cipher suite and no extension.
    fn message() -> Vec<u8> {
        let mut message = vec![0xfe, 0xfd];
        message.extend([7; 32]);
        message.extend([0, 0, 0, 2, 0xc0, 0x2b, 1, 0]);
        message
    }

    fn fragment(message: &[u8], offset: usize, count: usize) -> Fragment<'_> {
        Fragment {
            record_version: 0xfeff,
            length: message.len(),
            message_seq: 0,
            offset,
            bytes: message.get(offset..offset + count).unwrap_or_default(),
        }
    }

    #[test]
    fn pieces_may_come_in_any_order_and_overlap() {
        let message = message();
        let pieces = [(30, 12), (0, 12), (8, 20), (20, 15)];
        let mut reassembly = Reassembly::new(&fragment(&message, 30, 12));
        let progress: Vec<_> = pieces
            .iter()
            .map(|(offset, count)| reassembly.take(&fragment(&message, *offset, *count)))
            .collect();
        assert_eq!(
            progress
                .iter()
                .filter(|it| **it == Progress::Waiting)
                .count(),
            3
        );
        let Some(Progress::Whole(hello)) = progress.last() else {
            panic!("whole: {progress:?}");
        };
        assert_eq!(hello.cipher_suites, [0xc02b]);
    }

    #[test]
    fn pieces_that_contradict_each_other_are_not_read() {
        let message = message();
        let other: Vec<_> = message.iter().map(|byte| !byte).collect();
        let mut reassembly = Reassembly::new(&fragment(&message, 0, 12));
        assert_eq!(
            reassembly.take(&fragment(&message, 0, 12)),
            Progress::Waiting
        );
        assert_eq!(
            reassembly.take(&fragment(&other, 8, 12)),
            Progress::Unreadable
        );
    }

    #[test]
    fn what_is_too_long_or_in_too_many_pieces_is_not_read() {
        let long = vec![0; LONGEST + 1];
        let first = fragment(&long, 0, 100);
        assert_eq!(Reassembly::new(&first).take(&first), Progress::Unreadable);

        let message = message();
        let piece = fragment(&message, 0, 1);
        let mut reassembly = Reassembly::new(&piece);
        for _ in 0..MOST_PIECES {
            assert_eq!(reassembly.take(&piece), Progress::Waiting);
        }
        assert_eq!(reassembly.take(&piece), Progress::Unreadable);
    }
}
