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

/// A Python with the engines, and with the judge in its path.
fn engine() -> Command {
    let python = std::env::var_os("FLEET_PYTHON").expect("FLEET_PYTHON names a Python");
    let mut command = Command::new(python);
    let judge = Path::new(JUDGE).parent().expect("a folder").to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(judge).chain(std::env::split_paths(&path)));
    command.env("PATH", path.expect("a path"));
    command
}

fn said(mut command: Command) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().expect("a Python");
    assert!(status.success(), "{}", text(&stderr));
    text(&stdout)
}

/// What a script of the examples says, beside the folder `judged`.
fn python(script: &str, judged: &Path, arguments: &[&Path]) -> String {
    let mut command = engine();
    command.arg(format!("{EXAMPLES}/{script}")).args(arguments);
    command.current_dir(judged.parent().expect("a folder"));
    said(command)
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
fn clickhouse_judges_rows_by_an_executable_function() {
    let said = python("clickhouse/judge_again.py", &judged("clickhouse"), &[]);
    let verdicts: Vec<_> = said.lines().take_while(|line| !line.is_empty()).collect();
    assert_eq!(verdicts, ["genuine genuine 24", "tampered tampered 12"]);
    assert!(
        said.lines().any(|line| line.ends_with(" hard 12")),
        "{said}"
    );
}

#[test]
#[ignore = "needs ClickHouse"]
fn clickhouse_goes_on_after_evidence_that_cannot_be_judged() {
    let sql = r"SELECT judged_verdict(evidence), judged_failed(evidence)
        FROM values('evidence String', '{', '[]', '', 'a\nb')";
    let script = "import chdb, sys; print(chdb.query(sys.argv[1], 'TSV', udf_path=sys.argv[2]).bytes().decode())";
    let mut command = engine();
    command.args(["-c", script, sql, &format!("{EXAMPLES}/clickhouse")]);
    let said = said(command);
    assert_eq!(said.trim_end_matches('\n'), ["\t[]"; 4].join("\n"));
}
