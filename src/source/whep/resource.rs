//! A WHEP endpoint and the session it made, which is deleted on drop.

use std::rc::Rc;

use super::http::{Request, send_and_forget};
use crate::js::events;
use crate::js::interface::scope;
use crate::js::listener::Listener;
use crate::js::promise::settled;
use crate::js::text::DESCRIPTION_LIMIT;
use crate::js::thrown::Thrown;
use crate::js::untrusted::Any;
use crate::session::{Over, Session};
use crate::source::negotiation::Failure;
use ontrack_judge::evidence::Describe;
use ontrack_judge::{MediaReason, joined};

/// How long one request may take, in ms, unless the probe's own time is shorter.
const REQUEST_LIMIT_MS: f64 = 10_000.0;

/// Where to ask, and with which token.
pub(crate) struct Endpoint {
    url: String,
    authorization: Option<String>,
}

/// What an endpoint answered.
pub(crate) struct Response {
    pub(crate) status: u32,
    pub(crate) text: String,
    pub(crate) link: String,
    pub(crate) retry_ms: f64,
    location: String,
    etag: String,
    is_redirected: bool,
}

impl Endpoint {
    pub(crate) fn new(url: String, token: Option<&str>) -> Self {
        Self {
            url,
            authorization: token.map(|token| joined(&["Bearer ", token])),
        }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Sends a request and waits for its response, with the token.
    pub(crate) async fn send(
        &self,
        session: &Session,
        method: &str,
        url: &str,
        kind: &str,
        more: &[(&str, &str)],
        body: &str,
    ) -> Result<Response, Failure> {
        let mut headers = vec![("Content-Type", kind)];
        headers.extend_from_slice(more);
        if let Some(authorization) = &self.authorization {
            headers.push(("Authorization", authorization));
        }
        let unreachable = |error: &Thrown| {
            let step = [method, " failed ", &error.name()];
            Failure::new(MediaReason::ServerUnreachable.name(), &step)
        };
        let request = Request::send(method, url, &headers, Some(body))
            .map_err(|error| unreachable(&error))?;
        match session
            .within(REQUEST_LIMIT_MS, &settled(&request.response))
            .await
        {
            Ok(Some(Ok(response))) => Ok(Response::read(&response)),
            Ok(Some(Err(error))) => Err(unreachable(&error)),
            Ok(None) | Err(Over) => Err(Failure::new(
                MediaReason::ServerTimeout.name(),
                &[method, " got no answer in time"],
            )),
        }
    }
}

impl Response {
    fn read(response: &Any) -> Self {
        let text = |name: &str, limit| response.string_at(name, limit).unwrap_or_default();
        let number = |name| response.number(name).value().copied().unwrap_or(-1.0);
        Self {
            status: number("status").max(0.0) as u32,
            text: text("text", DESCRIPTION_LIMIT),
            link: text("link", 8192),
            retry_ms: number("retryMs"),
            location: text("location", 2048),
            etag: text("etag", 256),
            is_redirected: response.flag("isRedirected").is_true(),
        }
    }

    /// Whether the body is a session description.
    pub(crate) fn is_description(&self) -> bool {
        self.text.starts_with("v=0")
    }

    /// Whether it is of the class of success, whatever the code.
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// `POST answered 503`.
    pub(crate) fn step(&self, method: &str) -> String {
        let mut step = joined(&[method, " answered "]);
        f64::from(self.status).describe(&mut step);
        step
    }

    /// Fails with the reason why the request was not granted. An unknown status counts as
    /// the first of its class.
    pub(crate) fn accepted(&self, method: &str) -> Result<(), Failure> {
        let reason = match self.status {
            200..300 => return Ok(()),
            401 | 403 => MediaReason::Unauthorized.name(),
            _ if self.is_redirected => MediaReason::ServerRedirect.name(),
            _ => MediaReason::ServerStatus.name(),
        };
        Err(Failure {
            reason,
            step: self.step(method),
        })
    }
}

/// A session. Dropping it deletes it; so does leaving the page.
pub(crate) struct Resource {
    endpoint: Rc<Endpoint>,
    url: String,
    etag: String,
    _leaving: Option<Listener>,
}

impl Resource {
    /// The session that a response names.
    pub(crate) fn of(endpoint: &Rc<Endpoint>, response: &Response) -> Option<Self> {
        if response.location.is_empty() {
            return None;
        }
        let leaving = {
            let (endpoint, url) = (Rc::clone(endpoint), response.location.clone());
            let scope = scope().unwrap_or_default();
            Listener::on(&scope, &events::PAGE_HIDE, move |_| delete(&endpoint, &url))
        };
        Some(Self {
            endpoint: Rc::clone(endpoint),
            url: response.location.clone(),
            etag: response.etag.clone(),
            _leaving: leaving.ok(),
        })
    }

    /// Whether the server said that it takes candidates: only sessions with an ETag
    /// can be changed.
    pub(crate) fn takes_candidates(&self) -> bool {
        !self.etag.is_empty()
    }

    /// PATCH, for the session as it was given.
    pub(crate) async fn patch(
        &self,
        session: &Session,
        kind: &str,
        body: &str,
    ) -> Result<Response, Failure> {
        let condition = [("If-Match", self.etag.as_str())];
        let more = if kind == "application/sdp" || self.etag.is_empty() {
            &[][..]
        } else {
            &condition[..]
        };
        self.endpoint
            .send(session, "PATCH", &self.url, kind, more, body)
            .await
    }
}

fn delete(endpoint: &Endpoint, url: &str) {
    let authorization = endpoint.authorization.as_deref();
    let headers: Vec<_> = authorization
        .map(|value| ("Authorization", value))
        .into_iter()
        .collect();
    send_and_forget("DELETE", url, &headers);
}

impl Drop for Resource {
    fn drop(&mut self) {
        delete(&self.endpoint, &self.url);
    }
}
