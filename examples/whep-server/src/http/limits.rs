//! Who may ask how often; and counting what was answered.

use std::{
    net::{IpAddr, SocketAddr},
    num::NonZeroU32,
    sync::Arc,
    time::Instant,
};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::{Shared, problem::Problem};
use crate::metrics::Label;

/// A session that trickles its candidates is changed a few times.
const CHANGES: NonZeroU32 = NonZeroU32::new(5).unwrap();

/// Who may ask how often.
#[derive(Debug)]
pub struct Limits {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
    changes: DefaultKeyedRateLimiter<IpAddr>,
    behind_proxy: bool,
}

impl Limits {
    /// So many requests a minute for each address, at once or spread.
    pub fn new(a_minute: u32, behind_proxy: bool) -> Self {
        let a_minute = NonZeroU32::new(a_minute).unwrap_or(NonZeroU32::MIN);
        Self {
            limiter: RateLimiter::keyed(Quota::per_minute(a_minute)),
            changes: RateLimiter::keyed(Quota::per_minute(a_minute.saturating_mul(CHANGES))),
            behind_proxy,
        }
    }

    /// Forgets addresses that did not ask for a while.
    pub fn forget_idle(&self) {
        for limiter in [&self.limiter, &self.changes] {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }

    /// Whether the address may ask this now. What ends a session is never refused.
    fn allows(&self, method: &Method, peer: IpAddr, headers: &HeaderMap) -> bool {
        let limiter = match *method {
            Method::GET | Method::POST => &self.limiter,
            Method::PATCH => &self.changes,
            _ => return true,
        };
        let forwarded = || {
            // Only the last one was written by our own proxy; the others are the visitor's word.
            let value = headers.get_all("x-forwarded-for").into_iter().next_back()?;
            value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
        };
        let address = if self.behind_proxy {
            forwarded().unwrap_or(peer)
        } else {
            peer
        };
        limiter.check_key(&network_of(address)).is_ok()
    }
}

/// Whoever has one IPv6 address has 2^64 of them.
fn network_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
        address => address,
    }
}

/// Refuses who asks too often.
pub(super) async fn limit(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    let limits = &shared.limits;
    if !limits.allows(request.method(), peer.ip(), request.headers()) {
        let detail = "too many requests from this address";
        return Problem::new(StatusCode::TOO_MANY_REQUESTS, detail)
            .with(axum::http::header::RETRY_AFTER, "10")
            .into_response();
    }
    next.run(request).await
}

/// Counts and logs an answer. Paths name sessions, and addresses name visitors.
pub(super) async fn count(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    let started = Instant::now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .copied();
    let response = next.run(request).await;
    let status = response.status();
    let kind = kind_of(status);
    shared.metrics.answers.get_or_create(&Label { kind }).inc();
    let address = peer
        .filter(|_| shared.settings.log_addresses)
        .map(|peer| tracing::field::display(peer.0.ip()));
    tracing::info!(
        %method,
        path,
        status = status.as_u16(),
        milliseconds = started.elapsed().as_millis() as u64,
        address,
        "answered"
    );
    response
}

/// One word for each status that is ever given: a label's values are numbered.
fn kind_of(status: StatusCode) -> &'static str {
    match status.as_u16() {
        200 => "200",
        201 => "201",
        204 => "204",
        400 => "400",
        401 => "401",
        404 => "404",
        405 => "405",
        406 => "406",
        408 => "408",
        409 => "409",
        412 => "412",
        413 => "413",
        415 => "415",
        422 => "422",
        428 => "428",
        429 => "429",
        503 => "503",
        _ if status.is_success() => "2xx",
        _ if status.is_redirection() => "3xx",
        _ if status.is_client_error() => "4xx",
        _ => "5xx",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_its_share_and_no_more() {
        let limits = Limits::new(3, false);
        let [one, another] = ["192.0.2.1", "192.0.2.9"].map(|it| it.parse().unwrap());
        let headers = HeaderMap::new();
        assert!((0..3).all(|_| limits.allows(&Method::POST, one, &headers)));
        assert!(!limits.allows(&Method::POST, one, &headers));
        assert!(limits.allows(&Method::POST, another, &headers));
    }

    #[test]
    fn changes_have_a_share_of_their_own_and_the_end_needs_none() {
        let limits = Limits::new(2, false);
        let (one, headers) = ("192.0.2.1".parse().unwrap(), HeaderMap::new());
        let allowed = |method| {
            (0..100)
                .filter(|_| limits.allows(&method, one, &headers))
                .count()
        };
        assert_eq!(allowed(Method::POST), 2);
        assert_eq!(allowed(Method::PATCH), 10);
        assert_eq!(allowed(Method::DELETE), 100);
    }

    #[test]
    fn only_our_own_proxy_is_believed() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "10.0.0.1, 192.0.2.7".parse().unwrap());
        let peer = "127.0.0.1".parse().unwrap();
        let limits = Limits::new(1, true);
        assert!(limits.allows(&Method::POST, peer, &headers));
        headers.insert("x-forwarded-for", "10.0.0.2, 192.0.2.7".parse().unwrap());
        assert!(!limits.allows(&Method::POST, peer, &headers));
        assert!(Limits::new(1, false).allows(&Method::POST, peer, &headers));
    }

    #[test]
    fn a_network_of_version_6_is_one_address() {
        let [one, other] = ["2001:db8::1", "2001:db8::2"].map(|it| it.parse().unwrap());
        assert_eq!(network_of(one), network_of(other));
    }
}
