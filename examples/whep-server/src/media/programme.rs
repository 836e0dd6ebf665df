//! Which picture and which packet of sound are due when.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use ontrack_probe::challenge::{TONES_LENGTH, Tone, tones};
use str0m::media::{Frequency, MediaTime};

use super::{Mosaics, PACKETS_PER_TONE, packet};

/// Thirty pictures a second. A hundred milliseconds for a mosaic: a page on a busy machine sees
/// each of them, and about a dozen changes in the time a probe has.
const PICTURE_EVERY: Duration = Duration::from_nanos(1_000_000_000 / 30);
/// How many pictures a mosaic stays, and with it the colour of its first cell.
pub const PICTURES_PER_COLOUR: u64 = 3;
const PACKET_EVERY: Duration = Duration::from_millis(20);
/// What is later than this is not worth sending: a process that slept would send all of it at once.
const STALE: Duration = Duration::from_millis(500);

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Pictures.
    Video,
    /// Sound.
    Audio,
}

/// Something to send.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it is.
    pub kind: Kind,
    /// How many come before it.
    pub place: u64,
    /// When it was due.
    pub due: Instant,
    /// Its time in its stream.
    pub time: MediaTime,
    /// The frame or packet.
    pub data: Arc<[u8]>,
}

/// The order of one session's pictures and packets.
#[derive(Clone, Debug)]
pub struct Programme {
    start: Instant,
    mosaics: Mosaics,
    shown: Option<(u64, Arc<[u8]>)>,
    is_still: bool,
    tones: [Tone; TONES_LENGTH],
    pictures: u64,
    packets: u64,
}

impl Programme {
    /// What follows from the nonce, from `start` on.
    pub fn new(nonce: &str, start: Instant) -> Self {
        Self {
            start,
            mosaics: Mosaics::of(nonce),
            shown: None,
            is_still: false,
            tones: tones(nonce),
            pictures: 0,
            packets: 0,
        }
    }

    /// The same with its first picture for ever.
    pub fn still(self) -> Self {
        Self {
            is_still: true,
            ..self
        }
    }

    /// When it began.
    pub fn start(&self) -> Instant {
        self.start
    }

    /// When the next one is due.
    pub fn next_due(&self) -> Instant {
        self.picture_due().min(self.packet_due())
    }

    /// The next one, once it is due.
    pub fn take(&mut self, now: Instant) -> Option<Item> {
        self.skip_stale(now);
        let due = self.next_due();
        if due > now {
            return None;
        }
        Some(if self.packet_due() == due {
            self.take_packet(due)
        } else {
            self.take_picture(due)
        })
    }

    fn picture_due(&self) -> Instant {
        self.start + PICTURE_EVERY * self.pictures as u32
    }

    fn packet_due(&self) -> Instant {
        self.start + PACKET_EVERY * self.packets as u32
    }

    fn skip_stale(&mut self, now: Instant) {
        while self.picture_due() + STALE < now {
            self.pictures += 1;
        }
        while self.packet_due() + STALE < now {
            self.packets += 1;
        }
    }

    fn take_picture(&mut self, due: Instant) -> Item {
        let data = self.mosaic(self.pictures / PICTURES_PER_COLOUR);
        let time = MediaTime::from_90khz(self.pictures * 3000);
        self.pictures += 1;
        Item {
            kind: Kind::Video,
            place: self.pictures - 1,
            due,
            time,
            data,
        }
    }

    /// The key frame of that mosaic, written once however often it is shown.
    fn mosaic(&mut self, place: u64) -> Arc<[u8]> {
        match &self.shown {
            Some((shown, data)) if *shown == place || self.is_still => Arc::clone(data),
            _ => {
                let data = self.mosaics.at(place).encoded();
                self.shown = Some((place, Arc::clone(&data)));
                data
            }
        }
    }

    fn take_packet(&mut self, due: Instant) -> Item {
        let tone = self.packets as usize / PACKETS_PER_TONE % TONES_LENGTH;
        let place = self.packets as usize % PACKETS_PER_TONE;
        let time = MediaTime::new(self.packets * 960, Frequency::FORTY_EIGHT_KHZ);
        self.packets += 1;
        Item {
            kind: Kind::Audio,
            place: self.packets - 1,
            due,
            time,
            data: packet(self.tones[tone], place),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is taken when somebody asks every millisecond.
    fn played(nonce: &str, seconds: u64) -> Vec<Item> {
        let start = Instant::now();
        let mut programme = Programme::new(nonce, start);
        let mut items = Vec::new();
        for millisecond in 0..seconds * 1000 {
            let now = start + Duration::from_millis(millisecond);
            while let Some(item) = programme.take(now) {
                items.push(item);
            }
        }
        items
    }

    #[test]
    fn thirty_pictures_and_fifty_packets_a_second() {
        let items = played("nonce", 2);
        let count = |kind| items.iter().filter(|item| item.kind == kind).count();
        assert_eq!((count(Kind::Video), count(Kind::Audio)), (60, 100));
    }

    #[test]
    fn the_pictures_follow_from_the_nonce() {
        let items = played("nonce", 4);
        let mut seen: Vec<_> = items
            .into_iter()
            .filter(|item| item.kind == Kind::Video)
            .map(|item| item.data)
            .collect();
        seen.dedup();
        let mosaics = Mosaics::of("nonce");
        let expected = (0..).map(|place| mosaics.at(place).encoded());
        assert_eq!(seen.len(), 40);
        assert!(
            seen.into_iter()
                .zip(expected)
                .all(|(one, other)| one == other)
        );
    }

    #[test]
    fn a_still_picture_stays() {
        let start = Instant::now();
        let mut programme = Programme::new("nonce", start).still();
        let pictures: Vec<_> = (0..30)
            .map(|_| programme.take_picture(start).data)
            .collect();
        assert!(pictures.iter().all(|picture| *picture == pictures[0]));
    }

    #[test]
    fn what_was_slept_through_is_left_out() {
        let start = Instant::now();
        let mut programme = Programme::new("nonce", start);
        let now = start + Duration::from_secs(60);
        let mut count = 0;
        while let Some(item) = programme.take(now) {
            assert!(item.due + STALE >= now);
            count += 1;
        }
        assert!((30..60).contains(&count), "{count}");
    }
}
