//! The draw worked out by another program, `tests/sampling/draw.py`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use proptest::prelude::*;
use serde_json::Value;

use super::case::{Case, any_case, shown};

pub(super) fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sampling/draw.py")
}

/// Whether there is Python to run it; says so when there is not.
pub(crate) fn is_python_there() -> bool {
    let version = Command::new("python3").arg("--version").output();
    let there = version.is_ok_and(|o| o.status.success());
    if !there {
        crate::support::skipped(
            "python3 is not there: the draw was not compared with the script's",
        );
    }
    there
}

/// What the script says of these terms.
pub(crate) fn worked_out(terms: &Value) -> Vec<String> {
    let mut child = Command::new("python3")
        .arg(path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let asked = serde_json::to_vec(terms).unwrap();
    child.stdin.take().unwrap().write_all(&asked).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{terms}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| line.replace("None", "-")).collect()
}

fn agrees(case: &Case) {
    assert_eq!(shown(&case.draw()), worked_out(&case.json()), "{case:?}");
}

#[test]
fn the_script_draws_the_same() {
    if !is_python_there() {
        return;
    }
    // Each is a run of Python; the seeds are fixed.
    let config = ProptestConfig::with_cases(60);
    let rng =
        prop::test_runner::TestRng::deterministic_rng(prop::test_runner::RngAlgorithm::ChaCha);
    let mut runner = prop::test_runner::TestRunner::new_with_rng(config, rng);
    runner
        .run(&any_case(), |case| {
            agrees(&case);
            Ok(())
        })
        .unwrap();
}

/// As large as a real one: 300 facilities, 7 groups that keep away from a county each, 100 drawn, 8
/// replaced.
#[test]
fn the_script_draws_the_same_of_a_real_size() {
    if !is_python_there() {
        return;
    }
    let mut case = Case::of("kf-2024 03 07 08 19 26 33 14", 100);
    for n in 0..300 {
        let county = format!("county-{}", n % 9);
        let weight = if n % 11 == 0 { 3 } else { 1 };
        case = case.facility(&format!("KF-F{n:03}"), &county, weight);
    }
    for n in 0..7 {
        case = case.unit(
            &format!("group-{n}"),
            &format!("county-{n} KF-F{:03}", n * 13),
        );
    }
    let drawn = case.draw();
    let gone = drawn.places.iter().step_by(13).take(8);
    case.replaced = gone.map(|p| p.facility.clone().unwrap()).collect();
    assert_eq!(case.replaced.len(), 8);
    agrees(&case);
}
