//! From Rust to small wasm files and their glue: one that probes, one that does so offline, one
//! that only judges.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, ensure};

use super::{stamp::Stamp, workshop};
use crate::{
    install::rust::WASM,
    process::{Stream, follow, show},
    workspace::Workspace,
};

/// `-O3` and `-Oz` differ by a few per cent either way; measured on this library.
const OPTIMISATION: &str = "-Oz";

/// Functions with one caller stay functions: inlined, they make fewer bytes of WebAssembly and
/// more after brotli, because what repeats no longer looks alike among other locals.
const APART: &str = "--one-caller-inline-max-function-size=0";

/// The names between module and glue hold sixteen random characters each: shortened, they are
/// 2 kB less to download. The loader gives the glue the same names.
const NAMES: &str = "--minify-imports-and-exports-and-modules";

/// The features that rustc's wasm32 target uses, named one by one: `--all-features` would let
/// wasm-opt emit instructions that the browsers of today refuse.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

const DEADLINE: Duration = Duration::from_secs(5 * 60);

/// One of the modules that are made from the library.
pub struct Module {
    /// What it does, and the folder it is made in.
    pub name: &'static str,
    /// Its name in the package.
    pub file: &'static str,
    /// The crate, and its name as cargo names its file.
    package: &'static str,
    library: &'static str,
}

impl Module {
    /// The whole library.
    pub const PROBE: Self = Self {
        name: "probe",
        file: "ontrack_probe.wasm",
        package: "ontrack-npm-whole",
        library: "ontrack_npm_whole",
    };
    /// The library without the sources at which media flows: what the default entry inlines.
    pub const OFFLINE: Self = Self {
        name: "offline",
        file: "ontrack_probe_offline.wasm",
        package: "ontrack-npm-offline",
        library: "ontrack_npm_offline",
    };
    /// The judge without a browser, for servers.
    pub const JUDGE: Self = Self {
        name: "judge",
        file: "ontrack_probe_judge.wasm",
        package: "ontrack-npm-judge",
        library: "ontrack_npm_judge",
    };

    /// Cargo names the file alike whatever the features: folders keep them apart.
    fn target(&self, workspace: &Workspace) -> PathBuf {
        workspace.target.join(self.name)
    }
}

/// wasm-bindgen's glue and the optimised module.
pub struct Bound {
    /// Which module it is.
    pub module: Module,
    /// Stands for everything they were made from.
    pub stamp: PathBuf,
    /// The module.
    pub wasm: PathBuf,
    /// What calls it, an ES module, by names that the module no longer has.
    pub glue: PathBuf,
    /// Which names it has instead.
    pub names: PathBuf,
    /// JavaScript of the crates themselves (`inline_js`), when there is any.
    pub snippets: Option<PathBuf>,
}

/// Compiles the library to `module`.
pub fn compile(workspace: &Workspace, module: &Module) -> Result<()> {
    show(
        Command::new("cargo")
            .args([
                "build",
                "--lib",
                "--release",
                "--package",
                module.package,
                "--target",
                WASM,
            ])
            .env(
                "CARGO_ENCODED_RUSTFLAGS",
                format!("--remap-path-prefix={}=/crates", crates()?),
            )
            .arg("--target-dir")
            .arg(module.target(workspace))
            .current_dir(&workspace.root),
    )
}

/// Where cargo keeps the sources of dependencies. Their panics name a place in it, which is
/// nobody's business but the builder's.
fn crates() -> Result<String> {
    let home = match env::var("CARGO_HOME") {
        Ok(home) => PathBuf::from(home),
        Err(_) => env::home_dir().context("no home folder")?.join(".cargo"),
    };
    Ok(home.join("registry").join("src").display().to_string())
}

/// Makes the glue and shrinks the module.
pub fn bind(workspace: &Workspace, bindgen: &Path, module: Module) -> Result<Bound> {
    let compiled = module
        .target(workspace)
        .join(WASM)
        .join("release")
        .join(format!("{}.wasm", module.library));
    let folder = workshop(workspace).join("bound").join(module.name);
    let snippets = folder.join("snippets");
    let bound = Bound {
        stamp: folder.join("stamp"),
        wasm: folder.join(module.file),
        glue: folder.join("glue.js"),
        names: folder.join("names.json"),
        snippets: None,
        module,
    };

    let mut stamp = Stamp::new(bound.stamp.clone());
    stamp.setting((OPTIMISATION, APART, NAMES, FEATURES));
    stamp.setting(workspace.locked("wasm-bindgen")?);
    stamp.file(&workspace.pages().join("package-lock.json"))?;
    stamp.file(&compiled)?;
    if !stamp.is_current() {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        show(
            Command::new(bindgen)
                .args(["--target", "web", "--omit-default-module-path"])
                .args(["--remove-name-section", "--remove-producers-section"])
                .args(["--no-typescript", "--out-name", "glue", "--out-dir"])
                .arg(&folder)
                .arg(&compiled),
        )?;
        shrink(workspace, &folder.join("glue_bg.wasm"), &bound)?;
        stamp.keep()?;
    }
    Ok(Bound {
        snippets: snippets.is_dir().then_some(snippets),
        ..bound
    })
}

/// Makes it smaller, and keeps what wasm-opt says about the names.
fn shrink(workspace: &Workspace, from: &Path, bound: &Bound) -> Result<()> {
    eprintln!("shrinking {} with {OPTIMISATION} …", bound.module.file);
    let mut names = String::new();
    let mut command = Command::new(workspace.npm_program("wasm-opt"));
    command
        .args([OPTIMISATION, APART, NAMES])
        .args(FEATURES)
        .arg(from)
        .arg("-o")
        .arg(&bound.wasm);
    let status = follow(&mut command, DEADLINE, |stream, line| match stream {
        Stream::Output => names.push_str(line),
        Stream::Error => eprintln!("{line}"),
    })?;
    ensure!(status.success(), "wasm-opt failed ({status})");
    fs::write(&bound.names, names)?;
    Ok(fs::remove_file(from)?)
}
