//! Connections are taken, and closed where nothing comes.

use std::{future::Future, net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::net::TcpListener;
use tower::ServiceExt;

/// How long requests may take that came before the end.
const LAST_ANSWERS: Duration = Duration::from_secs(20);
/// How long to wait where the system has no room for another connection.
const NO_ROOM: Duration = Duration::from_millis(100);

/// Serves until `end`. A connection on which no whole request head comes within `head` is closed,
/// whether it is new or has been used before.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    head: Duration,
    end: impl Future<Output = ()>,
) {
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(head);
    let builder = Arc::new(builder);
    let graceful = GracefulShutdown::new();
    tokio::pin!(end);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut end => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::debug!(%error, "cannot take a connection");
                tokio::time::sleep(NO_ROOM).await;
                continue;
            }
        };
        // A small answer is not held back to wait for more.
        let _ = stream.set_nodelay(true);
        let answers = service_fn(answers(router.clone(), peer));
        let connection = builder.serve_connection(TokioIo::new(stream), answers);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "connection ended");
            }
        });
    }
    drop(listener);
    if tokio::time::timeout(LAST_ANSWERS, graceful.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("some requests were not answered before the end");
    }
}

/// Answers the requests of one connection, and tells the router whose they are.
fn answers(
    router: Router,
    peer: SocketAddr,
) -> impl Fn(Request<Incoming>) -> tower::util::Oneshot<Router, Request<Body>> {
    move |request| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    }
}
