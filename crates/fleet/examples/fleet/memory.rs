//! How much memory this program has, as Linux tells it.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The resident memory in MiB; nothing where the system does not tell.
fn resident() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes / 1024)
}

/// The most memory in each quarter of a piece of work, in MiB.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Memory(pub(crate) [u64; 4]);

impl Memory {
    /// The most at any time.
    pub(crate) fn most(self) -> u64 {
        self.0.into_iter().max().unwrap_or(0)
    }

    /// Whether the end needs no more than the second quarter did, give or take what allocators keep.
    pub(crate) fn is_flat(self) -> bool {
        let [_, second, _, last] = self.0;
        last <= second + second / 4 + 64
    }
}

/// Does something, and watches the memory meanwhile.
pub(crate) fn watched<T>(work: impl FnOnce() -> T) -> (T, Memory) {
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut seen = Vec::new();
            while !is_over.load(Ordering::Relaxed) {
                seen.extend(resident());
                std::thread::sleep(Duration::from_millis(20));
            }
            seen
        });
        let done = work();
        is_over.store(true, Ordering::Relaxed);
        let seen = watch.join().unwrap_or_default();
        let quarter = seen.len().div_ceil(4).max(1);
        let mut most = [0; 4];
        for (most, quarter) in most.iter_mut().zip(seen.chunks(quarter)) {
            *most = quarter.iter().copied().max().unwrap_or(0);
        }
        (done, Memory(most))
    })
}
