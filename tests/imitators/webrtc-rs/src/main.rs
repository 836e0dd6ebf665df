//! webrtc-rs, without a decoder. Says and hears what `talk.mjs` tells of.

use std::{
    io::stdin,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use tokio::time::sleep;
use webrtc::{
    api::{APIBuilder, media_engine::MediaEngine},
    peer_connection::{
        RTCPeerConnection, configuration::RTCConfiguration,
        peer_connection_state::RTCPeerConnectionState,
        sdp::session_description::RTCSessionDescription,
    },
    rtp_transceiver::{
        RTCRtpTransceiverInit, rtp_codec::RTPCodecType,
        rtp_transceiver_direction::RTCRtpTransceiverDirection,
    },
};

const CONNECTS_WITHIN: Duration = Duration::from_secs(6);
const PLAYS: Duration = Duration::from_millis(2500);

type Payloads = Arc<Mutex<Vec<String>>>;

#[tokio::main]
async fn main() -> Result<()> {
    let payloads = Payloads::default();
    let connection = connection(&payloads).await?;
    let offer = offered(&connection).await?;
    println!("{}", json!({ "offer": offer }));
    let mut line = String::new();
    stdin().read_line(&mut line)?;
    let heard: Value = serde_json::from_str(&line)?;
    let answer = heard["answer"].as_str().context("no answer")?;
    let answer = RTCSessionDescription::answer(answer.to_owned())?;
    connection.set_remote_description(answer).await?;
    let is_connected = || connection.connection_state() == RTCPeerConnectionState::Connected;
    let until = Instant::now() + CONNECTS_WITHIN;
    while !is_connected() && Instant::now() < until {
        sleep(Duration::from_millis(50)).await;
    }
    let (connected, began) = (is_connected(), Instant::now());
    if connected {
        sleep(PLAYS).await;
    }
    let payloads = payloads.lock().unwrap_or_else(PoisonError::into_inner);
    let played = began.elapsed().as_secs_f64() * 1000.0;
    let told = json!({ "connected": connected, "playedMs": played, "payloads": *payloads });
    println!("{told}");
    Ok(())
}

async fn connection(payloads: &Payloads) -> Result<RTCPeerConnection> {
    let mut engine = MediaEngine::default();
    engine.register_default_codecs()?;
    let api = APIBuilder::new().with_media_engine(engine).build();
    let connection = api.new_peer_connection(RTCConfiguration::default()).await?;
    let payloads = Arc::clone(payloads);
    connection.on_track(Box::new(move |track, _, _| {
        let payloads = Arc::clone(&payloads);
        Box::pin(async move {
            if track.kind() != RTPCodecType::Video {
                return;
            }
            tokio::spawn(async move {
                while let Ok((packet, _)) = track.read_rtp().await {
                    let mut payloads = payloads.lock().unwrap_or_else(PoisonError::into_inner);
                    payloads.push(STANDARD.encode(&packet.payload));
                }
            });
        })
    }));
    for kind in [RTPCodecType::Audio, RTPCodecType::Video] {
        let init = RTCRtpTransceiverInit {
            direction: RTCRtpTransceiverDirection::Recvonly,
            send_encodings: Vec::new(),
        };
        connection
            .add_transceiver_from_kind(kind, Some(init))
            .await?;
    }
    Ok(connection)
}

async fn offered(connection: &RTCPeerConnection) -> Result<String> {
    let offer = connection.create_offer(None).await?;
    let mut gathered = connection.gathering_complete_promise().await;
    connection.set_local_description(offer).await?;
    let _ = gathered.recv().await;
    let offer = connection.local_description().await;
    Ok(offer.context("no offer")?.sdp)
}
