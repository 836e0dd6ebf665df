//! Further offers on a connection of their own: inactive, active again, rolled back.

use web_sys::RtcPeerConnection;

use crate::js::dictionary::session_description;
use crate::js::promise::CallResult;
use crate::js::untrusted::Untrusted;
use crate::observe::delivery::OFFER_LIMIT_MS;
use crate::observe::renegotiation::Renegotiated;
use crate::session::{Over, Session};
use ontrack_judge::challenge::Challenge;
use ontrack_judge::evidence::Text;
use ontrack_judge::evidence::renegotiation::Renegotiation;

/// Makes the offers one after the other, as long as each is answered.
pub(crate) async fn renegotiate(
    session: &Session,
    connection: &Untrusted<RtcPeerConnection>,
    challenge: &Challenge,
    evidence: &mut Renegotiation,
) -> Result<(), Over> {
    let mut tracks = Renegotiated::listen(connection);
    let offered = set(session, connection, "offer", &challenge.offer()).await?;
    if !offered.is("resolves") {
        return Ok(());
    }
    tracks.offered();

    evidence.withdrawal = set(session, connection, "offer", &challenge.offer_inactive()).await?;
    if !evidence.withdrawal.answered() {
        return Ok(());
    }
    tracks.withdrawn(evidence);

    evidence.resumption = set(session, connection, "offer", &challenge.offer_again()).await?;
    if !evidence.resumption.answered() {
        return Ok(());
    }
    tracks.resumed(evidence);

    evidence.rollback = set(session, connection, "rollback", "").await?;
    if !evidence.rollback.answered() {
        return Ok(());
    }
    tracks.rolled_back(session, connection, evidence).await
}

async fn set(
    session: &Session,
    connection: &Untrusted<RtcPeerConnection>,
    kind: &str,
    sdp: &str,
) -> Result<Text, Over> {
    let result = session_description(kind, sdp)
        .and_then(|description| connection.set_remote_description(&description));
    let (outcome, _) = session
        .outcome(&CallResult::of(&result), OFFER_LIMIT_MS)
        .await?;
    Ok(outcome)
}
