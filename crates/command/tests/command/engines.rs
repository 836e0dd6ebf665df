//! What other engines make of rows, with the real engines. `cargo xtask test --only engines` installs them
//! and says in `FLEET_PYTHON` where they are.

use std::{
    path::Path,
    process::{Command, Output},
};

use crate::{
    fleet::{done, folder, visitors},
    program::text,
};

const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/fleet");
const JUDGE: &str = env!("CARGO_BIN_EXE_ontrack-judge");

/// Parquet files of the visitors, 24 of them genuine and 12 tampered with.
fn judged(name: &str) -> std::path::PathBuf {
    let input = visitors(&format!("{name}-in"));
    let out = folder(name).join("judged");
    let [from, to] = [&input, &out].map(|path| path.to_str().unwrap());
    done(&["batch", from, "--out", to, "--format", "parquet"]);
    out
}

/// What a script of the examples says, beside the folder `judged`.
fn python(script: &str, judged: &Path, arguments: &[&Path]) -> String {
    let python = std::env::var_os("FLEET_PYTHON").expect("FLEET_PYTHON names a Python");
    let mut command = Command::new(python);
    command.arg(format!("{EXAMPLES}/{script}")).args(arguments);
    command.current_dir(judged.parent().expect("a folder"));
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().expect("a Python");
    assert!(status.success(), "{}", text(&stderr));
    text(&stdout)
}

#[test]
#[ignore = "needs DuckDB"]
fn duckdb_counts_the_rows_of_parquet() {
    let said = python("duckdb_counts.py", &judged("duckdb"), &[]);
    assert_eq!(
        said.lines().take(2).collect::<Vec<_>>(),
        ["genuine 24", "tampered 12"]
    );
    assert!(said.contains("blink 156"), "{said}");
}

#[test]
#[ignore = "needs Apache Spark"]
fn spark_judges_rows_in_parallel() {
    let (judged, out) = (judged("spark"), folder("spark-out"));
    let said = python("spark.py", &judged, &[Path::new(JUDGE), &judged, &out]);
    assert!(said.contains("genuine genuine 24"), "{said}");
    assert!(said.contains("tampered tampered 12"), "{said}");
}

#[test]
#[ignore = "needs ClickHouse"]
fn clickhouse_counts_and_judges_rows() {
    let judged = judged("clickhouse");
    let said = python("clickhouse.py", &judged, &[Path::new(JUDGE), &judged]);
    let lines: Vec<_> = said.lines().collect();
    assert_eq!(lines, ["genuine genuine 24", "tampered tampered 12"]);
}
