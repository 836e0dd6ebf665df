//! The nonces that were used, in a Redis that several instances share.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result};
use redis::{Client, Connection, RedisResult, cmd};

use crate::nonce::Signed;

/// A report waits no longer for it.
const PATIENCE: Duration = Duration::from_secs(2);

/// Where nonces that were used are kept, if they are shared.
#[derive(Debug)]
pub struct SharedNonces(Option<Redis>);

struct Redis {
    client: Client,
    /// Opened when it is needed, and again after it broke.
    connection: Mutex<Option<Connection>>,
}

impl std::fmt::Debug for Redis {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Its address may hold a password.
        formatter.write_str("Redis")
    }
}

impl SharedNonces {
    /// At this address, as `redis://HOST:PORT/`; nowhere without one. It must answer already.
    pub fn open(address: Option<&str>) -> Result<Self> {
        let Some(address) = address else {
            return Ok(Self(None));
        };
        let redis = Redis {
            client: Client::open(address).context("this is no address of a Redis")?,
            connection: Mutex::default(),
        };
        redis
            .ask(|connection| cmd("PING").query::<String>(connection))
            .context("Redis does not answer")?;
        Ok(Self(Some(redis)))
    }

    /// Marks the nonce as used, and tells whether no instance did so before. It is forgotten once it
    /// is expired. Blocks.
    pub fn use_once(&self, nonce: &Signed, now: SystemTime) -> Result<bool> {
        let Some(redis) = &self.0 else {
            return Ok(true);
        };
        // What is expired is not judged as genuine anyway.
        let lasts = nonce.expires.duration_since(now).unwrap_or_default();
        let milliseconds = u64::try_from(lasts.as_millis())?.max(1);
        let mut set = cmd("SET");
        set.arg(format!("whep:used:{}", nonce.text)).arg(1);
        set.arg("NX").arg("PX").arg(milliseconds);
        let answer = redis.ask(|connection| set.query::<Option<String>>(connection))?;
        Ok(answer.is_some())
    }
}

impl Redis {
    /// Asks, once more over a new connection where the one that there was has broken.
    fn ask<T>(&self, ask: impl Fn(&mut Connection) -> RedisResult<T>) -> Result<T> {
        let mut held = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(mut connection) = held.take()
            && let Ok(answer) = ask(&mut connection)
        {
            *held = Some(connection);
            return Ok(answer);
        }
        let mut connection = self.client.get_connection_with_timeout(PATIENCE)?;
        connection.set_read_timeout(Some(PATIENCE))?;
        connection.set_write_timeout(Some(PATIENCE))?;
        let answer = ask(&mut connection)?;
        *held = Some(connection);
        Ok(answer)
    }
}
