//! The screens of the example ledger, as snapshots and by rule: in both languages, at 60, 80 and 120
//! columns. `UPDATE_DOCS=1` writes the snapshots anew.

use std::collections::HashSet;
use std::path::Path;

use unicode_width::UnicodeWidthStr;

use crate::support::{command, example};

/// A screen: the name of its snapshot and the command that shows it.
pub(crate) struct Screen {
    pub(crate) name: &'static str,
    pub(crate) args: &'static [&'static str],
}

const fn screen(name: &'static str, args: &'static [&'static str]) -> Screen {
    Screen { name, args }
}

/// Every list, every report, a record of every kind.
pub(crate) const SCREENS: &[Screen] = &[
    screen("issue-list", &["issue", "list"]),
    screen("issue-list-red", &["issue", "list", "--light", "red"]),
    screen("task-list", &["task", "list"]),
    screen("article-list", &["article", "list"]),
    screen("facility-list", &["facility", "list"]),
    screen("org-list", &["org", "list"]),
    screen("regulation-list", &["regulation", "list"]),
    screen("campaign-list", &["campaign", "list"]),
    screen("issue-show", &["issue", "show", "33"]),
    screen("issue-log", &["issue", "log", "33"]),
    screen("task-show", &["task", "show", "1"]),
    screen("article-show", &["article", "show", "henan-care-2022-a57"]),
    screen("facility-show", &["facility", "show", "1"]),
    screen("org-show", &["org", "show", "civil-affairs"]),
    screen(
        "regulation-show",
        &["regulation", "show", "henan-care-2022"],
    ),
    screen("campaign-show", &["campaign", "show", "2024-elder-care"]),
    screen("report-weekly", &["report"]),
    screen("report-overdue", &["report", "overdue"]),
    screen("report-departments", &["report", "departments"]),
    screen("report-compliance", &["report", "compliance"]),
    screen("report-breakdown", &["report", "breakdown"]),
    screen("report-checklist", &["report", "checklist"]),
    screen("report-ledger", &["report", "ledger"]),
    screen("report-timeline", &["report", "timeline"]),
    screen("report-meeting", &["report", "meeting"]),
    screen("meeting-next", &["meeting", "next"]),
    screen("report-evaluation", &["report", "evaluation"]),
    screen("report-outcomes", &["report", "outcomes"]),
    screen("report-look-backs", &["report", "look-backs"]),
    screen("report-groups", &["report", "groups"]),
    screen("report-counties", &["report", "counties"]),
    screen("report-opinions", &["report", "opinions"]),
    screen("report-sampling", &["report", "sampling"]),
    screen("report-coverage", &["report", "coverage"]),
    screen("report-suggestions", &["report", "suggestions"]),
    screen("report-targets", &["report", "targets"]),
    screen("report-quarter", &["report", "quarter"]),
    screen("meeting-list", &["meeting", "list"]),
    screen(
        "meeting-show",
        &["meeting", "show", "2024-08-30-semimonthly"],
    ),
    screen("notice-list", &["notice", "list"]),
    screen("notice-due", &["notice", "due"]),
    screen("notice-print", &["notice", "print", "3"]),
    screen("opinion-show", &["opinion", "show", "10"]),
    screen("inspection-show", &["inspection", "show", "10"]),
    screen("draw-show", &["draw", "show", "1"]),
    screen("draw-print", &["draw", "print", "1"]),
    screen("evaluation-show", &["evaluation", "show", "1"]),
    screen("bulletin-print", &["bulletin", "print", "3"]),
    screen("similar", &["issue", "similar", "2"]),
    screen("today", &["today"]),
    screen("find", &["find", "安全出口"]),
];

/// What is on a screen.
fn shown(screen: &Screen, lang: &str, width: usize) -> String {
    let mut command = command(&example(), "2024-10-31", screen.args);
    command.args(["--lang", lang]);
    command.env("COLUMNS", width.to_string());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{} {output:?}", screen.name);
    String::from_utf8(output.stdout).unwrap()
}

/// The lines of text of a screen line: what stands between the borders of a table.
fn cells(line: &str) -> impl Iterator<Item = &str> {
    line.split(['│', '┆'])
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
}

fn keeps_width(name: &str, text: &str, width: usize) {
    for line in text.lines() {
        assert!(line.width() <= width, "{name}: wider than {width}: {line}");
    }
}

fn keeps_the_rules(name: &str, text: &str, width: usize) {
    keeps_width(name, text, width);
    for line in text.lines() {
        assert_eq!(line.trim_end(), line, "{name}: blanks at the end");
        for cell in cells(line) {
            let (first, last) = (cell.chars().next().unwrap(), cell.chars().last().unwrap());
            assert!(
                !"，。、；：？！）》」』”’·〉】〕％".contains(first),
                "{name}: {line}"
            );
            assert!(!"（《「『“‘〈【〔".contains(last), "{name}: {line}");
        }
    }
}

/// What is kept of a screen: enough of it to see how it looks.
fn beginning(text: &str) -> String {
    const KEPT: usize = 60;
    let lines: Vec<&str> = text.lines().collect();
    let mut kept = lines[..lines.len().min(KEPT)].join("\n") + "\n";
    if lines.len() > KEPT {
        kept += &format!("…… {} more lines\n", lines.len() - KEPT);
    }
    kept
}

#[test]
fn at_any_width_no_line_is_wider() {
    for width in [20, 40, 71] {
        for screen in SCREENS {
            let text = shown(screen, "zh", width);
            keeps_width(&format!("{} {width}", screen.name), &text, width);
        }
    }
}

#[test]
fn screens_are_as_they_were_and_keep_the_rules() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens");
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    let mut stale = Vec::new();
    for lang in ["zh", "en"] {
        for width in [60, 80, 120] {
            let folder = folder.join(format!("{lang}-{width}"));
            std::fs::create_dir_all(&folder).unwrap();
            for screen in SCREENS {
                let text = shown(screen, lang, width);
                keeps_the_rules(&format!("{} {lang} {width}", screen.name), &text, width);
                let file = folder.join(format!("{}.txt", screen.name));
                let kept = beginning(&text);
                if update {
                    std::fs::write(&file, &kept).unwrap();
                } else if std::fs::read_to_string(&file).unwrap_or_default() != kept {
                    stale.push(file);
                }
            }
        }
    }
    assert!(
        stale.is_empty(),
        "look at them, then run UPDATE_DOCS=1 cargo test --test it screens: {stale:#?}"
    );
}

/// Whether a file is the snapshot of a screen there is.
#[test]
fn no_snapshot_is_left_over() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens");
    for entry in walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
    {
        if entry.file_type().is_file() {
            let stem = entry
                .path()
                .file_stem()
                .unwrap()
                .to_string_lossy()
                .into_owned();
            assert!(
                SCREENS.iter().any(|s| s.name == stem),
                "{}",
                entry.path().display()
            );
        }
    }
}

/// Every text of the records, run together; what a screen shows of them may be Chinese. The
/// vocabulary has English words.
fn data() -> String {
    let files = walkdir::WalkDir::new(example())
        .into_iter()
        .map(Result::unwrap);
    let files = files.filter(|e| e.path().extension().is_some_and(|e| e == "yaml"));
    let files = files.filter(|e| e.file_name() != "vocabulary.yaml");
    let lines = files.map(|e| std::fs::read_to_string(e.path()).unwrap());
    let text: String = lines.collect();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The heads of the tables of a screen.
fn heads(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let above = lines.windows(2).filter(|pair| pair[1].starts_with('╞'));
    above
        .flat_map(|pair| cells(pair[0]).map(str::to_owned))
        .collect()
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

#[test]
fn english_screens_hold_no_chinese_but_the_ledgers_own() {
    let data = data();
    let heads: HashSet<String> = SCREENS
        .iter()
        .flat_map(|screen| heads(&shown(screen, "zh", 1000)))
        // Some columns are headed by the name of a regulation or of a group of targets.
        .filter(|head| !head.ends_with("条例") && !data.contains(&format!("group:{head}")))
        .collect();
    assert!(heads.contains("牵头单位") && heads.contains("时限"));
    for screen in SCREENS {
        // Wide, so that few texts are broken over lines.
        let text = shown(screen, "en", 1000);
        for cell in text.lines().flat_map(cells) {
            assert!(!heads.contains(cell), "{}: {cell}", screen.name);
        }
        for run in text
            .split(|c: char| !is_chinese(c))
            .filter(|run| !run.is_empty())
        {
            assert!(data.contains(run), "{}: {run}", screen.name);
        }
    }
}
