//! Why something that was sent was not judged.

use ontrack_probe::{Evidence, EvidenceError, Limits};
use serde::Serialize;

/// Why something that was sent was not judged.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Refusal {
    /// The stable code, for logs and for counting.
    pub(crate) code: &'static str,
    /// The place in the evidence, such as `surface.members`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) path: Option<String>,
    /// What is wrong and what to do, in a sentence.
    pub(crate) detail: String,
}

impl Refusal {
    pub(crate) fn new(code: &'static str, detail: impl Into<String>) -> Self {
        Self {
            code,
            path: None,
            detail: detail.into(),
        }
    }

    /// More was sent than is read.
    pub(crate) fn too_large(limit: usize) -> Self {
        let detail = format!(
            "this is longer than {limit} bytes: send only the evidence of a report, or raise \
             --max-bytes"
        );
        Self::new("too-large", detail)
    }

    /// The evidence was made for another nonce than the one that is expected.
    pub(crate) fn other_nonce() -> Self {
        Self::new(
            "other-nonce",
            "the evidence was made for another nonce: pass the nonce that you issued to probe()",
        )
    }
}

impl From<EvidenceError> for Refusal {
    fn from(error: EvidenceError) -> Self {
        match error {
            EvidenceError::TooLarge { limit, .. } => Self::too_large(limit),
            error => Self {
                path: error.path().map(str::to_owned),
                ..Self::new(error.code(), error.to_string())
            },
        }
    }
}

/// The evidence that was sent, if it was made for this nonce or no nonce is expected.
pub(crate) fn evidence(
    json: &[u8],
    limits: &Limits,
    nonce: Option<&str>,
) -> Result<Evidence, Refusal> {
    let evidence = Evidence::from_json_within(json, limits)?;
    match nonce {
        Some(nonce) if nonce != evidence.nonce => Err(Refusal::other_nonce()),
        _ => Ok(evidence),
    }
}
