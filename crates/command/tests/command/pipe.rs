//! The command as the child process of a program that lives long.

use std::{
    io::{BufRead, BufReader, Read, Write},
    process::Stdio,
};

use crate::program::{GENUINE, command, in_one_line};

#[test]
fn each_answer_comes_before_the_next_line_is_sent() {
    let mut child = command(&["lines", "--brief"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for line in [in_one_line(GENUINE), "no JSON".into(), in_one_line(GENUINE)] {
        writeln!(input, "{line}").unwrap();
        let mut answer = String::new();
        output.read_line(&mut answer).unwrap();
        assert!(
            answer.starts_with('{') && answer.ends_with("}\n"),
            "{answer}"
        );
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_leaves_ends_it_without_a_complaint() {
    let mut child = command(&["lines"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    drop(child.stdout.take());
    // It may be gone before it has read all.
    let _ = writeln!(input, "{}", in_one_line(GENUINE));
    drop(input);
    let mut complaint = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut complaint)
        .unwrap();
    assert!(child.wait().unwrap().success(), "{complaint}");
    assert_eq!(complaint, "");
}
