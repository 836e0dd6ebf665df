//! What comes, and whose it is.

use std::{io, net::SocketAddr, time::Instant};

use str0m::ice::StunMessage;

use super::{AT_ONCE, Id, Worker};

impl Worker {
    /// Fetches what has come.
    pub(super) fn fetch(&mut self, buffer: &mut [u8]) {
        for _ in 0..AT_ONCE {
            match self.socket.try_recv_from(buffer) {
                Ok((length, source)) => self.hand_over(source, &buffer[..length]),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return,
                Err(error) => {
                    tracing::debug!(%error, "cannot receive");
                    return;
                }
            }
        }
    }

    fn hand_over(&mut self, source: SocketAddr, datagram: &[u8]) {
        self.metrics.received.inc();
        let now = Instant::now();
        let (candidate, mut is_taken) = (self.candidate, false);
        if let Some(id) = self.addressee(source, datagram) {
            let mut is_new = false;
            self.with(&id, |place| {
                is_taken = place.session.take(now, source, candidate, datagram);
                is_new = is_taken && !place.addresses.contains(&source);
                if is_new {
                    place.addresses.push(source);
                }
            });
            if is_new {
                self.by_address.insert(source, id);
            }
        }
        if !is_taken {
            self.metrics.strangers.inc();
        }
    }

    /// Whose datagram this is. A request that names a session nobody knows may have overtaken the
    /// command that brings it; thrown away, it would come again a quarter of a second later.
    fn addressee(&mut self, source: SocketAddr, datagram: &[u8]) -> Option<Id> {
        let found = self.known_addressee(source, datagram);
        if found.is_some() || self.obey_waiting() == 0 {
            return found;
        }
        self.known_addressee(source, datagram)
    }

    /// A STUN request names the session, and whether it may is shown by
    /// its integrity; everything else comes from an address that such a request came from.
    fn known_addressee(&self, source: SocketAddr, datagram: &[u8]) -> Option<Id> {
        let is_stun = datagram.first().is_some_and(|first| *first < 4);
        if is_stun {
            let message = StunMessage::parse(datagram).ok()?;
            let (ufrag, _) = message.split_username()?;
            return self.by_ufrag.get(ufrag).cloned();
        }
        self.by_address.get(&source).cloned()
    }
}
