//! VP8 in RTP, RFC 7741.

/// The frame in this payload, where it has all of one.
pub fn frame(payload: &[u8]) -> Option<&[u8]> {
    let (first, mut rest) = payload.split_first()?;
    if first & 0x80 != 0 {
        let (extensions, after) = rest.split_first()?;
        rest = after;
        if extensions & 0x80 != 0 {
            let is_long = rest.first()? & 0x80 != 0;
            rest = rest.get(if is_long { 2 } else { 1 }..)?;
        }
        let others = [0x40, 0x30].iter().filter(|bits| extensions & *bits != 0);
        rest = rest.get(others.count()..)?;
    }
    // The start of the first partition.
    (first & 0x1f == 0x10).then_some(rest)
}
