//! How the cost of the weekly report grows with the ledger: `cargo run --release --example scale`.
//!
//! The example ledger is multiplied office by office into a temporary folder. For each size the
//! times of loading, the weekly report and the check are printed by record, the median of five,
//! and as a ratio to the smallest size on the same run: a ratio near 1 means that cost grows with
//! the work and no faster.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss)]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use supervise::check::{self, Context};
use supervise::model::Day;
use supervise::query::Scope;
use supervise::query::weekly::Weekly;
use supervise::store::Store;

const SIZES: [usize; 4] = [1, 4, 16, 64];

fn main() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/kaifeng-2024");
    let as_of = Day::parse_iso("2024-10-31").unwrap();
    println!(
        "{:>8} {:>9} {:>22} {:>22} {:>22}",
        "offices", "records", "load", "weekly", "check"
    );
    let mut first = None;
    for size in SIZES {
        let dir = tempfile::tempdir().unwrap();
        multiply(&example, dir.path(), size);
        let store = Store::at(dir.path()).unwrap();
        let ledger = store.load().unwrap().ledger;
        let records = ledger.issues.len()
            + ledger.tasks.len()
            + ledger.facilities.len()
            + ledger.articles.len();
        let each = |time: Duration| time.as_nanos() as f64 / records as f64;
        let costs = [
            each(median(|| drop(store.load().unwrap()))),
            each(median(|| {
                drop(Weekly::of(&ledger, as_of, &Scope::default()))
            })),
            each(median(|| drop(check::all(&Context::new(&ledger, as_of))))),
        ];
        let base = *first.get_or_insert(costs);
        let cell = |i: usize| format!("{:>9.0} ns  ×{:.2}", costs[i], costs[i] / base[i]);
        println!(
            "{size:>8} {records:>9} {:>22} {:>22} {:>22}",
            cell(0),
            cell(1),
            cell(2)
        );
    }
}

fn median(run: impl Fn()) -> Duration {
    let mut times: Vec<Duration> = (0..5)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[2]
}

/// Copies the example, its counted records once for each office.
fn multiply(from: &Path, to: &Path, offices: usize) {
    for folder in ["calendar", "campaigns", "orgs", "regulations", "articles"] {
        copy(&from.join(folder), &to.join(folder), &|text| text);
    }
    fs::copy(from.join("supervise.yaml"), to.join("supervise.yaml")).unwrap();
    fs::copy(from.join("vocabulary.yaml"), to.join("vocabulary.yaml")).unwrap();
    for office in 0..offices {
        let prefix = format!("O{office}");
        for folder in ["facilities", "issues", "tasks"] {
            let rename = |text: String| {
                text.replace("KF-", &format!("{prefix}-"))
                    .replace("uid: ", &format!("uid: {prefix}"))
            };
            copy(
                &from.join(folder).join("KF"),
                &to.join(folder).join(&prefix),
                &rename,
            );
        }
    }
}

fn copy(from: &Path, to: &Path, change: &dyn Fn(String) -> String) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let name = change(entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to.join(name), change);
        } else {
            fs::write(
                to.join(name),
                change(fs::read_to_string(entry.path()).unwrap()),
            )
            .unwrap();
        }
    }
}
