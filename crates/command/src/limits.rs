//! How much is read of what somebody sends.

use clap::Args;
use ontrack_probe::Limits;

/// How much is read of what somebody sends.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// The longest evidence or report that is read, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().bytes)]
    pub(crate) max_bytes: usize,
}

impl Bounds {
    /// The same for the reader of evidence.
    pub(crate) fn limits(self) -> Limits {
        Limits {
            bytes: self.max_bytes,
            ..Limits::default()
        }
    }
}
