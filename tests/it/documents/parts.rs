//! The generated parts of documents, between `<!-- begin … -->` and `<!-- end -->`.

use std::fmt::Write;

use schemars::JsonSchema;
use serde_json::Value;
use supervise::model::article::ArticleAction;
use supervise::model::calendar::{CalendarYear, HolidayNotice, Named};
use supervise::model::coded::{Coded, Level};
use supervise::model::draw::{Candidate, Inspector};
use supervise::model::evaluation::{Dimension, Item};
use supervise::model::facility::{Area, FacilityAction, Ownership};
use supervise::model::grading::Grade;
use supervise::model::id::Kind;
use supervise::model::inspection::VisitScope;
use supervise::model::issue::{
    Confidentiality, Handling, IssueAction, IssueKind, IssueState, Replay, Severity, Source,
};
use supervise::model::ladder::Rung;
use supervise::model::living::Life;
use supervise::model::meeting::{Decision, MeetingKind, Reporting};
use supervise::model::notice::NoticeKind;
use supervise::model::opinion::Submitter;
use supervise::model::org::{ConferenceRole, OrgKind};
use supervise::model::plain::{Plain, Shape, State};
use supervise::model::regulation::{ArticleText, Chapter, Section};
use supervise::model::satisfaction::{Satisfaction, SatisfactionKind, SatisfactionRule};
use supervise::model::settings::{Body, Office};
use supervise::model::step::{Action, Field, NoteAction};
use supervise::model::suggestion::Proposer;
use supervise::model::task::{TaskAction, TaskState, Waypoint};
use supervise::model::verdict::{Answer, Disposition, Finding, LookBack};
use supervise::model::vocabulary::{Word, WordList};
use supervise::model::{
    Article, Bulletin, Campaign, Draw, Evaluation, Facility, Inspection, Issue, Light, Meeting,
    Metric, Milestone, Notice, Opinion, Org, Outcome, Record, Regulation, Rules, Settings,
    Suggestion, Target, Task, Vocabulary,
};
use supervise::query::decision::Ground;

/// The meaning of a field of a type.
fn meaning(of: &str, key: &str) -> &'static str {
    let found = supervise::view::meaning(of, key);
    found.unwrap_or_else(|| panic!("write the meaning of {of}.{key} in view/meaning.rs"))
}

/// What the columns of a table of opinions may be called.
fn opinion_columns() -> String {
    let mut out = "| 列 | 英文 | 也认 |\n|---|---|---|\n".to_owned();
    for (_, name, others) in supervise::intake::opinions::COLUMNS {
        let is_chinese = |text: &&&str| !text.is_ascii();
        let others: Vec<&str> = others.iter().filter(is_chinese).copied().collect();
        let _ = writeln!(out, "| {} | {} | {} |", name.zh, name.en, others.join("、"));
    }
    out
}

/// The text with its generated parts as they are now.
pub(super) fn renew(text: &str) -> String {
    let mut out = String::new();
    let mut skipping = false;
    for line in text.lines() {
        let name = line
            .strip_prefix("<!-- begin ")
            .and_then(|l| l.strip_suffix(" -->"));
        if line == "<!-- end -->" {
            skipping = false;
        }
        if !skipping {
            out += line;
            out.push('\n');
        }
        if let Some(name) = name {
            skipping = true;
            write!(out, "\n{}\n", part(name)).unwrap();
        }
    }
    assert!(!skipping, "a part is not ended");
    out
}

fn part(name: &str) -> String {
    match name {
        "kinds" => kinds(),
        "opinion-columns" => opinion_columns(),
        "campaign" => record::<Campaign>(Kind::Campaign),
        "org" => record::<Org>(Kind::Org),
        "facility" => record::<Facility>(Kind::Facility),
        "issue" => record::<Issue>(Kind::Issue) + &group::<Source>("source"),
        "task" => record::<Task>(Kind::Task) + &group::<Waypoint>("milestones"),
        "regulation" => {
            record::<Regulation>(Kind::Regulation)
                + &group::<Chapter>("chapters")
                + &group::<Section>("sections")
                + &group::<ArticleText>("articles")
        }
        "article" => record::<Article>(Kind::Article),
        "settings" => {
            table::<Settings>(None)
                + &group::<Body>("body")
                + &group::<Office>("offices")
                + &group::<Rules>("rules")
                + &group::<Rung>("ladder")
                + &group::<SatisfactionRule>("satisfaction")
        }
        "vocabulary" => table::<Vocabulary>(None) + "\n每个词的写法：\n\n" + &table::<Word>(None),
        "calendar" => {
            table::<CalendarYear>(None)
                + &group::<HolidayNotice>("notices")
                + "\n`off`、`work` 每一项的写法：\n\n"
                + &table::<Named>(None)
        }
        "step-fields" => step_fields(),
        "issue-steps" => steps::<IssueAction>(),
        "issue-moves" => issue_moves(),
        "task-steps" => steps::<TaskAction>(),
        "task-moves" => moves::<TaskAction>(),
        "facility-steps" => steps::<FacilityAction>(),
        "article-steps" => steps::<ArticleAction>(),
        "note-steps" => steps::<NoteAction>(),
        "lists" => lists(),
        "words" => words(),
        "rules" => rules(),
        _ => plain(name).unwrap_or_else(|| panic!("no part is called {name}")),
    }
}

/// A kind that is a table of facts: its fields, those of its parts, its steps and moves.
fn plain(name: &str) -> Option<String> {
    fn whole<R: Plain>() -> String {
        record::<R>(R::KIND) + &parts(R::KIND) + "\n" + &life::<R::Action>()
    }
    let each = [
        (Opinion::KIND, whole::<Opinion> as fn() -> String),
        (Inspection::KIND, whole::<Inspection> as fn() -> String),
        (Draw::KIND, whole::<Draw> as fn() -> String),
        (Meeting::KIND, whole::<Meeting> as fn() -> String),
        (Notice::KIND, whole::<Notice> as fn() -> String),
        (Evaluation::KIND, whole::<Evaluation> as fn() -> String),
        (Milestone::KIND, whole::<Milestone> as fn() -> String),
        (Bulletin::KIND, whole::<Bulletin> as fn() -> String),
        (Outcome::KIND, whole::<Outcome> as fn() -> String),
        (Suggestion::KIND, whole::<Suggestion> as fn() -> String),
        (Metric::KIND, whole::<Metric> as fn() -> String),
        (Target::KIND, whole::<Target> as fn() -> String),
    ];
    let found = each.iter().find(|(kind, _)| kind.command() == name);
    found.map(|(_, whole)| whole())
}

fn parts(kind: Kind) -> String {
    match kind {
        Kind::Draw => group::<Candidate>("frame") + &group::<Inspector>("inspectors"),
        Kind::Meeting => group::<Reporting>("reports") + &group::<Decision>("decisions"),
        Kind::Evaluation => group::<Item>("items"),
        _ => String::new(),
    }
}

/// The steps of a life and where each leads.
fn life<A: Life>() -> String {
    steps::<A>() + "\n" + &moves::<A>()
}

fn moves<A: Life>() -> String {
    let labels = |actions: &[A]| {
        let labels: Vec<&str> = actions.iter().map(|a| a.label().zh).collect();
        labels.join("、")
    };
    let mut out = String::from("| 状态 | 可以有的下一步 |\n|---|---|\n");
    for state in A::State::ALL {
        let open = labels(&A::open(Some(*state)));
        writeln!(out, "| {} | {open} |", state.label().zh).unwrap();
    }
    out
}

fn kinds() -> String {
    let mut out = String::from("| 类别 | English | 命令 | 目录 | 编号 |\n|---|---|---|---|---|\n");
    for kind in Kind::ALL {
        let id = match kind.letter() {
            Some(letter) => format!("计数：`KF-{letter}001`"),
            None => "名称".to_owned(),
        };
        let (noun, command, dir) = (kind.noun(), kind.command(), kind.dir());
        writeln!(
            out,
            "| {} | {} | `supervise {command}` | `{dir}/` | {id} |",
            noun.zh, noun.en
        )
        .unwrap();
    }
    out
}

fn record<R: JsonSchema>(kind: Kind) -> String {
    table::<R>(Some(kind))
}

/// The fields of a group inside a record, under a line that names it.
fn group<T: JsonSchema>(key: &str) -> String {
    format!("\n`{key}` 里的字段：\n\n{}", table::<T>(None))
}

/// The fields of a type: key, label, whether it must be there, form, meaning.
fn table<T: JsonSchema>(kind: Option<Kind>) -> String {
    let schema = schemars::schema_for!(T);
    let name = T::schema_name();
    let required: Vec<&str> = schema
        .get("required")
        .and_then(Value::as_array)
        .map(|r| r.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let fields = schema.get("properties").and_then(Value::as_object).unwrap();
    let labels = kind.is_some();
    let mut out = if labels {
        "| 字段 | 中文 | 必填 | 形式 | 说明 |\n|---|---|---|---|---|\n".to_owned()
    } else {
        "| 字段 | 必填 | 形式 | 说明 |\n|---|---|---|---|\n".to_owned()
    };
    for (key, field) in fields {
        let label = kind.map_or(String::new(), |kind| {
            format!(
                " {} |",
                supervise::view::field::label(kind, key).unwrap().zh
            )
        });
        let must = if required.contains(&key.as_str()) {
            "是"
        } else {
            ""
        };
        let says = meaning(&name, key);
        let form = of_list(kind, key).unwrap_or_else(|| form(field));
        writeln!(out, "| `{key}` |{label} {must} | {form} | {says} |").unwrap();
    }
    out
}

/// What a word of the vocabulary looks like, for a fact that is one.
fn of_list(kind: Option<Kind>, key: &str) -> Option<String> {
    let facts = supervise::for_kind!(kind?, R => <R as Record>::FACTS);
    match facts.iter().find(|f| f.key == key)?.shape? {
        Shape::Word(list) => Some(format!("词表 `{}` 的词", list.key())),
        _ => None,
    }
}

/// What a value looks like in the file.
fn form(field: &Value) -> String {
    let reference = field.get("$ref").or_else(|| {
        let any = field.get("anyOf")?.as_array()?;
        any.iter().find_map(|one| one.get("$ref"))
    });
    if let Some(name) = reference.and_then(Value::as_str) {
        return named(name.rsplit('/').next().unwrap_or_default());
    }
    let kind = match field.get("type") {
        Some(Value::Array(kinds)) => kinds[0].as_str(),
        Some(kind) => kind.as_str(),
        None => None,
    };
    match kind {
        Some("array") => {
            let one = form(field.get("items").unwrap());
            format!("列表，每项为{one}")
        }
        Some("string") => "文字".to_owned(),
        Some("integer") => "整数".to_owned(),
        Some("boolean") => "`true` 或 `false`".to_owned(),
        Some("object") => "一组字段".to_owned(),
        other => panic!("no word for the form {other:?} of {field}"),
    }
}

fn named(name: &str) -> String {
    let of_list = all().into_iter().find(|list| list.name == name);
    match (name, of_list) {
        (_, Some(list)) => format!("词（[{0}](glossary.md#{0})）", list.noun),
        ("Id", _) => "编号".to_owned(),
        ("Day", _) => "日期".to_owned(),
        ("Percent", _) => "0 至 100 的整数".to_owned(),
        ("Rating", _) => "1 至 5 的整数".to_owned(),
        ("ArticleNo", _) => "条号".to_owned(),
        ("MeetingDays", _) => "两个日子，如 `[15, 31]`".to_owned(),
        ("Lang", _) => "`zh` 或 `en`".to_owned(),
        ("Step", _) => "步骤".to_owned(),
        _ => "一组字段".to_owned(),
    }
}

fn step_fields() -> String {
    let mut out = String::from("| 字段 | 中文 | 形式 |\n|---|---|---|\n");
    let schema = schemars::schema_for!(supervise::model::IssueStep);
    let fields = schema.get("properties").and_then(Value::as_object).unwrap();
    for field in Field::ALL {
        let key = field.key();
        let form = form(&fields[key]);
        writeln!(out, "| `{key}` | {} | {form} |", field.label().zh).unwrap();
    }
    out
}

fn steps<A: Action>() -> String {
    let mut out = String::from("| `action` | 中文 | 必须写明 | 还可以写 |\n|---|---|---|---|\n");
    let names = |fields: &[Field]| {
        let names: Vec<String> = fields
            .iter()
            .map(|f| format!("{} `{}`", f.label().zh, f.key()))
            .collect();
        names.join("、")
    };
    for action in A::ALL {
        let (code, label) = (action.code(), action.label().zh);
        let needs = action.needs();
        let may: Vec<Field> = action
            .may()
            .iter()
            .copied()
            .filter(|f| !needs.contains(f))
            .collect();
        writeln!(
            out,
            "| `{code}` | {label} | {} | {} |",
            names(needs),
            names(&may)
        )
        .unwrap();
    }
    out
}

fn issue_moves() -> String {
    let mut out = String::from("| 状态 | 可以有的下一步 |\n|---|---|\n");
    for state in IssueState::ALL {
        let now = Replay {
            state: *state,
            suspended: None,
            cycle: 1,
            assigned: false,
            relapsed: true,
            acknowledged: false,
        };
        let moves: Vec<&str> = now.open().iter().map(|a| a.label().zh).collect();
        writeln!(out, "| {} | {} |", state.label().zh, moves.join("、")).unwrap();
    }
    out
}

/// A closed list: the name of its type, what it is called, and its values as code, 中文, English.
struct List {
    name: String,
    noun: String,
    values: Vec<[&'static str; 3]>,
}

fn list<C: Coded + JsonSchema>() -> List {
    let values = C::ALL
        .iter()
        .map(|v| [v.code(), v.label().zh, v.label().en]);
    List {
        name: C::schema_name().into_owned(),
        noun: C::NOUN.zh.to_owned(),
        values: values.collect(),
    }
}

/// Every closed list, but for the actions that stand with their kinds and the severity of problem
/// codes.
fn all() -> Vec<List> {
    let mut all = vec![
        list::<IssueState>(),
        list::<Light>(),
        list::<IssueKind>(),
        list::<Severity>(),
        list::<Handling>(),
        list::<Confidentiality>(),
        list::<LookBack>(),
        list::<Ground>(),
        list::<TaskState>(),
        list::<Finding>(),
        list::<Answer>(),
        list::<OrgKind>(),
        list::<Level>(),
        list::<ConferenceRole>(),
        list::<Ownership>(),
        list::<Area>(),
        list::<Submitter>(),
        list::<Disposition>(),
        list::<VisitScope>(),
        list::<MeetingKind>(),
        list::<NoticeKind>(),
        list::<Dimension>(),
        list::<Proposer>(),
        list::<Grade>(),
        list::<Satisfaction>(),
        list::<SatisfactionKind>(),
    ];
    let actions = [
        (list::<IssueAction>(), "问题的动作"),
        (list::<TaskAction>(), "措施的动作"),
        (list::<ArticleAction>(), "分解条款的动作"),
        (list::<FacilityAction>(), "设施的动作"),
        (list::<NoteAction>(), "其他记录的动作"),
    ];
    all.extend(actions.map(|(list, noun)| List {
        noun: noun.to_owned(),
        ..list
    }));
    for list in &mut all {
        let name = match list.name.as_str() {
            "TaskState" => "措施的状态",
            "IssueState" => "问题的状态",
            "Ownership" => "设施性质",
            _ => continue,
        };
        name.clone_into(&mut list.noun);
    }
    all.extend(lives::<Opinion>());
    all.extend(lives::<Inspection>());
    all.extend(lives::<Draw>());
    all.extend(lives::<Meeting>());
    all.extend(lives::<Notice>());
    all.extend(lives::<Evaluation>());
    all.extend(lives::<Milestone>());
    all.extend(lives::<Bulletin>());
    all.extend(lives::<Outcome>());
    all.extend(lives::<Suggestion>());
    all.extend(lives::<Metric>());
    all.extend(lives::<Target>());
    all
}

/// The states and actions of a kind that is a table of facts.
fn lives<R: Plain>() -> [List; 2] {
    let noun = R::KIND.noun().zh;
    let states = List {
        noun: format!("{noun}的状态"),
        ..list::<State<R>>()
    };
    let actions = List {
        noun: format!("{noun}的动作"),
        ..list::<R::Action>()
    };
    [states, actions]
}

fn lists() -> String {
    let mut out = String::new();
    for list in all() {
        write!(
            out,
            "### {}\n\n| 中文 | English | 代码 |\n|---|---|---|\n",
            list.noun
        )
        .unwrap();
        for [code, zh, en] in list.values {
            writeln!(out, "| {zh} | {en} | `{code}` |").unwrap();
        }
        out.push('\n');
    }
    out.trim_end().to_owned() + "\n"
}

/// The words a new ledger starts with.
fn words() -> String {
    let vocabulary: Vocabulary =
        serde_yaml::from_str(supervise::store::starter::VOCABULARY).unwrap();
    let mut out = String::new();
    for list in WordList::ALL {
        write!(
            out,
            "### {}（`{}`）\n\n| 中文 | English | 代码 |\n|---|---|---|\n",
            list.noun().zh,
            list.key()
        )
        .unwrap();
        for word in vocabulary.list(*list) {
            writeln!(out, "| {} | {} | `{}` |", word.zh, word.en, word.code).unwrap();
        }
        out.push('\n');
    }
    out.trim_end().to_owned() + "\n"
}

/// The rules a ledger may change, with their defaults.
fn rules() -> String {
    let Ok(Value::Object(rules)) = serde_json::to_value(Rules::default()) else {
        panic!("rules are a group of fields");
    };
    let mut out = String::from("| 规则 | 默认 | 含义 |\n|---|---|---|\n");
    for (key, value) in rules {
        let value = match &value {
            Value::Array(rows) if rows.iter().all(Value::is_object) => {
                let rows: Vec<String> = rows.iter().map(as_written).collect();
                rows.join("<br>")
            }
            _ => as_written(&value),
        };
        writeln!(out, "| `{key}` | {value} | {} |", meaning("Rules", &key)).unwrap();
    }
    out
}

/// A value on one line, as it stands in the file.
fn as_written(value: &Value) -> String {
    let Value::Object(fields) = value else {
        return value.to_string().replace(',', ", ");
    };
    let fields = fields.iter().map(|(key, value)| match value {
        Value::String(code) => format!("{key}: {code}"),
        _ => format!("{key}: {value}"),
    });
    format!("`{{{}}}`", fields.collect::<Vec<_>>().join(", "))
}
