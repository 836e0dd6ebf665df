//! What became of every check.

use serde::{Deserialize, Serialize};

use super::pairs;
use crate::SkipReason;
use crate::checks::Check;
use crate::evidence::Word;

/// What became of every check, in the order of the catalogue. In JSON a check is its id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Checks {
    /// Those that passed.
    pub passed: Vec<&'static Check>,
    /// Those that failed.
    pub failed: Vec<&'static Check>,
    /// Those that could not be judged, by the reason: the name of a [`SkipReason`], or what
    /// newer evidence says. In JSON an object of lists.
    #[serde(with = "pairs")]
    pub skipped: Vec<(Word, Vec<&'static Check>)>,
}

impl Checks {
    /// Those that could not be judged for this reason.
    pub fn skipped_for(&self, why: SkipReason) -> &[&'static Check] {
        let group = self.skipped.iter().find(|(word, _)| word == why.name());
        group.map_or(&[], |(_, checks)| checks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;
    use crate::report::judge;

    #[test]
    fn checks_that_share_a_reason_stand_together() {
        let checks = judge(&Evidence::default()).checks;
        let mut words: Vec<_> = checks.skipped.iter().map(|(why, _)| why).collect();
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
        assert!(count > 1);
    }

    #[test]
    fn a_source_without_media_leaves_its_checks_open_for_one_reason() {
        let checks = judge(&Evidence::default()).checks;
        let of_media = ["transport.", "received.", "media.", "codec."];
        let is_of_media =
            |check: &&&Check| of_media.iter().any(|family| check.id.starts_with(family));
        let open = checks.skipped_for(SkipReason::NoMedia);
        assert_eq!(open.iter().filter(is_of_media).count(), open.len());
        let others = checks
            .skipped
            .iter()
            .filter(|(why, _)| why != SkipReason::NoMedia.name());
        assert_eq!(
            others
                .flat_map(|(_, checks)| checks)
                .filter(is_of_media)
                .count(),
            0
        );
    }
}
