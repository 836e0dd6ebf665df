//! Many sessions on one UDP socket, in one task.
//!
//! A socket for each session would be found faster by the kernel, but costs a port and a firewall
//! rule for every visitor, a descriptor, and a wake-up of its own for every datagram. Here one
//! wake-up fetches whatever has come for all of them. No session is ever shared: each worker has
//! its own socket and its own sessions, so nothing is locked on the way of a packet.

mod arrivals;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeSet, HashMap},
    future::pending,
    net::SocketAddr,
    panic::AssertUnwindSafe,
    sync::Arc,
    time::{Duration, Instant},
};

use futures_util::FutureExt;
use str0m::Candidate;
use tokio::{
    net::UdpSocket,
    sync::{mpsc, oneshot},
    time::sleep_until,
};

use crate::{
    metrics::Metrics,
    registry::Registry,
    session::{Refusal, Session},
};

/// The name of a session, as in its Location.
pub type Id = Arc<str>;

/// More than the path carries in one piece.
const LARGEST: usize = 2048;
/// How many datagrams, and how many turns, before the others have their say.
const AT_ONCE: usize = 256;
/// How long goodbyes may take.
const GOODBYE: Duration = Duration::from_millis(500);

/// What a worker is told.
pub enum Command {
    /// Take this session.
    Add(Id, Box<Session>),
    /// Take these candidates for it.
    Candidates(Id, Vec<Candidate>),
    /// Take this answer to a counter-offer.
    Accept(Id, String, oneshot::Sender<Result<(), Refusal>>),
    /// End it, and say so when it is gone.
    End(Id, oneshot::Sender<()>),
    /// End all and stop.
    Stop,
    /// Panic, as a fault in a session would make it.
    #[cfg(test)]
    Panic,
}

/// A worker.
pub struct Worker {
    socket: UdpSocket,
    /// The address that is announced, which is the socket's own unless a router translates it.
    candidate: SocketAddr,
    commands: mpsc::Receiver<Command>,
    registry: Arc<Registry>,
    metrics: Arc<Metrics>,
    sessions: HashMap<Id, Place>,
    by_ufrag: HashMap<String, Id>,
    by_address: HashMap<SocketAddr, Id>,
    due: BTreeSet<(Instant, Id)>,
    stops_by: Option<Instant>,
}

/// A session and when it wants its next turn.
struct Place {
    session: Box<Session>,
    ufrag: String,
    wake: Instant,
    addresses: Vec<SocketAddr>,
    farewell: Option<oneshot::Sender<()>>,
}

impl Worker {
    /// A worker on this socket.
    pub fn new(
        socket: UdpSocket,
        candidate: SocketAddr,
        commands: mpsc::Receiver<Command>,
        registry: Arc<Registry>,
        metrics: Arc<Metrics>,
    ) -> Self {
        Self {
            socket,
            candidate,
            commands,
            registry,
            metrics,
            sessions: HashMap::new(),
            by_ufrag: HashMap::new(),
            by_address: HashMap::new(),
            due: BTreeSet::new(),
            stops_by: None,
        }
    }

    /// Works until it is told to stop. Where one session brings it down, the others of this worker
    /// are lost with it, and it goes on with new ones.
    pub async fn run(mut self) {
        while AssertUnwindSafe(self.work()).catch_unwind().await.is_err() {
            self.metrics.restarted.inc();
            tracing::error!(
                sessions = self.sessions.len(),
                "a worker panicked and goes on"
            );
            self.lose_all();
        }
    }

    /// Nothing that a panic may have left half done is used again.
    fn lose_all(&mut self) {
        self.by_ufrag.clear();
        self.by_address.clear();
        self.due.clear();
        for (id, _) in self.sessions.drain() {
            self.registry.ended(&id, "panicked");
        }
    }

    async fn work(&mut self) {
        let mut buffer = [0; LARGEST];
        loop {
            let wake = self.due.first().map(|(at, _)| *at);
            let wake = [wake, self.stops_by].into_iter().flatten().min();
            tokio::select! {
                command = self.commands.recv() => self.obey(command.unwrap_or(Command::Stop)),
                ready = self.socket.readable() => {
                    if ready.is_ok() {
                        self.fetch(&mut buffer);
                    }
                }
                () = until(wake) => {}
            }
            self.give_turns();
            let is_late = self.stops_by.is_some_and(|by| Instant::now() >= by);
            if self.stops_by.is_some() && (self.sessions.is_empty() || is_late) {
                return;
            }
        }
    }

    /// Obeys what is waiting; tells how much that was.
    fn obey_waiting(&mut self) -> usize {
        let mut count = 0;
        while let Ok(command) = self.commands.try_recv() {
            self.obey(command);
            count += 1;
        }
        count
    }

    fn obey(&mut self, command: Command) {
        match command {
            Command::Add(id, session) => self.add(id, session),
            Command::Candidates(id, candidates) => {
                self.with(&id, |place| place.session.add_candidates(candidates));
            }
            Command::Accept(id, answer, reply) => {
                self.with(&id, |place| {
                    // Who asked may have hung up meanwhile.
                    let _ = reply.send(place.session.accept(&answer));
                });
            }
            Command::End(id, reply) => {
                self.with(&id, |place| {
                    place.session.end("deleted");
                    place.farewell = Some(reply);
                });
            }
            #[cfg(test)]
            Command::Panic => panic!("told to"),
            Command::Stop => {
                self.stops_by = Some(Instant::now() + GOODBYE);
                let all: Vec<_> = self.sessions.keys().cloned().collect();
                for id in all {
                    self.with(&id, |place| place.session.end("shutdown"));
                }
            }
        }
    }

    fn add(&mut self, id: Id, mut session: Box<Session>) {
        let (ufrag, now) = (session.ufrag(), Instant::now());
        self.by_ufrag.insert(ufrag.clone(), Arc::clone(&id));
        self.due.insert((now, Arc::clone(&id)));
        let place = Place {
            session,
            ufrag,
            wake: now,
            addresses: Vec::new(),
            farewell: None,
        };
        self.sessions.insert(id, place);
    }

    /// Does this to the session, and gives it a turn afterwards.
    fn with(&mut self, id: &Id, act: impl FnOnce(&mut Place)) {
        if let Some(place) = self.sessions.get_mut(id) {
            act(place);
            let now = Instant::now();
            self.due.remove(&(place.wake, Arc::clone(id)));
            place.wake = now;
            self.due.insert((now, Arc::clone(id)));
        }
    }

    fn give_turns(&mut self) {
        let now = Instant::now();
        for _ in 0..AT_ONCE {
            match self.due.first() {
                Some((at, _)) if *at <= now => {}
                _ => return,
            }
            if let Some((_, id)) = self.due.pop_first() {
                self.give_turn(now, id);
            }
        }
    }

    fn give_turn(&mut self, now: Instant, id: Id) {
        let Some(place) = self.sessions.get_mut(&id) else {
            return;
        };
        let (socket, metrics) = (&self.socket, &self.metrics);
        let next = place.session.turn(now, metrics, |destination, transmit| {
            // Media that must wait is worth nothing: what the system does not take is lost, as it
            // could be on the way.
            match socket.try_send_to(&transmit.contents, destination) {
                Ok(_) => metrics.sent.inc(),
                Err(_) => metrics.dropped.inc(),
            };
        });
        match next {
            Some(wake) => {
                place.wake = wake;
                self.due.insert((wake, id));
            }
            None => self.remove(&id),
        }
    }

    fn remove(&mut self, id: &Id) {
        let Some(place) = self.sessions.remove(id) else {
            return;
        };
        self.by_ufrag.remove(&place.ufrag);
        for address in place.addresses {
            if self.by_address.get(&address) == Some(id) {
                self.by_address.remove(&address);
            }
        }
        self.registry
            .ended(id, place.session.ended_by().unwrap_or("gone"));
        if let Some(farewell) = place.farewell {
            // Who asked may have hung up meanwhile.
            let _ = farewell.send(());
        }
    }
}

async fn until(wake: Option<Instant>) {
    match wake {
        Some(at) => sleep_until(at.into()).await,
        None => pending().await,
    }
}
