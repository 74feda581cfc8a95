//! How often a drafted breakdown is right, measured against breakdowns written by hand.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use proptest::prelude::*;
use serde::Deserialize;
use supervise::intake::breakdown::{Proposal, matching_org, propose};
use supervise::model::Org;
use supervise::model::coded::Level;

use crate::support;

/// A breakdown written by hand.
#[derive(Deserialize)]
struct Gold {
    law: String,
    articles: Vec<GoldArticle>,
}

#[derive(Deserialize)]
struct GoldArticle {
    number: u32,
    inspectable: bool,
    departments: Vec<String>,
    #[serde(default)]
    suggested_methods: Vec<String>,
    text: String,
}

/// The laws, in the order they were first read.
const LAWS: &[&str] = &[
    "henan-rights-2018",
    "shandong-2020",
    "shanghai-relief-2018",
    "shanghai-emergency-2020",
    "shanghai-funeral-2024",
];

/// The hand-written words for the ways to inspect, and our codes.
const METHODS: &[(&str, &str)] = &[
    ("听取汇报", "hearing"),
    ("座谈会", "symposium"),
    ("查阅材料", "documents"),
    ("实地检查", "on-site"),
    ("抽查", "spot-check"),
    ("问卷调查", "questionnaire"),
    ("第三方评估", "third-party"),
    ("个别走访", "interview"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn gold(name: &str) -> Gold {
    let path: PathBuf = root().join(format!("tests/laws/{name}.breakdown.yaml"));
    serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// What the comparison counts.
#[derive(Default)]
struct Score {
    /// Names in both.
    right: usize,
    /// Names only proposed.
    extra: usize,
    /// Names only written by hand.
    missed: usize,
    /// Articles whose `inspectable` agrees.
    agreed: usize,
    /// Articles with suggested methods of which one at least is proposed.
    method: usize,
    /// Articles with suggested methods.
    methods: usize,
    articles: usize,
    differences: String,
}

impl Score {
    fn add(&mut self, article: &GoldArticle, proposal: &Proposal) {
        let ours: BTreeSet<&str> = proposal.named.iter().map(|n| n.name.as_str()).collect();
        let theirs: BTreeSet<&str> = article.departments.iter().map(String::as_str).collect();
        let extra: Vec<_> = ours.difference(&theirs).collect();
        let missed: Vec<_> = theirs.difference(&ours).collect();
        self.right += ours.intersection(&theirs).count();
        self.extra += extra.len();
        self.missed += missed.len();
        let agrees = proposal.inspectable.yes() == article.inspectable;
        self.agreed += usize::from(agrees);
        self.articles += 1;
        if !agrees || !extra.is_empty() || !missed.is_empty() {
            let no = article.number;
            let yes = proposal.inspectable.yes();
            let _ = writeln!(
                self.differences,
                "  {no}: extra {extra:?} missed {missed:?} inspectable {yes}"
            );
        }
        let codes = |zh: &String| METHODS.iter().find(|(z, _)| z == zh).map(|(_, code)| *code);
        let suggested: Vec<_> = article.suggested_methods.iter().filter_map(codes).collect();
        if !suggested.is_empty() {
            self.methods += 1;
            let hit = proposal.methods.iter().any(|m| suggested.contains(&m.code));
            self.method += usize::from(hit);
        }
    }

    fn row(&self, law: &str) -> String {
        let share = |n: usize, of: usize| match of {
            0 => "—".to_owned(),
            _ => format!("{:.1} %（{n}/{of}）", n as f64 / of as f64 * 100.0),
        };
        let named = self.right + self.missed;
        format!(
            "| {law} | {} | {named} | {} | {} | {} | {} |\n",
            self.articles,
            share(self.right, self.right + self.extra),
            share(self.right, named),
            share(self.agreed, self.articles),
            share(self.method, self.methods),
        )
    }
}

fn score(name: &str) -> (String, Score) {
    let gold = gold(name);
    let mut score = Score::default();
    for article in &gold.articles {
        score.add(article, &propose(&article.text));
    }
    (gold.law, score)
}

const BEGIN: &str = "<!-- figures: begin -->\n";
const END: &str = "<!-- figures: end -->";

#[test]
fn figures() {
    let mut table = String::from(
        "| 法规 | 条数 | 手工列出的部门 | 部门查准率 | 部门查全率 | “可检查”一致率 | 检查方式至少一种相同 |\n|---|---:|---:|---:|---:|---:|---:|\n",
    );
    for name in LAWS {
        let (law, score) = score(name);
        let row = score.row(&law);
        print!("{row}{}", score.differences);
        table.push_str(&row);
        let (right, extra, missed) = (score.right, score.extra, score.missed);
        assert!(right * 100 >= (right + extra) * 96, "{law}: precision");
        assert!(right * 100 >= (right + missed) * 98, "{law}: recall");
        assert!(
            score.agreed * 100 >= score.articles * 95,
            "{law}: inspectable"
        );
    }
    let path = root().join("docs/breakdown.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (held, after) = rest.split_once(END).unwrap();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, format!("{before}{BEGIN}{table}{END}{after}")).unwrap();
    } else {
        assert_eq!(
            held, table,
            "run with UPDATE_DOCS=1 to rewrite docs/breakdown.md"
        );
    }
}

#[test]
fn departments_are_units_of_the_example_ledger() {
    let mut orgs: Vec<Org> = Vec::new();
    for entry in std::fs::read_dir(support::example().join("orgs")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        orgs.push(serde_yaml::from_str(&text).unwrap());
    }
    let mut unmatched = BTreeSet::new();
    for name in LAWS {
        for department in gold(name).articles.into_iter().flat_map(|a| a.departments) {
            if matching_org(&department, orgs.iter(), Level::City).is_none() {
                unmatched.insert(department);
            }
        }
    }
    println!("no unit: {unmatched:?}");
    for (named, id) in [
        ("民政部门", "civil-affairs"),
        ("卫生健康部门", "health"),
        ("公安机关", "public-security"),
        ("教育部门", "education"),
        ("应急管理部门", "emergency"),
    ] {
        let found = matching_org(named, orgs.iter(), Level::City);
        assert_eq!(found.map(|o| o.id.as_str()), Some(id), "{named}");
    }
}

/// What holds for a proposal on any text.
fn is_sound(text: &str) {
    let proposal = propose(text);
    for named in &proposal.named {
        let words = text.get(named.words.clone()).unwrap();
        assert!(!words.is_empty());
        let stem: String = named.name.chars().take(2).collect();
        assert!(
            words.contains(&stem),
            "{} does not rest on {words}",
            named.name
        );
    }
    for words in proposal
        .inspectable
        .words
        .iter()
        .chain(proposal.methods.iter().map(|m| &m.words))
    {
        assert!(text.get(words.clone()).is_some_and(|w| !w.is_empty()));
    }
    assert!(proposal.inspectable.yes() || proposal.methods.is_empty());
}

/// Pieces a law is made of, to be put together at random.
const PIECES: &[&str] = &[
    "县级以上",
    "人民政府",
    "民政",
    "公安",
    "、",
    "和",
    "等",
    "有关",
    "部门",
    "机关",
    "机构",
    "的",
    "主管",
    "其他",
    "应当",
    "不得",
    "会同",
    "，",
    "。",
    "；",
    "\n",
    "（一）",
    "负责",
    "负有",
    "职责",
    "由",
    "对",
    "老年人",
    "可以",
    "为了",
    "制定本",
    "不",
    "委员会",
    "国务院",
];

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        is_sound(&text);
    }

    #[test]
    fn any_text_of_a_law_is_read(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        is_sound(&pieces.concat());
    }
}

#[test]
fn reading_takes_time_in_line_with_length() {
    for piece in [
        "民政部门",
        "民政、",
        "由甲的部门",
        "对负有的",
        "省、",
        "应当，",
        "，有关部门",
        "所称，",
    ] {
        let time = |count: usize| {
            let text = piece.repeat(count);
            let start = Instant::now();
            let _ = propose(&text);
            start.elapsed().as_secs_f64()
        };
        let (short, long) = (time(500).max(0.001), time(20_000));
        assert!(long < short * 40.0 * 12.0, "{piece}: {short} s, {long} s");
    }
}
