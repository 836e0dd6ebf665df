//! The examples in Python, with the command that they are made for.

use std::process::{Command, Output};

use crate::{
    program::{GENUINE, file, text},
    service::Service,
};

/// What an example says to this file of evidence and nonce.
fn run(example: &str, service: Option<&Service>, [evidence, nonce]: [&str; 2]) -> Output {
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/python");
    let mut command = Command::new("python3");
    command
        .arg(format!("{examples}/{example}"))
        .arg(file(&format!("{example}-{nonce}.json"), evidence))
        .arg(nonce)
        .env("ONTRACK_JUDGE", env!("CARGO_BIN_EXE_ontrack-judge"))
        .env("no_proxy", "127.0.0.1");
    if let Some(service) = service {
        command.env("ONTRACK_JUDGE_URL", format!("http://{}", service.address));
    }
    command.output().expect("python3 is on the search path")
}

fn keeps_to_its_task(example: &str, service: Option<&Service>) {
    assert!(
        GENUINE.contains('\n'),
        "evidence of several lines is one body"
    );
    let genuine = run(example, service, [GENUINE, "recorded"]);
    assert_eq!(
        text(&genuine.stdout),
        "genuine\n",
        "{}",
        text(&genuine.stderr)
    );
    for (evidence, nonce, why) in [
        (GENUINE, "other", "another nonce"),
        ("<html>", "recorded", "not JSON"),
    ] {
        let refused = run(example, service, [evidence, nonce]);
        assert!(!refused.status.success(), "{nonce}");
        let said = text(&refused.stderr);
        assert!(
            said.starts_with("refused: ") && said.contains(why),
            "{said}"
        );
    }
}

#[test]
fn a_child_process_judges_for_python() {
    keeps_to_its_task("judge_lines.py", None);
}

#[test]
fn the_service_judges_for_python() {
    keeps_to_its_task("judge_http.py", Some(&Service::start(&[])));
}
