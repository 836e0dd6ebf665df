//! Which sessions there are, and what was seen of those that ended. None of it outlives its nonce.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::SystemTime,
};

use ontrack_verifier::Nonce;

use crate::{
    metrics::{Label, Metrics},
    witness::Witness,
    worker::Id,
};

/// A machine with many networks has some twenty candidates.
const MOST_CANDIDATES: usize = 50;

/// A session there is.
#[derive(Clone, Debug)]
pub struct Live {
    /// Its nonce, which is also the token that whoever changes it must show.
    pub nonce: String,
    /// Which worker has it.
    pub worker: usize,
    /// Its entity tag, with the quotes.
    pub etag: String,
    /// Whether it may be deleted.
    pub is_deletable: bool,
}

/// A session that ended.
#[derive(Clone, Debug)]
struct Gone {
    nonce: String,
    until: SystemTime,
}

/// What was seen of the session of a nonce.
#[derive(Clone, Debug)]
struct Kept {
    witness: Witness,
    until: SystemTime,
}

#[derive(Debug, Default)]
struct State {
    live: HashMap<Id, Live>,
    gone: HashMap<Id, Gone>,
    kept: HashMap<String, Kept>,
    candidates: HashMap<Id, usize>,
}

/// The registry.
#[derive(Debug)]
pub struct Registry {
    state: Mutex<State>,
    limit: usize,
    metrics: Arc<Metrics>,
}

impl Registry {
    /// A registry of at most `limit` sessions at once.
    pub fn new(limit: usize, metrics: Arc<Metrics>) -> Self {
        Self {
            state: Mutex::default(),
            limit,
            metrics,
        }
    }

    /// Whether there is no room for another session.
    pub fn is_full(&self) -> bool {
        self.lock().live.len() >= self.limit
    }

    /// Takes a session, unless there is no room. Returns the one that the same nonce had before:
    /// whoever asks again has given that up.
    pub fn add(
        &self,
        id: &Id,
        live: Live,
        nonce: &Nonce,
        witness: &Witness,
    ) -> Result<Option<(Id, Live)>, Full> {
        let mut state = self.lock();
        if state.live.len() >= self.limit {
            return Err(Full);
        }
        let mut before = state.live.iter().filter(|(_, it)| it.nonce == nonce.text);
        let before = before
            .next()
            .map(|(id, live)| (Arc::clone(id), live.clone()));
        let kept = Kept {
            witness: witness.clone(),
            until: nonce.expires,
        };
        state.kept.insert(nonce.text.clone(), kept);
        state.live.insert(Arc::clone(id), live);
        self.metrics.made.inc();
        self.metrics.sessions.set(state.live.len() as i64);
        Ok(before)
    }

    /// The session of that name.
    pub fn live(&self, id: &str) -> Option<Live> {
        self.lock().live.get(id).cloned()
    }

    /// Counts candidates that came for a session, and tells whether it may have so many.
    pub fn take_candidates(&self, id: &Id, count: usize) -> bool {
        let mut state = self.lock();
        if !state.live.contains_key(id) {
            return false;
        }
        let taken = state.candidates.entry(Arc::clone(id)).or_default();
        *taken = taken.saturating_add(count);
        *taken <= MOST_CANDIDATES
    }

    /// Whether that session was one of this nonce, and ended. Visitors that say goodbye over DTLS
    /// before they delete their session find it gone.
    pub fn is_gone(&self, id: &str, nonce: &str) -> bool {
        let state = self.lock();
        state.gone.get(id).is_some_and(|gone| gone.nonce == nonce)
    }

    /// Forgets a session that ended; what was seen of it stays as long as its nonce counts.
    pub fn ended(&self, id: &Id, kind: &'static str) {
        let mut state = self.lock();
        state.candidates.remove(id);
        if let Some(live) = state.live.remove(id) {
            let kept = state.kept.get(&live.nonce);
            let until = kept.map_or_else(SystemTime::now, |kept| kept.until);
            let nonce = live.nonce;
            state.gone.insert(Arc::clone(id), Gone { nonce, until });
        }
        self.metrics.sessions.set(state.live.len() as i64);
        self.metrics.ended.get_or_create(&Label { kind }).inc();
        tracing::info!(session = %id, by = kind, "session ended");
    }

    /// What was seen of the session with this nonce.
    pub fn witness(&self, nonce: &str) -> Option<Witness> {
        self.lock().kept.get(nonce).map(|kept| kept.witness.clone())
    }

    /// Forgets what belongs to nonces that no longer count: their reports are refused anyway.
    pub fn forget_expired(&self, now: SystemTime) {
        let mut state = self.lock();
        state.kept.retain(|_, kept| kept.until > now);
        state.gone.retain(|_, gone| gone.until > now);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Whole entries are put in and taken out: there is no half-written one.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// There is no room for another session.
#[derive(Debug, PartialEq, Eq)]
pub struct Full;

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    fn signed(text: &str) -> Nonce {
        let issued = SystemTime::now();
        Nonce {
            text: text.to_owned(),
            issued,
            expires: issued + Duration::from_secs(60),
        }
    }

    fn added(registry: &Registry, id: &str, nonce: &str) -> Result<Option<Id>, Full> {
        let live = Live {
            nonce: nonce.to_owned(),
            worker: 0,
            etag: String::new(),
            is_deletable: true,
        };
        let witness = Witness::new(Instant::now(), String::new());
        let before = registry.add(&Id::from(id), live, &signed(nonce), &witness)?;
        Ok(before.map(|(id, _)| id))
    }

    #[test]
    fn the_last_session_of_a_nonce_counts() {
        let registry = Registry::new(10, Arc::default());
        assert_eq!(added(&registry, "one", "nonce"), Ok(None));
        assert_eq!(added(&registry, "two", "nonce"), Ok(Some(Id::from("one"))));
        assert_eq!(added(&registry, "three", "another"), Ok(None));
    }

    #[test]
    fn no_more_than_there_is_room_for() {
        let registry = Registry::new(1, Arc::default());
        assert!(!registry.is_full());
        assert_eq!(added(&registry, "one", "a"), Ok(None));
        assert!(registry.is_full());
        assert_eq!(added(&registry, "two", "b"), Err(Full));
        registry.ended(&Id::from("one"), "deleted");
        assert_eq!(added(&registry, "two", "b"), Ok(None));
    }

    #[test]
    fn a_session_has_a_bounded_number_of_candidates() {
        let registry = Registry::new(1, Arc::default());
        let id = Id::from("one");
        assert!(!registry.take_candidates(&id, 1));
        assert_eq!(added(&registry, "one", "nonce"), Ok(None));
        assert!(registry.take_candidates(&id, 20));
        assert!(registry.take_candidates(&id, 30));
        assert!(!registry.take_candidates(&id, 1));
    }

    #[test]
    fn what_was_seen_stays_until_the_nonce_expires() {
        let registry = Registry::new(1, Arc::default());
        assert_eq!(added(&registry, "one", "nonce"), Ok(None));
        registry.ended(&Id::from("one"), "deleted");
        assert!(registry.witness("nonce").is_some());
        assert!(registry.is_gone("one", "nonce") && !registry.is_gone("one", "another"));
        registry.forget_expired(SystemTime::now() + Duration::from_secs(61));
        assert!(registry.witness("nonce").is_none());
    }
}
