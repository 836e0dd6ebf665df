//! A layer of tower, which verifies bodies before a service of HTTP gets them.

use std::{
    fmt,
    future::Future,
    mem,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use bytes::Bytes;
use http::{Request, request::Parts};
use http_body::Body;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use tower_layer::Layer;
use tower_service::Service;

use crate::{
    store::{MemoryStore, Store},
    verification::{Verification, VerifyError},
    verifier::Verifier,
};

type BoxError = Box<dyn std::error::Error + Send + Sync>;
type SessionOf = Arc<dyn Fn(&Parts) -> String + Send + Sync>;

/// Verifies the body of each request. The service behind it finds an `Arc<Verification>` among the
/// extensions of the request, whatever the client sent, and answers itself. It gets the body too, unless
/// that was longer than [`Verifier::longest_body`].
///
/// How long a client may take to send its body is another layer's business.
///
/// ```
/// use std::sync::Arc;
///
/// use axum::{Extension, Json, Router, routing::post};
/// use ontrack_verifier::{Decision, Secrets, Verification, Verifier, VerifierLayer};
///
/// async fn probe(Extension(verification): Extension<Arc<Verification>>) -> Json<Decision> {
///     Json(verification.decision)
/// }
///
/// let verifier = Arc::new(Verifier::signed(Secrets::random()?));
/// let layer = VerifierLayer::new(verifier).session(|parts| {
///     let name = parts.headers.get("x-session").and_then(|name| name.to_str().ok());
///     name.unwrap_or_default().to_owned()
/// });
/// let router: Router = Router::new().route("/probe", post(probe).layer(layer));
/// # Ok::<(), ontrack_verifier::SecretError>(())
/// ```
pub struct VerifierLayer<S = MemoryStore> {
    verifier: Arc<Verifier<S>>,
    session: SessionOf,
}

impl<S> VerifierLayer<S> {
    /// For nonces that were issued for no session.
    pub fn new(verifier: Arc<Verifier<S>>) -> Self {
        Self {
            verifier,
            session: Arc::new(|_| String::new()),
        }
    }

    /// For nonces that were issued for the session that this function finds in a request.
    #[must_use]
    pub fn session(mut self, of: impl Fn(&Parts) -> String + Send + Sync + 'static) -> Self {
        self.session = Arc::new(of);
        self
    }
}

impl<S> Clone for VerifierLayer<S> {
    fn clone(&self) -> Self {
        Self {
            verifier: Arc::clone(&self.verifier),
            session: Arc::clone(&self.session),
        }
    }
}

impl<S> fmt::Debug for VerifierLayer<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("VerifierLayer")
    }
}

impl<S, I> Layer<I> for VerifierLayer<S> {
    type Service = VerifierService<S, I>;

    fn layer(&self, inner: I) -> Self::Service {
        VerifierService {
            layer: self.clone(),
            inner,
        }
    }
}

/// What [`VerifierLayer`] makes of a service.
#[derive(Debug)]
pub struct VerifierService<S, I> {
    layer: VerifierLayer<S>,
    inner: I,
}

impl<S, I: Clone> Clone for VerifierService<S, I> {
    fn clone(&self) -> Self {
        Self {
            layer: self.layer.clone(),
            inner: self.inner.clone(),
        }
    }
}

impl<S, I, B> Service<Request<B>> for VerifierService<S, I>
where
    S: Store + 'static,
    I: Service<Request<B>> + Clone + Send + 'static,
    I::Future: Send,
    B: Body + From<Bytes> + Send + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    type Response = I::Response;
    type Error = I::Error;
    type Future = Pin<Box<dyn Future<Output = Result<I::Response, I::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        // The one that is ready is called, and its clone gets ready for the next request.
        let clone = self.inner.clone();
        let mut ready = mem::replace(&mut self.inner, clone);
        let VerifierLayer { verifier, session } = self.layer.clone();
        Box::pin(async move {
            let (mut parts, body) = request.into_parts();
            let session = session(&parts);
            let (verification, body) = verified(&verifier, body, &session).await;
            parts.extensions.insert(Arc::new(verification));
            ready.call(Request::from_parts(parts, body.into())).await
        })
    }
}

async fn verified<S, B>(verifier: &Verifier<S>, body: B, session: &str) -> (Verification, Bytes)
where
    S: Store,
    B: Body,
    B::Error: Into<BoxError>,
{
    let limit = verifier.longest_body();
    match Limited::new(body, limit).collect().await {
        Ok(collected) => {
            let bytes = collected.to_bytes();
            (verifier.verify(&bytes, session).await, bytes)
        }
        Err(error) => {
            let error = match error.is::<LengthLimitError>() {
                true => VerifyError::TooLarge { limit },
                false => VerifyError::NotRead(error),
            };
            (verifier.refused(error), Bytes::new())
        }
    }
}
