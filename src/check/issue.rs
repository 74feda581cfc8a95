//! Issues: the facts that stand in the record; the life is checked apart.

mod life;

pub use life::possible;

use super::{Checked, Context, Report, notice};
use crate::fault;
use crate::model::Issue;

impl Checked for Issue {
    fn check(&self, context: &Context<'_>, report: &mut Report) {
        facts(self, context, report);
        description(self, report);
        life::check(self, context, report);
        notice::papers(self, context, report);
    }
}

fn facts(issue: &Issue, context: &Context<'_>, report: &mut Report) {
    let facility = issue
        .facility
        .as_ref()
        .and_then(|id| context.ledger.facilities.get(id));
    if issue.kind.is_local() && issue.facility.is_none() && issue.county.is_none() {
        report.at(
            "title",
            fault!(
                Place,
                "没有写明涉及的设施（facility）或县区（county）",
                "neither facility nor county is given"
            ),
        );
    }
    if let (Some(facility), Some(county)) = (facility, &issue.county)
        && facility.county != *county
    {
        let here = context.ledger.org_name(county);
        let (theirs, name) = (context.ledger.org_name(&facility.county), &facility.name);
        report.at(
            "county",
            fault!(
                County,
                "{name}在{theirs}，不在{here}",
                "{name} lies in {theirs}, not in {here}"
            ),
        );
    }
    if let Some(i) = issue
        .co
        .iter()
        .position(|co| Some(co) == issue.lead.as_ref())
    {
        let name = context.ledger.org_name(&issue.co[i]);
        report.at(
            format!("co[{i}]"),
            fault!(
                LeadCo,
                "{name}已是牵头单位",
                "{name} is the lead unit already"
            ),
        );
    }
}

/// Words that state a principle and no fact.
const PRINCIPLES: &[&str] = &[
    "加强",
    "提高",
    "进一步",
    "有待",
    "不够",
    "完善",
    "重视",
    "力度",
    "提升",
];

/// Words written with a numeral that count nothing.
const PHRASES: &[&str] = &[
    "进一步",
    "一些",
    "一定",
    "一般",
    "一直",
    "一体",
    "一律",
    "统一",
    "十分",
];

fn description(issue: &Issue, report: &mut Report) {
    let length = issue.title.chars().count();
    if length > 40 {
        report.at(
            "title",
            fault!(
                TitleLong,
                "标题有 {length} 个字",
                "the title has {length} characters"
            ),
        );
    }
    let text = &issue.description;
    let counted = PHRASES
        .iter()
        .fold(text.clone(), |text, phrase| text.replace(phrase, ""));
    let has_figure = counted
        .chars()
        .any(|c| c.is_numeric() || "一二三四五六七八九十百两半".contains(c));
    let word = PRINCIPLES.iter().find(|w| text.contains(**w));
    if let Some(word) = word.filter(|_| !has_figure && issue.facility.is_none()) {
        report.at(
            "description",
            fault!(
                Vague,
                "只有“{word}”一类的原则话，没有指明设施，也没有数字",
                "it says `{word}` and names no facility and no figure"
            ),
        );
    } else if text.trim().chars().count() < 10 {
        report.at(
            "description",
            fault!(Vague, "问题描述不足十个字", "fewer than ten characters"),
        );
    }
}
