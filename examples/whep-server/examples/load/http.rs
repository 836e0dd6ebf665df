//! Asking a server over HTTP.

// The tests and the load test each use a part of it.
#![allow(dead_code)]

use std::time::Duration;

use anyhow::{Context, Result};
use axum::{
    body::Body,
    http::{HeaderMap, Method, Request},
};
use http_body_util::BodyExt;
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use serde_json::Value;
use tokio::time::timeout;

const LONGEST: Duration = Duration::from_secs(20);

/// An HTTP client for one server.
#[derive(Clone)]
pub struct Http {
    client: Client<HttpConnector, Body>,
    address: String,
    metrics: String,
    forwarded_for: Option<String>,
}

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The fields.
    pub headers: HeaderMap,
    /// The body.
    pub body: String,
}

impl Answer {
    /// A field, or an empty string.
    pub fn field(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.and_then(|it| it.to_str().ok()).unwrap_or_default()
    }

    /// The body as JSON.
    pub fn json(&self) -> Result<Value> {
        serde_json::from_str(&self.body).with_context(|| self.body.clone())
    }
}

impl Http {
    /// For the server at this address, as `http://127.0.0.1:8080`, with its metrics at that one.
    pub fn new(address: String, metrics: String) -> Self {
        let client = Client::builder(TokioExecutor::new()).build_http();
        Self {
            client,
            address,
            metrics,
            forwarded_for: None,
        }
    }

    /// The same, as a proxy asks it for a visitor at this address.
    pub fn on_behalf_of(self, visitor: impl ToString) -> Self {
        Self {
            forwarded_for: Some(visitor.to_string()),
            ..self
        }
    }

    /// The address of the server.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Asks.
    pub async fn ask(
        &self,
        method: Method,
        path: &str,
        fields: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Result<Answer> {
        let address = format!("{}{path}", self.address);
        self.ask_at(method, &address, fields, body).await
    }

    async fn ask_at(
        &self,
        method: Method,
        address: &str,
        fields: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Result<Answer> {
        let mut request = Request::builder().method(method).uri(address);
        let forwarded = self.forwarded_for.as_deref();
        let forwarded = forwarded.map(|address| ("x-forwarded-for", address));
        for (name, value) in fields.iter().copied().chain(forwarded) {
            request = request.header(name, value);
        }
        let request = request.body(body.into())?;
        let response = timeout(LONGEST, self.client.request(request)).await??;
        let (head, body) = response.into_parts();
        let body = timeout(LONGEST, body.collect()).await??.to_bytes();
        Ok(Answer {
            status: head.status.as_u16(),
            headers: head.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        })
    }

    /// A fresh nonce.
    pub async fn nonce(&self) -> Result<String> {
        let answer = self.ask(Method::POST, "/nonce", &[], "").await?;
        let nonce = answer.json()?["nonce"].as_str().map(str::to_owned);
        nonce.context("no nonce")
    }

    /// Posts an offer with this token.
    pub async fn offer(&self, path: &str, token: &str, offer: &str) -> Result<Answer> {
        let token = format!("Bearer {token}");
        let fields = [
            ("content-type", "application/sdp"),
            ("authorization", token.as_str()),
        ];
        self.ask(Method::POST, path, &fields, offer.to_owned())
            .await
    }

    /// Deletes a session.
    pub async fn delete(&self, location: &str, token: &str) -> Result<Answer> {
        let token = format!("Bearer {token}");
        let fields = [("authorization", token.as_str())];
        self.ask(Method::DELETE, location, &fields, "").await
    }

    /// The metrics.
    pub async fn metrics(&self, fields: &[(&str, &str)]) -> Result<Answer> {
        let address = format!("{}/metrics", self.metrics);
        self.ask_at(Method::GET, &address, fields, "").await
    }

    /// A number of the metrics.
    pub async fn metric(&self, name: &str) -> Result<f64> {
        let answer = self.metrics(&[]).await?;
        let mut lines = answer.body.lines();
        let value = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        value
            .context("no such metric")?
            .parse()
            .context("no number")
    }
}
