//! Requests from pages of other origins.

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::fault::Fault;

const ACCEPT_PATCH: HeaderName = HeaderName::from_static("accept-patch");
const ACCEPT_POST: HeaderName = HeaderName::from_static("accept-post");

/// What an offer and a change to a session may be.
pub(super) const PATCHES: &str = "application/trickle-ice-sdpfrag, application/sdp";

/// Lets the given origins in, or any.
pub(super) fn layer(origins: &[String]) -> CorsLayer {
    let allowed = if origins.is_empty() {
        AllowOrigin::any()
    } else {
        AllowOrigin::list(origins.iter().filter_map(|origin| origin.parse().ok()))
    };
    CorsLayer::new()
        .allow_origin(allowed)
        .allow_methods([
            Method::GET,
            Method::HEAD,
            Method::POST,
            Method::PATCH,
            Method::DELETE,
        ])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            header::IF_MATCH,
        ])
        // Without this a page cannot see where its session is, and cannot delete it.
        .expose_headers([
            header::LOCATION,
            header::ETAG,
            header::LINK,
            header::RETRY_AFTER,
            header::WWW_AUTHENTICATE,
            ACCEPT_PATCH,
            ACCEPT_POST,
        ])
        .max_age(std::time::Duration::from_secs(600))
}

/// Asked with OPTIONS or refused for its type, a client is told which types there are.
pub(super) async fn name_types(request: Request, next: Next) -> Response {
    let is_asked = request.method() == Method::OPTIONS;
    let mut response = next.run(request).await;
    if is_asked || response.status() == StatusCode::UNSUPPORTED_MEDIA_TYPE {
        let headers = response.headers_mut();
        headers.insert(ACCEPT_POST, HeaderValue::from_static("application/sdp"));
        headers.insert(ACCEPT_PATCH, HeaderValue::from_static(PATCHES));
    }
    response
}

/// Takes away again what a misbehaving endpoint does not have.
pub(super) async fn hide(mut response: Response) -> Response {
    let fault = response.extensions().get::<Fault>().copied();
    let headers = response.headers_mut();
    match fault {
        Some(Fault::HiddenHeaders) => {
            headers.remove(header::ACCESS_CONTROL_EXPOSE_HEADERS);
        }
        Some(Fault::NoCors) => {
            headers.remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
        }
        _ => {}
    }
    response
}
