//! The wall board and pages in HTML: their figures against other reports, and the pages as a browser
//! shows, prints and hears them.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::{copied, done, example, skipped};

const TODAY: &str = "2024-12-31";

/// A day with many open issues, some suspended.
const SUMMER: &str = "2024-08-15";

const EVIL: &str = "<script>alert(1)</script>\"'";

fn json(args: &[&str]) -> Value {
    let args = [args, &["--format", "json"]].concat();
    serde_json::from_str(&done(&example(), TODAY, &args)).unwrap()
}

fn board(as_of: &str) -> String {
    let args = ["report", "board", "--as-of", as_of, "--format", "html"];
    done(&example(), TODAY, &args)
}

/// A file in a temporary folder.
fn written(html: &str) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("page.html");
    std::fs::write(&file, html).unwrap();
    (dir, file)
}

/// Whether these programs are installed; says so when one is not.
fn has(programs: &[&str]) -> bool {
    let missing = programs.iter().find(|program| {
        let mut asked = Command::new(program);
        let asked = asked.arg("--version").stdout(Stdio::null());
        asked.stderr(Stdio::null()).status().is_err()
    });
    if let Some(program) = missing {
        skipped(&format!("no {program} here"));
    }
    missing.is_none()
}

/// What a program prints.
fn printed(program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {args:?}\n{err}");
    String::from_utf8(output.stdout).unwrap()
}

fn chromium(file: &Path, args: &[&str]) -> String {
    let profile = tempfile::tempdir().unwrap();
    let profile = format!("--user-data-dir={}", profile.path().display());
    let url = format!("file://{}", file.display());
    let own = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        &profile,
    ];
    printed("chromium", &[&own, args, &[&url]].concat())
}

/// The lines that a script of `tests/board` prints, each a JSON value.
fn script(name: &str, args: &[&str]) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/board");
    let file = folder.join(name);
    let out = printed("node", &[&[file.to_str().unwrap()], args].concat());
    let lines = out.lines().map(|line| serde_json::from_str(line).unwrap());
    lines.collect()
}

fn count(figure: &Value) -> u64 {
    figure["count"].as_u64().unwrap()
}

#[test]
fn the_board_says_what_the_other_reports_say() {
    for as_of in [SUMMER, TODAY] {
        let board = json(&["report", "board", "--as-of", as_of]);
        let departments = json(&["report", "departments", "--as-of", as_of]);
        let compliance = json(&["report", "compliance", "--as-of", as_of]);
        let overdue = json(&["report", "overdue", "--as-of", as_of]);
        let total = &departments["total"];
        let of_light = |name: &str| {
            let lights = board["lights"].as_array().unwrap();
            let found = lights.iter().find(|l| l["light"] == name).unwrap();
            found["issues"]["part"].clone()
        };
        for light in ["red", "yellow", "green"] {
            assert_eq!(of_light(light), total[light], "{light} {as_of}");
        }
        assert_eq!(of_light("blue"), total["closed"]["part"]);
        assert_eq!(of_light("grey"), total["suspended"]);
        assert_eq!(
            count(&board["overdue"]),
            overdue["rows"].as_array().unwrap().len() as u64
        );
        for (results, report) in board["regulations"]
            .as_array()
            .unwrap()
            .iter()
            .zip(compliance["regulations"].as_array().unwrap())
        {
            assert_eq!(results["whole"], report["whole"]);
            let articles = results["articles"].as_array().unwrap();
            for (result, figure) in [
                ("compliant", "compliant"),
                ("partial", "partial"),
                ("non-compliant", "non_compliant"),
                ("not-applicable", "not_applicable"),
                ("unverified", "unverified"),
            ] {
                let with = articles.iter().filter(|a| a["result"] == result);
                assert_eq!(
                    with.count() as u64,
                    count(&report["whole"][figure]),
                    "{result}"
                );
            }
            let assigned = &report["whole"]["assigned"]["part"];
            assert_eq!(articles.len() as u64, count(assigned));
        }
    }
}

#[test]
fn each_issue_of_the_board_is_counted_once() {
    let board = json(&["report", "board", "--as-of", SUMMER]);
    let base = count(&board["closed"]["whole"]);
    let lights = board["lights"].as_array().unwrap().iter();
    assert_eq!(
        lights.map(|l| count(&l["issues"]["part"])).sum::<u64>(),
        base
    );
    let departments = board["departments"].as_array().unwrap().iter();
    let states = departments.flat_map(|d| d["states"].as_array().unwrap());
    assert_eq!(states.map(count).sum::<u64>(), base);
    assert_eq!(board["issues"].as_array().unwrap().len() as u64, base);
}

#[test]
fn every_format_has_the_board_and_filters_narrow_it() {
    for format in ["table", "md", "csv", "json", "html"] {
        let args = ["report", "board", "--org", "市民政局", "--format", format];
        let out = done(&example(), TODAY, &args);
        assert!(
            out.contains("KF-I001") && !out.contains("KF-I003"),
            "{format}"
        );
    }
    // What narrows issues alone says nothing of articles.
    let narrowed = json(&["report", "board", "--light", "red"]);
    assert_eq!(narrowed["regulations"], Value::Array(Vec::new()));
}

#[test]
fn what_is_left_out_is_said() {
    let page = board(SUMMER);
    let answer = json(&["report", "board", "--as-of", SUMMER]);
    let issues = answer["issues"].as_array().unwrap().iter();
    let in_hand = issues.filter(|i| !i["due"].is_null() && i["state"] != "closed");
    let rest = in_hand.count() - 12;
    assert!(page.contains(&format!("列出最急的 12 项，其余 {rest} 项见问题清单。")));
    assert!(page.contains("截至 2024-08-15（星期四）；亮灯按这一天计算，此后不再变化"));
}

#[test]
fn equal_ledgers_give_equal_bytes() {
    assert_eq!(board(SUMMER), board(SUMMER));
    // About 45 KB beside what the ledger says.
    let empty = tempfile::tempdir().unwrap();
    crate::support::started(empty.path(), "2024-03-21");
    let args = ["report", "board", "--format", "html"];
    let page = done(empty.path(), "2024-03-21", &args);
    assert!(page.len() < 45_000, "{}", page.len());
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let from = text.find(start).unwrap() + start.len();
    let to = text[from..].find(end).unwrap();
    &text[from..from + to]
}

/// The hashes as openssl works them out.
#[test]
fn the_policy_names_the_hashes_of_style_and_script() {
    let page = board(TODAY);
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\">");
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    if !has(&["openssl"]) {
        return;
    }
    for tag in ["style", "script"] {
        let text = between(&page, &format!("<{tag}>"), &format!("</{tag}>"));
        let pipe = "openssl dgst -sha256 -binary | openssl base64";
        let mut child = Command::new("sh")
            .args(["-c", pipe])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(text.as_bytes()).unwrap();
        drop(stdin);
        let out = child.wait_with_output().unwrap().stdout;
        let hash = String::from_utf8(out).unwrap();
        let source = format!("{tag}-src 'sha256-{}'", hash.trim());
        assert!(policy.contains(&source), "{policy}\n{source}");
    }
    let args = ["report", "departments", "--format", "html"];
    let report = done(&example(), TODAY, &args);
    assert!(!report.contains("script"));
}

#[test]
fn without_the_script_every_row_is_shown() {
    let page = board(TODAY);
    assert!(page.contains("<form class=\"picks\" hidden>"));
    let list = &page[page.find("class=\"panel list\"").unwrap()..];
    let body = between(list, "<tbody>", "</tbody>");
    assert_eq!(body.matches("<tr>").count(), 48);
    assert!(!body.contains("hidden"));
}

/// The example with another text in each fact of those names that stands on a line of its own.
fn rewritten(keys: &[&str], folder: &str, text: &str) -> tempfile::TempDir {
    let ledger = copied();
    let quoted = format!("'{}'", text.replace('\'', "''"));
    for entry in walkdir::WalkDir::new(ledger.path().join(folder)) {
        let entry = entry.unwrap();
        let is_calendar = entry.path().starts_with(ledger.path().join("calendar"));
        if entry.path().extension().is_none_or(|e| e != "yaml") || is_calendar {
            continue;
        }
        let before = std::fs::read_to_string(entry.path()).unwrap();
        let is_meant = |key: &str, value: &str| {
            keys.contains(&key.trim_start_matches(['-', ' ']))
                && !value.starts_with(['|', '>', '{', '['])
        };
        let line = |line: &str| match line.split_once(": ") {
            Some((key, value)) if is_meant(key, value) => format!("{key}: {quoted}\n"),
            _ => format!("{line}\n"),
        };
        let after: String = before.lines().map(line).collect();
        let after = after.replace("name: 开封市人大常委会", &format!("name: {quoted}"));
        std::fs::write(entry.path(), after).unwrap();
    }
    ledger
}

/// The facts that are text.
const TEXTS: [&str; 14] = [
    "title",
    "name",
    "short_name",
    "digest",
    "requirement",
    "criteria",
    "object",
    "point",
    "matter",
    "content",
    "basis",
    "summary",
    "subject",
    "description",
];

#[test]
fn hostile_text_is_text_in_the_browser() {
    if !has(&["chromium"]) {
        return;
    }
    let ledger = rewritten(&TEXTS, "", EVIL);
    for report in [
        "board",
        "weekly",
        "overdue",
        "breakdown",
        "compliance",
        "groups",
    ] {
        let args = ["report", report, "--format", "html", "--ids"];
        let page = done(ledger.path(), TODAY, &args);
        let (_dir, file) = written(&page);
        let dom = chromium(&file, &["--dump-dom"]);
        let own = usize::from(report == "board");
        assert_eq!(dom.matches("<script").count(), own, "{report}");
        let shown = "&lt;script&gt;alert(1)&lt;/script&gt;\"'";
        assert!(dom.matches(shown).count() > 5, "{report}");
    }
}

#[test]
fn the_board_prints_on_one_sheet_and_its_list_behind_it() {
    if !has(&["chromium", "pdfinfo", "pdftotext"]) {
        return;
    }
    for as_of in [SUMMER, TODAY] {
        let (dir, file) = written(&board(as_of));
        let pdf = dir.path().join("board.pdf");
        let pdf = pdf.to_str().unwrap();
        let to = format!("--print-to-pdf={pdf}");
        chromium(&file, &["--no-pdf-header-footer", &to]);
        assert_eq!(size(pdf, "1"), (1191.0, 842.0));
        let first = printed("pdftotext", &["-f", "1", "-l", "1", "-layout", pdf, "-"]);
        for part in [
            "销号进度",
            "各单位问题状态",
            "未销号问题的时限",
            "条款检查结果",
            "第五十九条",
        ] {
            assert!(first.contains(part), "{as_of} {part}\n{first}");
        }
        assert!(!first.contains("KF-I0"), "{first}");
        let second = printed("pdftotext", &["-f", "2", "-l", "2", "-layout", pdf, "-"]);
        assert!(second.trim_start().starts_with("问题清单"), "{second}");
        assert!(second.contains("KF-I009") && !second.contains("第五十九条"));
        // The heads again on the next page of the list.
        let third = printed("pdftotext", &["-f", "3", "-l", "3", "-layout", pdf, "-"]);
        let head = third.trim_start().lines().next().unwrap();
        assert!(
            head.starts_with("编号") && head.contains("牵头单位"),
            "{third}"
        );
    }
}

/// Titles of 40 characters, the most there may be, and short names of units of 12.
#[test]
fn long_names_still_leave_one_sheet() {
    if !has(&["chromium", "pdfinfo", "pdftotext"]) {
        return;
    }
    let title = "一二三四五六七八九十".repeat(4);
    let ledger = rewritten(&["title"], "issues", &title);
    let units = rewritten(&["name", "short_name"], "orgs", &title[..36]);
    let (from, to) = (units.path().join("orgs"), ledger.path().join("orgs"));
    std::fs::remove_dir_all(&to).unwrap();
    std::fs::rename(from, to).unwrap();
    let args = ["report", "board", "--as-of", SUMMER, "--format", "html"];
    let (dir, file) = written(&done(ledger.path(), TODAY, &args));
    let pdf = dir.path().join("board.pdf");
    let pdf = pdf.to_str().unwrap();
    chromium(
        &file,
        &["--no-pdf-header-footer", &format!("--print-to-pdf={pdf}")],
    );
    let second = printed("pdftotext", &["-f", "2", "-l", "2", "-layout", pdf, "-"]);
    assert!(second.trim_start().starts_with("问题清单"), "{second}");
}

/// The width and height of a page, in whole points.
fn size(pdf: &str, page: &str) -> (f64, f64) {
    let told = printed("pdfinfo", &["-f", page, "-l", page, pdf]);
    let line = told.lines().find(|line| line.contains(" size:")).unwrap();
    let numbers: Vec<f64> = between(line, "size:", "pts")
        .split('x')
        .map(|n| n.trim().parse::<f64>().unwrap().round())
        .collect();
    (numbers[0], numbers[1])
}

#[test]
fn reports_print_on_a4() {
    if !has(&["chromium", "pdfinfo"]) {
        return;
    }
    for (report, paper) in [
        ("departments", (595.0, 842.0)),
        ("breakdown", (842.0, 595.0)),
    ] {
        let args = ["report", report, "--format", "html"];
        let (dir, file) = written(&done(&example(), TODAY, &args));
        let pdf = dir.path().join("report.pdf");
        let pdf = pdf.to_str().unwrap();
        chromium(
            &file,
            &["--no-pdf-header-footer", &format!("--print-to-pdf={pdf}")],
        );
        assert_eq!(size(pdf, "1"), paper, "{report}");
    }
}

#[test]
fn rows_are_found_picked_and_sorted_with_the_keyboard() {
    if !has(&["chromium", "node"]) {
        return;
    }
    let (_dir, file) = written(&board(TODAY));
    let steps = script("keys.mjs", &[file.to_str().unwrap()]);
    let rows = |step: &str| -> Vec<String> {
        let found = steps.iter().find(|s| s["step"] == step).unwrap();
        serde_json::from_value(found["rows"].clone()).unwrap()
    };
    let all = rows("all");
    assert_eq!(all.len(), 48);
    let found: Vec<&String> = all.iter().filter(|id| id.starts_with("KF-I03")).collect();
    assert_eq!(rows("found").iter().collect::<Vec<_>>(), found);
    let red = json(&["report", "departments"])["total"]["red"].clone();
    let mut picked = rows("picked");
    picked.sort();
    assert_eq!(serde_json::to_value(picked).unwrap(), red["ids"]);
    assert_eq!(rows("reset"), all);
    assert_eq!(rows("none"), all);
    let of = |step: &str, key: &str| -> Value {
        let found = steps.iter().find(|s| s["step"] == step).unwrap();
        found[key].clone()
    };
    for step in ["ascending", "descending"] {
        assert_eq!(of(step, "sorted"), step);
        let dues: Vec<String> = serde_json::from_value(of(step, "dues")).unwrap();
        let mut sorted = dues.clone();
        sorted.sort();
        if step == "descending" {
            sorted.reverse();
        }
        assert_eq!(dues, sorted);
    }
    assert_eq!(of("none", "sorted"), Value::Null);
    assert_eq!(
        of("found", "said"),
        format!("共 48 项，显示 {} 项", found.len())
    );
}

#[test]
fn axe_finds_nothing_wrong() {
    if !has(&["chromium", "node", "npm"]) {
        return;
    }
    let tools = tempfile::tempdir().unwrap();
    let prefix = tools.path().to_str().unwrap();
    let npm = Command::new("npm")
        .args(["install", "--prefix", prefix, "--no-audit", "--no-fund"])
        .args([
            "--ignore-scripts",
            "--fetch-retries=0",
            "--fetch-timeout=20000",
        ])
        .arg("axe-core@4")
        .output()
        .unwrap();
    if !npm.status.success() {
        return skipped("npm cannot fetch axe-core");
    }
    let axe = tools.path().join("node_modules/axe-core/axe.min.js");
    let mut pages = vec![written(&board(SUMMER))];
    for report in ["weekly", "overdue", "compliance"] {
        let args = ["report", report, "--format", "html"];
        pages.push(written(&done(&example(), TODAY, &args)));
    }
    let files = pages.iter().map(|(_, file)| file.to_str().unwrap());
    let args: Vec<&str> = std::iter::once(axe.to_str().unwrap())
        .chain(files)
        .collect();
    let found = script("axe.mjs", &args);
    assert_eq!(found.len(), 2 * pages.len());
    for page in found {
        assert_eq!(page["violations"], Value::Array(Vec::new()), "{page:#}");
        assert!(page["passes"].as_u64() > Some(20), "{page:#}");
    }
}
