//! Everything is started, and ended.

use std::{
    future::Future,
    net::SocketAddr,
    sync::{Arc, atomic::AtomicUsize},
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result};
use chrono::Utc;
use ontrack_fleet::record::Recorder;
use ontrack_verifier::{Secrets, Verifier};
use tokio::{
    net::{TcpListener, UdpSocket},
    sync::mpsc,
    task::JoinHandle,
};

use crate::{
    http::{Limits, Post, Shared, monitoring, router, serve},
    metrics::Metrics,
    registry::Registry,
    settings::Settings,
    shared_nonces::SharedNonces,
    worker::{Command, Worker},
};

/// How many commands may wait for a worker. Who brings more waits himself.
const COMMANDS: usize = 256;
const FORGET_EVERY: Duration = Duration::from_secs(10);

/// A server that is ready to serve.
pub struct Server {
    listener: TcpListener,
    metrics_listener: Option<TcpListener>,
    shared: Arc<Shared>,
    workers: Vec<JoinHandle<()>>,
}

impl Server {
    /// Takes its addresses and starts its workers.
    pub async fn start(settings: Settings) -> Result<Self> {
        let metrics = Arc::new(Metrics::default());
        let registry = Arc::new(Registry::new(settings.sessions, Arc::clone(&metrics)));
        let listener = listener(settings.listen).await?;
        let metrics_listener = match settings.metrics {
            Some(address) => Some(self::listener(address).await?),
            None => None,
        };
        let (mut posts, mut workers) = (Vec::new(), Vec::new());
        for number in 0..settings.worker_count() {
            let (socket, candidate) = media_socket(&settings, number).await?;
            let (commands, inbox) = mpsc::channel(COMMANDS);
            let (its_registry, its_metrics) = (Arc::clone(&registry), Arc::clone(&metrics));
            let worker = Worker::new(socket, candidate, inbox, its_registry, its_metrics);
            workers.push(tokio::spawn(worker.run()));
            posts.push(Post {
                candidate,
                commands,
            });
        }
        let redis = settings.redis.clone();
        let open = move || SharedNonces::open(redis.as_deref());
        let shared_nonces = tokio::task::spawn_blocking(open).await??;
        let secrets = match settings.secrets.as_slice() {
            [] => Secrets::random()?,
            secrets => Secrets::new(secrets)?,
        };
        let recording = settings.recording.clone();
        let recorder = move || Recorder::new(&recording, Utc::now());
        let recorder = tokio::task::spawn_blocking(recorder).await??;
        let verifier = Verifier::signed_with(secrets.clone(), shared_nonces)
            .lifetime(settings.nonce_lifetime());
        let shared = Arc::new(Shared {
            secrets,
            recorder,
            verifier: Arc::new(verifier),
            limits: Limits::new(settings.rate, settings.behind_proxy),
            workers: posts,
            turn: AtomicUsize::new(0),
            registry,
            metrics,
            settings,
        });
        Ok(Self {
            listener,
            metrics_listener,
            shared,
            workers,
        })
    }

    /// Where HTTP is served.
    pub fn address(&self) -> Result<SocketAddr> {
        Ok(self.listener.local_addr()?)
    }

    /// Where the metrics are served, if anywhere.
    pub fn metrics_address(&self) -> Result<Option<SocketAddr>> {
        let listener = self.metrics_listener.as_ref();
        Ok(listener.map(TcpListener::local_addr).transpose()?)
    }

    /// Where media comes from.
    pub fn candidates(&self) -> Vec<SocketAddr> {
        let workers = self.shared.workers.iter();
        workers.map(|worker| worker.candidate).collect()
    }

    /// What it counts.
    pub fn metrics(&self) -> Arc<Metrics> {
        Arc::clone(&self.shared.metrics)
    }

    /// Serves until `end`, and then ends every session.
    pub async fn serve(self, end: impl Future<Output = ()> + Send + 'static) -> Result<()> {
        let forgets = tokio::spawn(forget(Arc::clone(&self.shared)));
        let posts = self.shared.workers.clone();
        let head = self.shared.settings.head_timeout();
        let monitors = self.metrics_listener.map(|listener| {
            let router = monitoring(Arc::clone(&self.shared.metrics));
            tokio::spawn(serve(listener, router, head, std::future::pending()))
        });
        // Sessions end with the first sign of the end, while their visitors' requests still finish.
        let ending = async move {
            end.await;
            for post in posts {
                // A worker that is gone has no sessions.
                let _ = post.commands.send(Command::Stop).await;
            }
        };
        let shared = Arc::clone(&self.shared);
        serve(self.listener, router(self.shared), head, ending).await;
        if let Some(recorder) = &shared.recorder {
            recorder.finish()?;
        }
        for worker in self.workers {
            worker.await?;
        }
        forgets.abort();
        if let Some(monitors) = monitors {
            monitors.abort();
        }
        Ok(())
    }
}

async fn listener(address: SocketAddr) -> Result<TcpListener> {
    let listener = TcpListener::bind(address).await;
    listener.with_context(|| format!("cannot listen at {address}"))
}

async fn media_socket(settings: &Settings, number: usize) -> Result<(UdpSocket, SocketAddr)> {
    let port = match settings.media_port {
        0 => 0,
        first => first + u16::try_from(number)?,
    };
    let asked = SocketAddr::new(settings.media_address(), port);
    let socket = UdpSocket::bind(asked)
        .await
        .with_context(|| format!("cannot send media from {asked}"))?;
    let mut candidate = socket.local_addr()?;
    if let Some(address) = settings.announce {
        candidate.set_ip(address);
    }
    Ok((socket, candidate))
}

async fn forget(shared: Arc<Shared>) {
    loop {
        tokio::time::sleep(FORGET_EVERY).await;
        shared.registry.forget_expired(SystemTime::now());
        shared.limits.forget_idle();
    }
}
