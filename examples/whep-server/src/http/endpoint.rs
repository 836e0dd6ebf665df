//! The WHEP endpoint: an offer is posted, and answered. draft-ietf-wish-whep-03.

use std::{
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use axum::{
    Router,
    extract::{OriginalUri, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, patch},
};
use ontrack_verifier::Nonce;
use tokio::sync::oneshot;

use super::{Shared, bearer, problem::Problem, resource};
use crate::{
    fault::Fault,
    registry::Live,
    session::{self, Ground, Refusal, Session},
    worker::{Command, Id},
};

/// For how long a counter-offer may be answered; the draft's default.
const COUNTER_OFFER_LASTS: Duration = Duration::from_secs(30);

/// The endpoint and its sessions.
pub(super) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/", get(discover).post(post))
        .route("/{id}", patch(resource::change).delete(resource::delete))
}

/// The draft lets clients ask whether an address is an endpoint at all.
pub(super) async fn discover() -> impl IntoResponse {
    [(header::CONTENT_TYPE, "application/sdp")]
}

async fn post(
    State(shared): State<Arc<Shared>>,
    OriginalUri(address): OriginalUri,
    headers: HeaderMap,
    offer: String,
) -> Result<Response, Problem> {
    let fault = shared.settings.counter_offer.then_some(Fault::CounterOffer);
    negotiate(&shared, address.path(), &headers, &offer, fault).await
}

/// Answers an offer, or makes one in return.
pub(super) async fn negotiate(
    shared: &Shared,
    path: &str,
    headers: &HeaderMap,
    offer: &str,
    fault: Option<Fault>,
) -> Result<Response, Problem> {
    if !is_type(headers, "application/sdp") {
        let detail = "an offer is application/sdp";
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail));
    }
    let nonce = bearer::nonce(headers, &shared.secrets)?;
    let full = || Problem::unavailable("there is no room for another session");
    if shared.registry.is_full() {
        return Err(full());
    }

    let worker = shared.next_worker();
    let ground = Ground {
        nonce: &nonce,
        secrets: &shared.secrets,
        candidate: shared.workers[worker].candidate,
        lifetime: shared.settings.session_lifetime(),
        fault,
        now: Instant::now(),
    };
    let is_counter = fault == Some(Fault::CounterOffer);
    let made = if is_counter {
        session::offer(&ground).map_err(Refusal::Broken)
    } else {
        session::answer(&ground, offer)
    };
    let (mut session, description) = made.map_err(refused)?;

    let id = new_id().map_err(|error| refused(Refusal::Broken(error)))?;
    let etag = format!("\"{}\"", session.ufrag());
    let live = Live {
        nonce: nonce.text.clone(),
        worker,
        etag: etag.clone(),
        is_deletable: fault != Some(Fault::NoDelete),
    };
    let before = shared.registry.add(&id, live, &nonce, session.witness());
    if let Some((id, live)) = before.map_err(|_| full())? {
        // Nobody waits for the farewell of a session that was given up.
        let (farewell, _) = oneshot::channel();
        shared.tell(live.worker, Command::End(id, farewell)).await?;
    }
    start(shared, worker, &id, session, &nonce).await?;

    let status = if is_counter {
        StatusCode::NOT_ACCEPTABLE
    } else {
        StatusCode::CREATED
    };
    let mut response = (status, description).into_response();
    let location = format!("{}/{id}", path.trim_end_matches('/'));
    let fields = [
        (header::CONTENT_TYPE, content_type(is_counter)),
        (header::LOCATION, location),
        (header::ETAG, etag),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    for (name, value) in fields {
        response.headers_mut().insert(name, text(value));
    }
    for server in &shared.settings.ice_server {
        let link = format!("<{server}>; rel=\"ice-server\"");
        response.headers_mut().append(header::LINK, text(link));
    }
    Ok(response)
}

async fn start(
    shared: &Shared,
    worker: usize,
    id: &Id,
    session: Session,
    nonce: &Nonce,
) -> Result<(), Problem> {
    let command = Command::Add(Arc::clone(id), Box::new(session));
    let told = shared.tell(worker, command).await;
    if told.is_err() {
        shared.registry.ended(id, "shutdown");
    }
    tracing::info!(session = %id, issued = ?nonce.issued, "session made");
    told
}

fn refused(refusal: Refusal) -> Problem {
    let status = match &refusal {
        Refusal::Malformed(_) => StatusCode::BAD_REQUEST,
        Refusal::NothingToSend => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Broken(error) => {
            tracing::error!(%error, "cannot make a session");
            return Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "cannot make a session");
        }
    };
    Problem::new(status, refusal.to_string())
}

fn content_type(is_counter: bool) -> String {
    if is_counter {
        let until = httpdate::fmt_http_date(SystemTime::now() + COUNTER_OFFER_LASTS);
        format!("application/sdp; valid-until=\"{until}\"")
    } else {
        "application/sdp".to_owned()
    }
}

/// Whether that is the type of the body; parameters do not matter.
pub(super) fn is_type(headers: &HeaderMap, wanted: &str) -> bool {
    let value = headers.get(header::CONTENT_TYPE);
    let value = value.and_then(|value| value.to_str().ok()).unwrap_or("");
    let kind = value.split(';').next().unwrap_or_default();
    kind.trim().eq_ignore_ascii_case(wanted)
}

fn new_id() -> anyhow::Result<Id> {
    let mut random = [0; 16];
    getrandom::fill(&mut random)?;
    Ok(random.map(|byte| format!("{byte:02x}")).concat().into())
}

/// Everything we put into a field is ASCII; what is not would be left out.
fn text(value: String) -> HeaderValue {
    HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static(""))
}
