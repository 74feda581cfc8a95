//! Every problem code: a ledger with one mistake, the place it is told at, and its wording.
//!
//! `tests/errors/base/` is a ledger without a problem. `tests/errors/<CODE>/`, or `<CODE>.<case>/`
//! for a second case, holds the files that differ from it, `expect.txt` with the places, written
//! by hand, and what `check` prints in both languages. UPDATE_FIXTURES=1 writes the latter anew.

mod docs;
mod made;
mod outputs;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use supervise::problem::Code;
use supervise::store::starter;

use crate::support::run;

const TODAY: &str = "2024-10-31";
const ABOUT: [&str; 3] = ["expect.txt", "zh.txt", "en.txt"];

macro_rules! cases {
    ($($test:ident $fixture:literal)*) => {
        const CASES: &[&str] = &[$($fixture),*];
        $(#[test] fn $test() { case($fixture); })*
    };
}

cases! {
    read "E-READ"
    size "E-SIZE"
    utf8 "E-UTF8"
    gbk "E-GBK"
    link "E-LINK"
    link_folder "E-LINK.folder"
    conflict "E-CONFLICT"
    yaml_full_width_colon "E-YAML"
    yaml_quote "E-YAML.quote"
    yaml_empty "E-YAML.empty"
    depth "E-DEPTH"
    anchor "E-ANCHOR"
    anchor_star "E-ANCHOR.star"
    key "E-KEY"
    key_twice "E-KEY-TWICE"
    missing "E-MISSING"
    missing_step "E-MISSING.step"
    missing_blank "E-MISSING.blank"
    type_number "E-TYPE"
    type_list "E-TYPE.list"
    type_quoted "E-TYPE.quoted"
    type_signed "E-TYPE.signed"
    type_period "E-TYPE.period"
    date "E-DATE"
    date_full_width "E-DATE.full-width"
    date_tab "E-DATE.tab"
    value "E-VALUE"
    value_seed "E-VALUE.seed"
    id "E-ID"
    id_kind "E-ID.kind"
    path "E-PATH"
    schema "E-SCHEMA"
    stray "W-STRAY"
    template "W-TEMPLATE"
    reference "E-REF"
    word "E-WORD"
    word_label "E-WORD.label"
    uid_twice "E-UID-TWICE"
    org_kind "E-ORG-KIND"
    lead_co "E-LEAD-CO"
    place "E-PLACE"
    county "E-COUNTY"
    not_drawn "E-DRAWN"
    frame "E-FRAME"
    step "E-STEP"
    step_merge "E-STEP.merge"
    step_decision "E-STEP.decision"
    step_risk "E-STEP.risk"
    step_replaced "E-STEP.replaced"
    step_needs "E-STEP-NEEDS"
    step_needs_issue "E-STEP-NEEDS.to-issue"
    step_alien "E-STEP-ALIEN"
    step_order "W-STEP-ORDER"
    fact_needs "E-FACT-NEEDS"
    fact_needs_outcome "E-FACT-NEEDS.outcome"
    future "W-FUTURE"
    second "E-SECOND"
    own_check "E-OWN-CHECK"
    own_check_task "E-OWN-CHECK.task"
    plan_task "E-PLAN-TASK"
    task_open "E-TASK-OPEN"
    task_due "E-TASK-DUE"
    five_parts "E-FIVE"
    due_order "E-DUE-ORDER"
    due_order_bulletin "E-DUE-ORDER.bulletin"
    due_order_missed "E-DUE-ORDER.missed"
    due_order_moved "E-DUE-ORDER.moved"
    extensions "W-EXTENSIONS"
    late_extension "W-LATE"
    same_progress "W-SAME"
    held "E-HELD"
    held_planned "E-HELD.planned"
    item "E-ITEM"
    item_twice "E-ITEM.twice"
    half_month "W-HALF-MONTH"
    four_clear "W-FOUR"
    vague "W-VAGUE"
    vague_short "W-VAGUE.short"
    title_long "W-TITLE"
    personal "E-PERSONAL"
    personal_first_line "E-PERSONAL.first-line"
    beds "E-BEDS"
    occupied "W-BEDS"
    twin "W-TWIN"
    long "E-LONG"
    merge "E-MERGE"
    merge_self "E-MERGE.self"
    twice "E-TWICE"
    twice_suggestion "E-TWICE.suggestion"
    similar "W-SIMILAR"
    uscc "E-USCC"
    uscc_length "E-USCC.length"
    division "E-DIVISION"
    article_no "E-ARTICLE-NO"
    article_twice "E-ARTICLE-TWICE"
    chapters "E-CHAPTERS"
    chapters_total "E-CHAPTERS.total"
    result_issue "W-RESULT"
    vote_no_valid "E-VOTE-NOVALID"
    vote_quorum "E-VOTE-QUORUM"
    vote_count "E-VOTE-COUNT"
    vote_count_present "E-VOTE-COUNT.present"
    vote_round "E-VOTE-ROUND"
    vote_round_later "E-VOTE-ROUND.later"
    vote_twice "E-VOTE-TWICE"
    number_twice "E-NUMBER-TWICE"
    number_gap "W-NUMBER-GAP"
    notice_issues "E-NOTICE-ISSUES"
    notice_lead "E-NOTICE-LEAD"
    notice_reply "W-NOTICE-REPLY"
    notice_step "W-NOTICE-STEP"
    notice_step_other "W-NOTICE-STEP.other"
    notice_step_reply "W-NOTICE-STEP.reply"
    notice_paper "W-NOTICE-PAPER"
    calendar "W-CALENDAR"
    setting "E-SETTING"
    setting_severity "E-SETTING.severity"
    setting_meeting_days "E-SETTING.meeting-days"
    setting_ladder "E-SETTING.ladder"
    setting_bands "E-SETTING.bands"
}

#[test]
fn every_code_has_a_case_and_every_folder_is_one() {
    for code in Code::ALL.iter().filter(|c| c.is_of_check()) {
        let has_case = CASES.iter().any(|c| code_of(c) == code.name());
        assert!(has_case, "no tests/errors/{}/", code.name());
    }
    let named: BTreeSet<String> = CASES.iter().map(|c| (*c).to_owned()).collect();
    let mut on_disk: BTreeSet<String> = std::fs::read_dir(errors())
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(on_disk.remove("base"));
    assert_eq!(named, on_disk);
}

#[test]
fn the_base_ledger_has_no_problem() {
    let ledger = base();
    for (lang, says) in [
        ("zh", "账本没有问题。\n"),
        ("en", "The ledger has no problems.\n"),
    ] {
        let run = run(ledger.path(), TODAY, &["check", "--lang", lang]);
        assert_eq!((run.code, run.out.as_str()), (0, says), "{}", run.err);
    }
    assert_eq!(found(ledger.path(), "zh"), Vec::<Place>::new());
}

/// A place a problem was told at: `CODE file` or `CODE file:line:column`.
type Place = String;

fn case(name: &str) {
    let ledger = base();
    let root = ledger.path();
    let Some(()) = lay(name, root) else { return };
    let expected = expected(name);
    for lang in ["zh", "en"] {
        assert_eq!(found(root, lang), expected, "{name} in {lang}");
        wording(name, root, lang);
    }
    dress_as_windows(root);
    assert_eq!(found(root, "zh"), expected, "{name} with BOM and CRLF");
}

/// What `check` tells, in order; severities and exit code must be the defaults of the codes.
fn found(root: &Path, lang: &str) -> Vec<Place> {
    let run = run(root, TODAY, &["check", "--format", "json", "--lang", lang]);
    let all: Vec<serde_json::Value> = serde_json::from_str(&run.out).unwrap();
    let mut places = Vec::new();
    let mut is_wrong = false;
    for problem in &all {
        let text = |key: &str| problem[key].as_str().unwrap().to_owned();
        let code = Code::parse(&text("code")).unwrap();
        let severity = if code.name().starts_with("E-") {
            "error"
        } else {
            "warning"
        };
        assert_eq!(text("severity"), severity, "{problem}");
        is_wrong |= severity == "error";
        assert!(!text("message").is_empty() && !text("remedy").is_empty());
        assert_eq!(is_chinese(&text("remedy")), lang == "zh", "{problem}");
        assert!(lang != "zh" || is_chinese(&text("message")), "{problem}");
        let place = match (problem["line"].as_u64(), problem["column"].as_u64()) {
            (Some(line), Some(column)) => format!("{}:{line}:{column}", text("file")),
            (None, None) => text("file"),
            half => panic!("line without column: {half:?}"),
        };
        places.push(format!("{} {place}", code.name()));
    }
    assert_eq!(run.code, i32::from(is_wrong), "{}{}", run.out, run.err);
    places.sort();
    places
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// The places of `expect.txt`, one a line; a line without a code means the fixture's own.
fn expected(name: &str) -> Vec<Place> {
    let text = std::fs::read_to_string(errors().join(name).join("expect.txt")).unwrap();
    let mut places: Vec<Place> = text
        .lines()
        .map(|line| match line.split_once(' ') {
            Some(_) => line.to_owned(),
            None => format!("{} {line}", code_of(name)),
        })
        .collect();
    places.sort();
    assert!(places.iter().any(|p| p.starts_with(code_of(name))));
    places
}

fn wording(name: &str, root: &Path, lang: &str) {
    let printed = run(root, TODAY, &["check", "--lang", lang]).out;
    let file = errors().join(name).join(format!("{lang}.txt"));
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&file, &printed).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(printed, kept, "{name}: see UPDATE_FIXTURES=1");
}

/// `E-DATE` of `E-DATE.tab`.
fn code_of(name: &str) -> &str {
    name.split('.').next().unwrap()
}

fn errors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors")
}

/// The base ledger, with the vocabulary and two calendar years `init` would write.
fn base() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path();
    copy(&errors().join("base"), root);
    std::fs::write(root.join("vocabulary.yaml"), starter::VOCABULARY).unwrap();
    std::fs::create_dir(root.join("calendar")).unwrap();
    for (name, text) in starter::calendar_years() {
        if ["2024.yaml", "2025.yaml"].contains(&name) {
            std::fs::write(root.join("calendar").join(name), text).unwrap();
        }
    }
    dir
}

/// Copies a folder with everything in it over another.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Lays a fixture over the base; `None` when this system cannot make it.
fn lay(name: &str, root: &Path) -> Option<()> {
    copy(&errors().join(name), root);
    for file in ABOUT {
        std::fs::remove_file(root.join(file)).ok();
    }
    made::make(name, root)
}

/// Gives every record a byte-order mark and CRLF, as editors on Windows do.
fn dress_as_windows(folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let (path, about) = (entry.path(), entry.file_type().unwrap());
        if about.is_dir() {
            dress_as_windows(&path);
        } else if about.is_file()
            && path.extension().is_some_and(|e| e == "yaml")
            && let Ok(text) = std::fs::read_to_string(&path)
        {
            std::fs::write(&path, format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap();
        }
    }
}
