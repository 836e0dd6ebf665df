//! The judge as an HTTP service.

use std::{io::Write, process::Command, thread, time::Duration};

use serde_json::{Value, json};

use crate::{
    program::{GENUINE, adversary},
    service::{Answer, Service},
};

#[test]
fn evidence_is_answered_with_its_report() {
    let service = Service::start(&[]);
    let answer = service.ask("POST", "/judge", GENUINE);
    assert_eq!(answer.status, 200, "{}", answer.body);
    let evidence = ontrack_probe::Evidence::from_json(GENUINE).unwrap();
    let expected = serde_json::to_value(ontrack_probe::judge(&evidence)).unwrap();
    assert_eq!(answer.json(), expected);
}

#[test]
fn a_report_is_judged_by_its_evidence_and_not_by_its_word() {
    let service = Service::start(&[]);
    let tampered: Value = serde_json::from_str(&adversary("stealth-proxy")).unwrap();
    let report = json!({ "verdict": "genuine", "evidence": tampered }).to_string();
    let answer = service.ask("POST", "/judge?brief=true", &report);
    assert_eq!(answer.json()["verdict"], "tampered");
}

#[test]
fn a_nonce_is_compared_where_one_is_given() {
    let service = Service::start(&[]);
    let same = service.ask("POST", "/judge?brief=true&nonce=recorded", GENUINE);
    assert_eq!(
        (same.status, &same.json()["verdict"]),
        (200, &json!("genuine"))
    );
    let other = service.ask("POST", "/judge?nonce=other", GENUINE);
    assert_eq!(
        (other.status, &other.json()["code"]),
        (422, &json!("other-nonce"))
    );
}

#[test]
fn every_error_has_a_code_and_a_sentence() {
    let service = Service::start(&["--max-bytes", "20000"]);
    let long = format!(r#"{{"schemaVersion":1,"nonce":"{}"}}"#, "x".repeat(2000));
    let large = "x".repeat(100_000);
    for (method, path, body, status, code) in [
        ("POST", "/judge", "", 400, "not-json"),
        ("POST", "/judge", "{}", 400, "no-version"),
        (
            "POST",
            "/judge",
            r#"{"schemaVersion":9}"#,
            400,
            "other-version",
        ),
        ("POST", "/judge", &*long, 400, "text-too-long"),
        ("POST", "/judge", &*large, 413, "too-large"),
        ("POST", "/judge?nonse=1", GENUINE, 400, "wrong-query"),
        ("POST", "/judge?brief=perhaps", GENUINE, 400, "wrong-query"),
        ("GET", "/judge", "", 405, "other-method"),
        ("POST", "/health", "", 405, "other-method"),
        ("GET", "/", "", 404, "not-found"),
    ] {
        let answer = service.ask(method, path, body);
        let problem = answer.json();
        assert_eq!(answer.status, status, "{method} {path}: {problem}");
        assert_eq!(problem["code"], code, "{method} {path}: {problem}");
        assert_eq!(answer.headers["content-type"], "application/problem+json");
        assert!(problem["detail"].as_str().unwrap().len() > 20, "{problem}");
    }
}

#[test]
fn other_methods_are_told_which_there_are() {
    let service = Service::start(&[]);
    assert_eq!(service.ask("GET", "/judge", "").headers["allow"], "POST");
}

#[test]
fn a_body_that_does_not_come_is_not_waited_for() {
    let service = Service::start(&["--max-seconds", "1"]);
    let mut stream = service.connect();
    write!(
        stream,
        "POST /judge HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{{"
    )
    .unwrap();
    let answer = Answer::read(&mut stream);
    assert_eq!(
        (answer.status, &answer.json()["code"]),
        (408, &json!("timeout"))
    );
}

#[test]
fn connections_above_the_limit_wait_for_their_turn() {
    let service = Service::start(&["--max-connections", "1", "--max-seconds", "1"]);
    let mut first = service.connect();
    write!(
        first,
        "POST /judge HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n"
    )
    .unwrap();
    let answer = service.ask("POST", "/judge", GENUINE);
    assert_eq!(answer.status, 200);
    assert_eq!(
        Answer::read(&mut first).status,
        408,
        "the first one was served before"
    );
}

#[test]
fn it_ends_by_a_signal_after_the_request_that_it_has() {
    for signal in ["TERM", "INT"] {
        let mut service = Service::start(&[]);
        let mut stream = service.connect();
        let head = format!(
            "POST /judge HTTP/1.1\r\nhost: a\r\ncontent-length: {}\r\n\r\n",
            GENUINE.len()
        );
        let (start, end) = GENUINE.split_at(GENUINE.len() / 2);
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(start.as_bytes()).unwrap();
        // The request has come before the signal does.
        thread::sleep(Duration::from_millis(300));
        let id = service.child.id().to_string();
        let told = Command::new("kill").args(["-s", signal, &id]).status();
        assert!(told.unwrap().success());
        thread::sleep(Duration::from_millis(300));
        stream.write_all(end.as_bytes()).unwrap();
        assert_eq!(Answer::read(&mut stream).status, 200, "{signal}");
        assert!(service.child.wait().unwrap().success(), "{signal}");
    }
}
