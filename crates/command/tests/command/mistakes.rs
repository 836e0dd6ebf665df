//! A wrong command line is told with the right one.

use crate::program::{run, text};

#[test]
fn a_wrong_word_is_told_with_the_one_that_was_meant() {
    for (line, meant) in [
        ("line", "lines"),
        ("serv --listen 127.0.0.1:0", "serve"),
        ("lines --breif", "--brief"),
        ("serve --listn 127.0.0.1:0", "--listen"),
        ("report --nonc x file.json", "--nonce"),
        ("report", "<FILE>"),
        ("bach in --out out", "batch"),
        ("batch in", "--out"),
        ("batch in --out out --format csv", "parquet"),
        ("drift", "<IN>"),
        ("page in --playgroud x", "--playground"),
        ("serve --listen nowhere", "--listen"),
    ] {
        let words: Vec<_> = line.split(' ').collect();
        let output = run(&words, "");
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{line}: {said}");
        assert!(said.contains(meant), "{line}: {said}");
    }
}

#[test]
fn each_command_has_its_own_help() {
    for (command, option) in [
        ("lines", "--brief"),
        ("serve", "--listen"),
        ("report", "--all"),
        ("batch", "--threads"),
        ("drift", "--false-alarms"),
        ("page", "--without-examples"),
    ] {
        let output = run(&[command, "--help"], "");
        let said = text(&output.stdout);
        assert!(output.status.success(), "{said}");
        assert!(said.contains(option), "{said}");
    }
    let said = text(&run(&["--help"], "").stdout);
    assert!(said.contains("Exit codes"), "{said}");
}

#[test]
fn an_address_that_is_taken_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = run(&["serve", "--listen", &address], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains(&address));
}
