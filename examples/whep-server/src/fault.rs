//! Ways to misbehave, to test clients against. Real media is behind each of them.

use clap::ValueEnum;

/// A way to misbehave. The names are those of the command line and of `/faults/NAME/whep`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Fault {
    /// The offer is never answered.
    NeverAnswers,
    /// The offer is answered after two seconds.
    Slow,
    /// 200 with a page, as a captive portal answers.
    Html,
    /// 201 and the right type, with half of the answer.
    Truncated,
    /// 201 with the answer as text/plain.
    WrongType,
    /// 500.
    Error,
    /// 307 to where it works.
    #[value(name = "redirect-307")]
    Redirect307,
    /// 308 to where it works.
    #[value(name = "redirect-308")]
    Redirect308,
    /// 302, which turns the request into a GET.
    #[value(name = "redirect-302")]
    Redirect302,
    /// 401.
    Unauthorized,
    /// 404.
    NotFound,
    /// 409 and Retry-After: nothing is on the air.
    Conflict,
    /// 503 and Retry-After.
    Unavailable,
    /// 406 and an offer of our own; works for who can answer it.
    CounterOffer,
    /// 406 with no offer.
    NotAcceptable,
    /// Works, and other origins may not read Location, ETag and Link.
    HiddenHeaders,
    /// Works, with no Access-Control-Allow-Origin at all.
    NoCors,
    /// 201 with no Location.
    NoLocation,
    /// Works, and the session cannot be deleted: 405.
    NoDelete,
    /// The answer announces another certificate.
    WrongFingerprint,
    /// The answer has no candidates.
    NoCandidates,
    /// The answer refuses the video m-line.
    RejectedLine,
    /// The answer makes every m-line inactive.
    Inactive,
    /// The answer refuses audio and video, and takes the data channel.
    ChannelOnly,
    /// Connected, and no media is sent.
    NoPackets,
    /// What is sent are no VP8 frames and no Opus packets.
    Garbage,
    /// Silent for ever, half a second after media began.
    Dies,
    /// Says goodbye half a second after media began.
    Leaves,
    /// One picture for ever.
    Still,
    /// The pictures and tones of another nonce.
    OtherContent,
}
