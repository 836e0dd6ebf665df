//! A server that ends with its test.

// Each test program uses a part of it.
#![allow(dead_code)]

use std::{
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use anyhow::{Context, Result};
use clap::Parser;
use str0m::crypto::dtls::DtlsVersion;
use tokio::{sync::oneshot, task::JoinHandle};
use whep_server::{server::Server, settings::Settings};

use crate::{
    http::{Answer, Http},
    visitor::Visitor,
};

/// A running server.
pub struct Running {
    /// How to ask it.
    pub http: Http,
    address: IpAddr,
    candidate: SocketAddr,
    end: oneshot::Sender<()>,
    task: JoinHandle<Result<()>>,
}

/// A visitor whose offer was answered, its nonce and where its session is.
pub struct Visit {
    /// The visitor.
    pub visitor: Visitor,
    /// Its nonce.
    pub nonce: String,
    /// Its session.
    pub location: String,
    /// What was answered.
    pub answer: Answer,
}

/// Starts a server with these arguments.
pub async fn start(arguments: &[&str]) -> Result<Running> {
    let fixed = [
        "whep-server",
        "--listen",
        "127.0.0.1:0",
        "--metrics",
        "127.0.0.1:0",
        "--workers",
        "1",
    ];
    let settings = Settings::parse_from(fixed.iter().chain(arguments));
    let address = settings.media_address();
    let server = Server::start(settings).await?;
    let metrics = server.metrics_address()?.context("no metrics")?;
    let http = Http::new(
        format!("http://{}", server.address()?),
        format!("http://{metrics}"),
    );
    let candidates = server.candidates();
    let candidate = *candidates.first().context("no worker")?;
    let (end, told) = oneshot::channel::<()>();
    let task = tokio::spawn(server.serve(async {
        let _ = told.await;
    }));
    Ok(Running {
        http,
        address,
        candidate,
        end,
        task,
    })
}

impl Running {
    /// The address of this machine that media comes to.
    pub fn media(&self) -> IpAddr {
        self.address
    }

    /// Where the worker receives.
    pub fn candidate(&self) -> SocketAddr {
        self.candidate
    }

    /// A visitor of this server that has not asked for anything.
    pub async fn visitor(&self) -> Result<Visitor> {
        Visitor::new(self.address).await
    }

    /// The same that speaks this version of DTLS.
    pub async fn visitor_with(&self, version: DtlsVersion) -> Result<Visitor> {
        Visitor::with(self.address, version).await
    }

    /// A visitor that asks at this path.
    pub async fn visit_at(&self, path: &str) -> Result<Visit> {
        self.visit_as(self.visitor().await?, path).await
    }

    /// This visitor asks at this path.
    pub async fn visit_as(&self, mut visitor: Visitor, path: &str) -> Result<Visit> {
        let nonce = self.http.nonce().await?;
        let (offer, pending) = visitor.offer()?;
        let answer = self.http.offer(path, &nonce, &offer).await?;
        if answer.status == 201 {
            visitor.accept(pending, &answer.body)?;
        }
        Ok(Visit {
            visitor,
            nonce,
            location: answer.field("location").to_owned(),
            answer,
        })
    }

    /// A visitor that asks.
    pub async fn visit(&self) -> Result<Visit> {
        self.visit_at("/whep").await
    }

    /// Ends it, and waits until it has.
    pub async fn end(self) -> Result<()> {
        let _ = self.end.send(());
        tokio::time::timeout(Duration::from_secs(10), self.task)
            .await
            .context("the server did not end")??
    }
}
