//! Session descriptions, read without believing any of it, and the parts of them that a WHEP
//! client writes.
//!
//! Spec: <https://www.rfc-editor.org/rfc/rfc8866>.

mod description;
mod fragment;

pub use description::{Description, MediaSection};
pub use fragment::fragment;

/// The offer without what Gecko adds before it has gathered anything: servers that
/// read `a=end-of-candidates` wait for no candidate and answer with none.
pub fn without_end_of_candidates(sdp: &str) -> String {
    sdp.split_inclusive('\n')
        .filter(|line| line.trim_end() != "a=end-of-candidates")
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_the_end_of_candidates_is_taken_from_an_offer() {
        let sdp = "v=0\r\na=mid:0\r\na=end-of-candidates\r\na=candidate:1\r\n";
        assert_eq!(
            without_end_of_candidates(sdp),
            "v=0\r\na=mid:0\r\na=candidate:1\r\n"
        );
    }
}
