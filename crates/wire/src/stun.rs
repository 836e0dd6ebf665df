//! Binding requests of STUN as ICE sends them:
//! [RFC 8489](https://www.rfc-editor.org/rfc/rfc8489#section-5) and
//! [RFC 8445, section 7.1](https://www.rfc-editor.org/rfc/rfc8445#section-7.1).
//!
//! Their integrity is not checked here: only requests that the server's own stack accepted may be
//! given to an [`Observer`](crate::Observer).

use serde::Deserialize;

use crate::{known::Numbers, reader::Reader};

const BINDING_REQUEST: u16 = 1;
const MAGIC_COOKIE: u32 = 0x2112_a442;

/// [Attribute types](https://www.iana.org/assignments/stun-parameters).
mod attribute {
    pub(super) const USERNAME: u16 = 0x0006;
    pub(super) const PRIORITY: u16 = 0x0024;
    pub(super) const USE_CANDIDATE: u16 = 0x0025;
    pub(super) const SOFTWARE: u16 = 0x8022;
    pub(super) const ICE_CONTROLLED: u16 = 0x8029;
    pub(super) const ICE_CONTROLLING: u16 = 0x802a;
    pub(super) const GOOG_NETWORK_INFO: u16 = 0xc057;
    /// A DTLS flight inside STUN:
    /// [draft-hancke-webrtc-sped](https://datatracker.ietf.org/doc/draft-hancke-webrtc-sped/).
    pub(super) const META_DTLS_IN_STUN: u16 = 0xc070;

    /// Those whose presence and order tell stacks apart. What else a request carries comes and
    /// goes with versions and settings.
    pub(super) const TELLING: [u16; 6] = [
        USERNAME,
        PRIORITY,
        USE_CANDIDATE,
        SOFTWARE,
        ICE_CONTROLLING,
        GOOG_NETWORK_INFO,
    ];
}

/// A binding request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BindingRequest<'a> {
    /// The transaction id.
    pub transaction_id: [u8; 12],
    /// The types of its attributes, in their order.
    pub attributes: Vec<u16>,
    /// The DTLS datagram that it carries.
    pub dtls: Option<&'a [u8]>,
}

impl<'a> BindingRequest<'a> {
    /// Reads a datagram; `None` where it is no binding request, or not well-formed.
    pub fn parse(datagram: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(datagram);
        if reader.u16()? != BINDING_REQUEST {
            return None;
        }
        let length = reader.u16()?;
        if reader.u32()? != MAGIC_COOKIE {
            return None;
        }
        let mut request = Self {
            transaction_id: reader.array()?,
            attributes: Vec::new(),
            dtls: None,
        };
        let mut attributes = Reader::new(reader.bytes(length.into())?);
        while !attributes.is_empty() {
            let (kind, length) = (attributes.u16()?, usize::from(attributes.u16()?));
            let value = attributes.bytes(length)?;
            let _padding = attributes.bytes(length.next_multiple_of(4) - length)?;
            request.attributes.push(kind);
            if kind == attribute::META_DTLS_IN_STUN {
                request.dtls = Some(value);
            }
        }
        reader.is_empty().then_some(request)
    }

    /// The attributes that tell stacks apart. Which role the visitor has depends on the server.
    fn telling_attributes(&self) -> impl Iterator<Item = u16> {
        let kinds = self.attributes.iter().map(|kind| match *kind {
            attribute::ICE_CONTROLLED => attribute::ICE_CONTROLLING,
            kind => kind,
        });
        kinds.filter(|kind| attribute::TELLING.contains(kind))
    }
}

/// The form of an engine's binding requests.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Form {
    /// The attributes in their order. USE-CANDIDATE may be missing.
    attributes: Numbers,
    /// Whether transaction ids consist of letters, digits, `+` and `/`.
    is_transaction_id_text: bool,
}

impl Form {
    /// Whether the request has this form.
    pub fn holds(&self, request: &BindingRequest<'_>) -> bool {
        let nominates = request.attributes.contains(&attribute::USE_CANDIDATE);
        let expected = self.attributes.iter();
        let expected = expected.filter(|kind| nominates || *kind != attribute::USE_CANDIDATE);
        let is_text = || request.transaction_id.iter().all(|byte| is_base64(*byte));
        request.telling_attributes().eq(expected) && (!self.is_transaction_id_text || is_text())
    }
}

/// Letters, digits, `+` and `/`: what base64 and ICE credentials are made of.
pub(crate) fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/'
}
