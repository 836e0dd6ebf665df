//! Which m-line of one offer is which of another.

use ontrack_judge::challenge::{Challenge, OfferedSection};

/// The m-lines of two offers: of each the line that sends sound, the one that sends pictures, and
/// the one that sends nothing.
pub(super) struct Lines {
    old: Challenge,
    new: Challenge,
}

impl Lines {
    pub(super) fn between(old: Challenge, new: Challenge) -> Self {
        Self { old, new }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.old.sections.len()
    }

    /// Where the line was that is at this place now.
    pub(super) fn before(&self, place: usize) -> usize {
        let Some(now) = self.new.sections.get(place) else {
            return place;
        };
        let before = self.old.sections.iter().position(|old| are_alike(old, now));
        before.unwrap_or(place)
    }

    /// Whether the track that came first comes second now.
    pub(super) fn tracks_are_reversed(&self) -> bool {
        let kinds = |challenge: &Challenge| challenge.sending().next().map(|line| line.media);
        kinds(&self.old) != kinds(&self.new)
    }

    /// The new name for a name of the old offer; any other as it is.
    pub(super) fn name(&self, name: &str) -> String {
        let renamed = self.pairs().find_map(|(old, new)| {
            let names = [(old.mid, new.mid), (old.track, new.track)];
            names
                .iter()
                .find(|(old, _)| old.is(name))
                .map(|(_, new)| *new)
        });
        renamed.map_or_else(|| name.to_owned(), |new| new.as_str().to_owned())
    }

    /// The media of a line, where it was told rightly.
    pub(super) fn kind(&self, line: Option<usize>, kind: &str) -> String {
        match line.and_then(|line| self.pair(line)) {
            Some((old, new)) if old.media.name() == kind => new.media.name().to_owned(),
            _ => kind.to_owned(),
        }
    }

    /// The payload types of a line, with the new one in the place of the old.
    pub(super) fn payload_types(&self, line: Option<usize>, types: &str) -> String {
        let Some((old, new)) = line.and_then(|line| self.pair(line)) else {
            return types.to_owned();
        };
        let (old, new) = (old.payload_type.to_string(), new.payload_type.to_string());
        let words = types.split(' ');
        let words = words.map(|word| if word == old { new.as_str() } else { word });
        words.collect::<Vec<_>>().join(" ")
    }

    /// Renames the streams of the event at this place. Where they were the offer's they are again,
    /// however many the new offer has.
    pub(super) fn streams(&self, place: usize, ids: &mut Vec<String>) {
        let Some(now) = self.new.sending().nth(place) else {
            return;
        };
        let Some(old) = self.old.sections.iter().find(|old| are_alike(old, now)) else {
            return;
        };
        let are_offered = ids.len() == old.streams().len()
            && ids
                .iter()
                .zip(old.streams())
                .all(|(id, stream)| stream.is(id));
        if are_offered {
            let streams = now.streams().iter();
            *ids = streams.map(|stream| stream.as_str().to_owned()).collect();
            return;
        }
        // Those that are left of the offer's, and what is in the place of others.
        for id in ids {
            let place = old.streams().iter().position(|stream| stream.is(id));
            if let Some(stream) = place.and_then(|place| now.streams().get(place)) {
                stream.as_str().clone_into(id);
            }
        }
    }

    fn pair(&self, line: usize) -> Option<(&OfferedSection, &OfferedSection)> {
        let old = self.old.sections.get(line)?;
        let new = self.new.sections.iter().find(|new| are_alike(old, new))?;
        Some((old, new))
    }

    fn pairs(&self) -> impl Iterator<Item = (&OfferedSection, &OfferedSection)> {
        (0..self.count()).filter_map(|line| self.pair(line))
    }
}

/// Whether both send the same, or both nothing.
fn are_alike(one: &OfferedSection, other: &OfferedSection) -> bool {
    match (one.direction.sends(), other.direction.sends()) {
        (true, true) => one.media == other.media,
        (one, other) => one == other,
    }
}
