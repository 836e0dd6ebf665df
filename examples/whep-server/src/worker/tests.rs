//! A worker that panics.

use std::time::SystemTime;

use ontrack_verifier::Secrets;

use super::*;
use crate::{
    registry::Live,
    session::{Ground, offer},
};

#[tokio::test]
async fn a_worker_that_panics_goes_on() -> anyhow::Result<()> {
    let metrics = Arc::new(Metrics::default());
    let registry = Arc::new(Registry::new(10, Arc::clone(&metrics)));
    let socket = UdpSocket::bind("127.0.0.1:0").await?;
    let candidate = socket.local_addr()?;
    let (commands, inbox) = mpsc::channel(8);
    let worker = Worker::new(
        socket,
        candidate,
        inbox,
        Arc::clone(&registry),
        Arc::clone(&metrics),
    );
    let working = tokio::spawn(worker.run());
    let secrets = Secrets::random()?;
    let add = async |name: &str| -> anyhow::Result<Id> {
        let nonce = secrets.issue(SystemTime::now(), Duration::from_secs(60), "")?;
        let ground = Ground {
            nonce: &nonce,
            secrets: &secrets,
            candidate,
            lifetime: Duration::from_secs(60),
            fault: None,
            now: Instant::now(),
        };
        let (session, _) = offer(&ground)?;
        let id = Id::from(name);
        let live = Live {
            nonce: nonce.text.clone(),
            worker: 0,
            etag: String::new(),
            is_deletable: true,
        };
        assert!(registry.add(&id, live, &nonce, session.witness()).is_ok());
        let command = Command::Add(Arc::clone(&id), Box::new(session));
        commands.send(command).await?;
        Ok(id)
    };

    add("lost").await?;
    commands.send(Command::Panic).await?;
    let kept = add("kept").await?;
    let (farewell, gone) = oneshot::channel();
    commands
        .send(Command::End(Arc::clone(&kept), farewell))
        .await?;
    gone.await?;
    assert!(registry.live("lost").is_none() && registry.live("kept").is_none());
    assert_eq!(metrics.restarted.get(), 1);
    assert_eq!(metrics.sessions.get(), 0);
    commands.send(Command::Stop).await?;
    Ok(working.await?)
}
