//! Python imports the module that was built, and judges.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::{env::consts, fs, path::Path, process::Command};

#[test]
fn python_judges_with_the_module() {
    let programs = std::env::current_exe().unwrap();
    let library = format!(
        "{}ontrack_judge_python{}",
        consts::DLL_PREFIX,
        consts::DLL_SUFFIX
    );
    let built = programs.with_file_name(library);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    fs::copy(built, folder.join("ontrack_judge.abi3.so")).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let status = Command::new("python3")
        .arg(root.join("tests/module.py"))
        .arg(root.join("../../tests/evidence/chromium-156.json"))
        .env("PYTHONPATH", folder)
        .status();
    assert!(status.unwrap().success());
}
