//! The nonces that were used, in a Redis that several instances share.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::{Context, Result};
use ontrack_verifier::{MemoryStore, Store, StoreError};
use redis::{Client, Cmd, Connection, FromRedisValue, RedisResult, cmd};

/// A report waits no longer for it.
const PATIENCE: Duration = Duration::from_secs(2);

/// Where nonces that were used are kept.
#[derive(Debug)]
pub enum SharedNonces {
    /// In the memory of this instance.
    Here(MemoryStore),
    /// In a Redis.
    There(Arc<Redis>),
}

/// A Redis, which forgets a nonce once it is expired.
pub struct Redis {
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
    /// At this address, as `redis://HOST:PORT/`; in memory without one. It must answer already.
    pub fn open(address: Option<&str>) -> Result<Self> {
        let Some(address) = address else {
            return Ok(Self::Here(MemoryStore::default()));
        };
        let redis = Redis {
            client: Client::open(address).context("this is no address of a Redis")?,
            connection: Mutex::default(),
        };
        redis
            .ask::<String>(&cmd("PING"))
            .context("Redis does not answer")?;
        Ok(Self::There(Arc::new(redis)))
    }
}

impl Store for SharedNonces {
    async fn put(&self, key: &str, lifetime: Duration) -> Result<bool, StoreError> {
        match self {
            Self::Here(memory) => memory.put(key, lifetime).await,
            Self::There(redis) => {
                let milliseconds = u64::try_from(lifetime.as_millis())?.max(1);
                let mut set = cmd("SET");
                set.arg(name(key)).arg(1);
                set.arg("NX").arg("PX").arg(milliseconds);
                let answer: Option<String> = redis.ask_aside(set).await?;
                Ok(answer.is_some())
            }
        }
    }

    async fn take(&self, key: &str) -> Result<bool, StoreError> {
        match self {
            Self::Here(memory) => memory.take(key).await,
            Self::There(redis) => {
                let mut delete = cmd("DEL");
                delete.arg(name(key));
                Ok(redis.ask_aside::<u64>(delete).await? > 0)
            }
        }
    }
}

fn name(key: &str) -> String {
    format!("whep:used:{key}")
}

impl Redis {
    /// Where it holds up nobody.
    async fn ask_aside<T>(self: &Arc<Self>, command: Cmd) -> Result<T, StoreError>
    where
        T: FromRedisValue + Send + 'static,
    {
        let redis = Arc::clone(self);
        let asking = tokio::task::spawn_blocking(move || redis.ask(&command));
        Ok(asking.await??)
    }

    /// Asks, once more over a new connection where the one that there was has broken.
    fn ask<T: FromRedisValue>(&self, command: &Cmd) -> RedisResult<T> {
        let mut held = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(mut connection) = held.take()
            && let Ok(answer) = command.query(&mut connection)
        {
            *held = Some(connection);
            return Ok(answer);
        }
        let mut connection = self.client.get_connection_with_timeout(PATIENCE)?;
        connection.set_read_timeout(Some(PATIENCE))?;
        connection.set_write_timeout(Some(PATIENCE))?;
        let answer = command.query(&mut connection)?;
        *held = Some(connection);
        Ok(answer)
    }
}
