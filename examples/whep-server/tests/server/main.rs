//! A whole server, asked over HTTP and visited over UDP.

#[path = "../../examples/load/http.rs"]
mod http;
#[path = "../../examples/load/visitor.rs"]
mod visitor;

mod abuse;
mod corroboration;
mod decoder;
mod described;
mod faults;
mod openapi;
mod recording;
mod running;
mod sessions;
mod statuses;
