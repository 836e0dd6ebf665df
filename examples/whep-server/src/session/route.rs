//! Where media may go.
//!
//! The path that ICE selects follows the source address of a STUN request, which anybody can write
//! into a datagram, and a pair of descriptions would point media at whoever has that address. So it
//! goes only where DTLS or RTCP came from.

use std::net::SocketAddr;

/// More paths than a visitor changes between.
const MOST: usize = 8;

/// The addresses that spoke.
#[derive(Debug, Default)]
pub(super) struct Route {
    spoke: Vec<SocketAddr>,
    last: Option<SocketAddr>,
}

impl Route {
    /// DTLS or RTCP came from there.
    pub(super) fn spoke(&mut self, source: SocketAddr) {
        if !self.spoke.contains(&source) {
            if self.spoke.len() == MOST {
                return;
            }
            self.spoke.push(source);
        }
        self.last = Some(source);
    }

    /// DTLS is connected. The address that finished the handshake has received our part of it. An
    /// address that only began one may never have received anything.
    pub(super) fn connected(&mut self) {
        self.spoke.clear();
        self.spoke.extend(self.last);
    }

    /// Where this datagram goes: to the address that spoke last, until the selected one has spoken.
    /// Answers to STUN go where the requests came from. Where nobody spoke yet, it is the beginning
    /// of a handshake that the visitor's description asked us to begin.
    pub(super) fn destination(&self, selected: SocketAddr, datagram: &[u8]) -> SocketAddr {
        let is_stun = datagram.first().is_some_and(|first| *first < 4);
        let is_allowed = is_stun || self.spoke.contains(&selected);
        self.last.filter(|_| !is_allowed).unwrap_or(selected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STUN: [u8; 2] = [1, 1];
    const HELLO: [u8; 2] = [22, 254];
    const MEDIA: [u8; 2] = [128, 96];

    fn address(port: u16) -> SocketAddr {
        SocketAddr::from(([192, 0, 2, 1], port))
    }

    #[test]
    fn media_goes_to_who_spoke() {
        let mut route = Route::default();
        assert_eq!(route.destination(address(1), &HELLO), address(1));
        route.spoke(address(1));
        assert_eq!(route.destination(address(1), &MEDIA), address(1));
        // Selected by STUN alone.
        assert_eq!(route.destination(address(2), &MEDIA), address(1));
        assert_eq!(route.destination(address(2), &STUN), address(2));
        route.spoke(address(2));
        assert_eq!(route.destination(address(2), &MEDIA), address(2));
    }

    #[test]
    fn who_only_began_a_handshake_gets_no_media() {
        let mut route = Route::default();
        route.spoke(address(1));
        route.spoke(address(2));
        route.connected();
        assert_eq!(route.destination(address(1), &MEDIA), address(2));
    }

    #[test]
    fn so_many_addresses_and_no_more() {
        let mut route = Route::default();
        (1..=20).for_each(|port| route.spoke(address(port)));
        assert_eq!(route.destination(address(8), &MEDIA), address(8));
        assert_eq!(route.destination(address(9), &MEDIA), address(8));
    }
}
