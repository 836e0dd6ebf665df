//! Running other programs: never interactive, and never for ever.

use std::{
    io::{self, BufRead, BufReader, Read},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc::{self, RecvTimeoutError, Sender},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

/// Which stream a line came from.
#[derive(Clone, Copy, PartialEq)]
pub enum Stream {
    /// Standard output.
    Output,
    /// Standard error.
    Error,
}

/// How a program ended, with all it printed.
pub struct Finished {
    /// Whether it ended with success.
    pub success: bool,
    /// Both streams, in the order they arrived.
    pub text: String,
}

/// How long a program has to end by itself once it is asked to.
const GRACE: Duration = Duration::from_secs(10);

fn name(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    program.rsplit('/').next().unwrap_or_default().to_owned()
}

/// Runs a program whose output is for the person who waits; all of it goes to standard error,
/// because standard output belongs to the answer.
pub fn show(command: &mut Command) -> Result<()> {
    let program = name(command);
    let status = command
        .stdin(Stdio::null())
        .stdout(io::stderr())
        .status()
        .with_context(|| format!("cannot run {program}"))?;
    if !status.success() {
        bail!("{program} failed ({status})");
    }
    Ok(())
}

/// Runs a program and keeps what it prints; ends it at the deadline.
pub fn keep(command: &mut Command, deadline: Duration) -> Result<Finished> {
    let mut text = String::new();
    let status = follow(command, deadline, |_, line| {
        text.push_str(line);
        text.push('\n');
    })?;
    Ok(Finished {
        success: status.success(),
        text,
    })
}

/// Standard output of a quick question such as `--version`; nothing when it cannot be asked.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program and hands over each line as it comes; ends it at the deadline.
pub fn follow(
    command: &mut Command,
    deadline: Duration,
    mut each: impl FnMut(Stream, &str),
) -> Result<ExitStatus> {
    let program = name(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run {program}"))?;
    let (sender, lines) = mpsc::channel();
    if let Some(pipe) = child.stdout.take() {
        read_lines(pipe, Stream::Output, sender.clone());
    }
    if let Some(pipe) = child.stderr.take() {
        read_lines(pipe, Stream::Error, sender);
    }

    let end = Instant::now() + deadline;
    let mut ended = None;
    loop {
        match lines.recv_timeout(Duration::from_millis(100)) {
            Ok((stream, line)) => each(stream, &line),
            Err(RecvTimeoutError::Disconnected) => break,
            // Something it left behind may hold its pipes open: its own end is what counts.
            Err(RecvTimeoutError::Timeout) if ended.is_some() => break,
            Err(RecvTimeoutError::Timeout) => ended = child.try_wait()?,
        }
        if Instant::now() > end {
            stop(&mut child)?;
            bail!("{program} did not end within {} s", deadline.as_secs());
        }
    }
    Ok(child.wait()?)
}

fn read_lines(pipe: impl Read + Send + 'static, stream: Stream, to: Sender<(Stream, String)>) {
    thread::spawn(move || {
        for bytes in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&bytes).into_owned();
            if to.send((stream, line)).is_err() {
                return;
            }
        }
    });
}

/// Asks the program to end, so that it can end its own browsers; insists when it does not.
fn stop(child: &mut Child) -> Result<()> {
    signal(child, "TERM");
    let end = Instant::now() + GRACE;
    while child.try_wait()?.is_none() {
        if Instant::now() > end {
            signal(child, "KILL");
            child.kill()?;
            child.wait()?;
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

/// Makes the program the head of a group of its own, which a missed deadline ends as a whole.
/// For programs that do not end their own children; a Ctrl-C does not reach such a group.
pub fn grouped(command: &mut Command) -> &mut Command {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    command
}

/// The standard library only knows how to kill, and one process only; the shell's own `kill` is
/// on every Unix. Elsewhere the caller's insistence has to do.
fn signal(child: &Child, name: &str) {
    let id = child.id();
    let kill = format!("kill -s {name} -- -{id} || kill -s {name} {id}");
    // A failure means that it has ended meanwhile.
    let _ = Command::new("sh")
        .args(["-c", &kill])
        .stderr(Stdio::null())
        .status();
}

#[cfg(test)]
mod tests {
    use std::env;

    use super::*;

    #[test]
    fn both_streams_are_kept() -> Result<()> {
        let mut command = Command::new("sh");
        command.args(["-c", "echo out; echo err >&2; exit 3"]);
        let finished = keep(&mut command, Duration::from_secs(10))?;
        assert!(!finished.success);
        assert!(finished.text.contains("out\n") && finished.text.contains("err\n"));
        Ok(())
    }

    #[test]
    fn a_program_that_hangs_is_ended() {
        let mut command = Command::new("sleep");
        command.arg("60");
        let started = Instant::now();
        let result = keep(&mut command, Duration::from_millis(200));
        assert!(result.is_err());
        assert!(started.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn a_group_ends_as_a_whole() {
        let file = env::temp_dir().join(format!("ontrack-probe-group-{}", std::process::id()));
        let mut command = Command::new("sh");
        command
            .args(["-c", "(sleep 2; touch \"$0\") & wait"])
            .arg(&file);
        assert!(keep(grouped(&mut command), Duration::from_millis(200)).is_err());
        // A process that is only looked for may be a zombie; one that acts is alive.
        thread::sleep(Duration::from_millis(2500));
        assert!(!file.exists(), "the inner process lived on");
    }
}
