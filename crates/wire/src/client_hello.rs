//! The ClientHello: [RFC 8446, section 4.1.2](https://www.rfc-editor.org/rfc/rfc8446#section-4.1.2),
//! with the cookie of DTLS ([RFC 9147, section 5.3](https://www.rfc-editor.org/rfc/rfc9147#section-5.3)).

use crate::reader::{Reader, numbers16};

/// Version 1.3 of DTLS in `supported_versions`.
pub const DTLS_1_3: u16 = 0xfefc;

/// [Extension types](https://www.iana.org/assignments/tls-extensiontype-values).
mod extension {
    pub(super) const SIGNATURE_ALGORITHMS: u16 = 13;
    pub(super) const USE_SRTP: u16 = 14;
    pub(super) const SUPPORTED_VERSIONS: u16 = 43;
}

/// The lists of a client hello, in the order in which they were sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientHello {
    /// `cipher_suites`.
    pub cipher_suites: Vec<u16>,
    /// The types of the extensions.
    pub extensions: Vec<u16>,
    /// `signature_algorithms`; empty where the extension is missing.
    pub signature_algorithms: Vec<u16>,
    /// The protection profiles of `use_srtp`
    /// ([RFC 5764, section 4.1.1](https://www.rfc-editor.org/rfc/rfc5764#section-4.1.1)).
    pub srtp_profiles: Vec<u16>,
    /// `supported_versions`.
    pub supported_versions: Vec<u16>,
}

impl ClientHello {
    /// Reads the body of the handshake message, without its header. `None` where it is not
    /// well-formed: too short, bytes left over, or the same extension twice.
    pub fn parse(body: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(body);
        let _legacy_version = reader.u16()?;
        let _random: [u8; 32] = reader.array()?;
        let _session_id = reader.vector8()?;
        let _cookie = reader.vector8()?;
        let mut hello = Self {
            cipher_suites: numbers16(reader.vector16()?)?,
            ..Self::default()
        };
        let _compression_methods = reader.vector8()?;
        if reader.is_empty() {
            return Some(hello);
        }
        let mut extensions = Reader::new(reader.vector16()?);
        if !reader.is_empty() {
            return None;
        }
        while !extensions.is_empty() {
            let (kind, data) = (extensions.u16()?, extensions.vector16()?);
            if hello.extensions.contains(&kind) {
                return None;
            }
            hello.extensions.push(kind);
            hello.read_extension(kind, data)?;
        }
        Some(hello)
    }

    fn read_extension(&mut self, kind: u16, data: &[u8]) -> Option<()> {
        let mut data = Reader::new(data);
        match kind {
            extension::SIGNATURE_ALGORITHMS => {
                self.signature_algorithms = numbers16(data.vector16()?)?;
            }
            extension::USE_SRTP => {
                self.srtp_profiles = numbers16(data.vector16()?)?;
                let _mki = data.vector8()?;
            }
            extension::SUPPORTED_VERSIONS => {
                self.supported_versions = numbers16(data.vector8()?)?;
            }
            _ => return Some(()),
        }
        data.is_empty().then_some(())
    }

    /// Whether DTLS 1.3 is offered.
    pub fn offers_dtls13(&self) -> bool {
        self.supported_versions.contains(&DTLS_1_3)
    }

    /// The cipher suites of TLS 1.2 and before. Those of TLS 1.3 begin with the byte 0x13, and
    /// come and go with the version that is offered.
    pub fn cipher_suites_of_tls12(&self) -> impl Iterator<Item = u16> {
        let suites = self.cipher_suites.iter().copied();
        suites.filter(|suite| suite >> 8 != 0x13)
    }
}
