//! The addresses.
//!
//! | address | what it is |
//! |---|---|
//! | `/whep` | the WHEP endpoint |
//! | `/whep/ID` | a session |
//! | `/nonce` | a nonce, which is also the Bearer token of the session |
//! | `/report` | a report is held against what was seen |
//! | `/faults/NAME/whep` | the endpoint, misbehaving (`--faults`) |
//! | `/` | a page that shows all of it |
//!
//! `/metrics`, for monitoring, has an address of its own: it is nobody else's business.

mod bearer;
mod cors;
mod endpoint;
mod faulty;
mod fragment;
mod limits;
mod nonces;
mod page;
mod problem;
mod reports;
mod resource;
mod serve;

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    http::{StatusCode, header},
    middleware,
    response::IntoResponse,
    routing::{get, post},
};
use ontrack_verifier::{Secrets, Verifier, VerifierLayer};
use tokio::sync::mpsc;
use tower_http::timeout::TimeoutLayer;

pub use self::limits::Limits;
use self::problem::Problem;
pub use self::serve::serve;
use crate::{
    metrics::Metrics, registry::Registry, settings::Settings, shared_nonces::SharedNonces,
    worker::Command,
};
use ontrack_fleet::record::Recorder;

/// A session description of a browser has 3 to 10 kB.
const LARGEST_DESCRIPTION: usize = 64 * 1024;
/// How long an answer may take, a slow visitor's body included.
const LONGEST: Duration = Duration::from_secs(15);

/// What the handlers share.
pub struct Shared {
    /// The command line.
    pub settings: Settings,
    /// What nonces are signed with.
    pub secrets: Secrets,
    /// Issues nonces, judges reports, and counts each nonce once.
    pub verifier: Arc<Verifier<SharedNonces>>,
    /// The sessions.
    pub registry: Arc<Registry>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// Who may ask how often.
    pub limits: Limits,
    /// Keeps what was judged, where it is to be.
    pub recorder: Option<Recorder>,
    /// The workers: their candidate, and how to tell them something.
    pub workers: Vec<Post>,
    /// Whose turn it is.
    pub turn: AtomicUsize,
}

/// How to reach a worker.
#[derive(Clone, Debug)]
pub struct Post {
    /// The candidate that its sessions announce.
    pub candidate: SocketAddr,
    /// What it is told.
    pub commands: mpsc::Sender<Command>,
}

/// Everything that is served.
pub fn router(shared: Arc<Shared>) -> Router {
    let limited = |router: Router<Arc<Shared>>| {
        let state = Arc::clone(&shared);
        router.layer(middleware::from_fn_with_state(state, limits::limit))
    };
    let whep = endpoint::routes().layer(DefaultBodyLimit::max(LARGEST_DESCRIPTION));
    let verifier = VerifierLayer::new(Arc::clone(&shared.verifier));
    let mut router = Router::new()
        .nest("/whep", limited(whep))
        .merge(limited(
            Router::new()
                .route("/nonce", get(nonces::issue).post(nonces::issue))
                .route("/report", post(reports::take).layer(verifier)),
        ))
        .merge(page::routes(shared.settings.package.as_deref()))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            LONGEST,
        ));
    if shared.settings.faults {
        let whep = faulty::routes().layer(DefaultBodyLimit::max(LARGEST_DESCRIPTION));
        router = router.nest("/faults", whep);
    }
    router
        .fallback(problem::not_found)
        .layer(cors::layer(&shared.settings.origin))
        .layer(middleware::from_fn(cors::name_types))
        .layer(middleware::map_response(cors::hide))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&shared),
            limits::count,
        ))
        .with_state(shared)
}

/// What is served to a monitoring system.
pub fn monitoring(metrics: Arc<Metrics>) -> Router {
    Router::new()
        .route("/metrics", get(show_metrics))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            LONGEST,
        ))
        .with_state(metrics)
}

impl Shared {
    /// Which worker gets the next session. Sessions are alike, so they take turns.
    fn next_worker(&self) -> usize {
        self.turn.fetch_add(1, Ordering::Relaxed) % self.workers.len()
    }

    /// Tells a worker something.
    async fn tell(&self, worker: usize, command: Command) -> Result<(), Problem> {
        let told = self.workers[worker].commands.send(command).await;
        told.map_err(|_| Problem::unavailable("the server is ending"))
    }
}

async fn show_metrics(State(metrics): State<Arc<Metrics>>) -> impl IntoResponse {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], metrics.text())
}
