//! A whole server, asked over HTTP and visited over UDP.

#[path = "../../examples/load/http.rs"]
mod http;
#[path = "../../examples/load/visitor.rs"]
mod visitor;

mod abuse;
mod corroboration;
mod faults;
mod running;
mod sessions;
mod statuses;
