//! `supervise.yaml` and `vocabulary.yaml` agree with themselves and with the records.

use std::collections::BTreeSet;

use crate::fault;
use crate::model::coded::Coded;
use crate::model::id::is_office;
use crate::model::ladder::Rung;
use crate::model::nearest;
use crate::model::vocabulary::WordList;
use crate::model::{Kind, Ledger, Rules};
use crate::problem::{Code, Fault, Problem, Spot};

/// Whether the text is a GB/T 2260 code: six digits.
pub(super) fn is_division(code: &str) -> bool {
    code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn check(ledger: &Ledger) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut at = |field: String, fault: Fault| {
        found.push(fault.at("supervise.yaml", Spot::Field(field)));
    };
    let settings = &ledger.settings;
    if !is_division(&settings.body.code) {
        let code = &settings.body.code;
        at(
            "body.code".into(),
            fault!(
                Division,
                "“{code}”不是六位区划代码",
                "`{code}` is not a division code of six digits"
            ),
        );
    }
    let mut codes = BTreeSet::new();
    for (i, office) in settings.offices.iter().enumerate() {
        let code = &office.code;
        if !is_office(code) {
            at(
                format!("offices[{i}].code"),
                fault!(
                    Setting,
                    "机构代号“{code}”应为 1 至 8 位大写字母或数字",
                    "the prefix `{code}` must be 1 to 8 upper-case letters or digits"
                ),
            );
        }
        if !codes.insert(code) {
            at(
                format!("offices[{i}].code"),
                fault!(
                    Setting,
                    "机构代号 {code} 写了两次",
                    "the prefix {code} stands twice"
                ),
            );
        }
        if !ledger.has(Kind::Org, office.org.as_str()) {
            let org = &office.org;
            at(
                format!("offices[{i}].org"),
                fault!(Ref, "没有编号为 {org} 的单位", "there is no unit `{org}`")
                    .meant(ledger.nearest(Kind::Org, org.as_str())),
            );
        }
    }
    if settings.office(&settings.office).is_none() {
        let office = &settings.office;
        at(
            "office".into(),
            fault!(
                Setting,
                "机构（offices）里没有代号 {office}",
                "{office} is not among the offices"
            )
            .meant(nearest(
                office,
                settings.offices.iter().map(|o| o.code.as_str()),
            )),
        );
    }
    if !ledger.has(Kind::Campaign, settings.campaign.as_str()) {
        let campaign = &settings.campaign;
        at(
            "campaign".into(),
            fault!(
                Ref,
                "没有编号为 {campaign} 的专项",
                "there is no campaign `{campaign}`"
            )
            .meant(ledger.nearest(Kind::Campaign, campaign.as_str())),
        );
    }
    for name in settings
        .severity
        .keys()
        .filter(|name| Code::parse(name).is_none())
    {
        at(
            format!("severity.{name}"),
            fault!(
                Setting,
                "没有 {name} 这个问题代码",
                "there is no problem code {name}"
            )
            .meant(nearest(name, Code::ALL.iter().map(|c| c.name()))),
        );
    }
    for (field, fault) in rules(&settings.rules) {
        at(format!("rules.{field}"), fault);
    }
    found.extend(words(ledger));
    found
}

/// What the rules say that nobody can have meant, by field below `rules`.
fn rules(rules: &Rules) -> Vec<(String, Fault)> {
    let mut found = Vec::new();
    if rules.carried_meetings == 0 {
        let fault = fault!(
            Setting,
            "连续的次数至少写 1，不是 0",
            "the meetings in a row are at least 1, not 0"
        );
        found.push(("carried_meetings".to_owned(), fault));
    }
    let mut below: Option<&Rung> = None;
    for (i, rung) in rules.ladder.iter().enumerate() {
        let wrong = alone(rung).or_else(|| above(rung, below?));
        found.extend(wrong.map(|(field, fault)| (format!("ladder[{i}].{field}"), fault)));
        below = Some(rung);
    }
    found
}

/// What is wrong with a rung by itself, by field.
fn alone(rung: &Rung) -> Option<(&'static str, Fault)> {
    let (kind, from, reply_days) = (rung.kind, rung.from, rung.reply_days);
    let (label, code, longest) = (kind.label(), kind.code(), Rung::LONGEST_REPLY);
    if !kind.presses() {
        let label = label.zh;
        let fault = fault!(
            Setting,
            "{label}（{code}）不是催办函件；可填 reminder、urge、supervise、summon",
            "`{code}` presses nobody; possible: reminder, urge, supervise, summon"
        );
        return Some(("kind", fault));
    }
    if (rung.is_reminder() && from >= 0) || (!rung.is_reminder() && from < 1) {
        let (zh, en) = if rung.is_reminder() {
            (
                "提醒函在到期以前发，from 写负数",
                "below 0: a reminder comes before the deadline",
            )
        } else {
            (
                "到期以后才催办、督办，from 至少写 1",
                "at least 1: such a notice comes after the deadline",
            )
        };
        return Some((
            "from",
            fault!(Setting, "{zh}，不是 {from}", "`from` is {en}, not {from}"),
        ));
    }
    (!(1..=longest).contains(&reply_days)).then(|| {
        let fault = fault!(
            Setting,
            "回复期限应为 1 至 {longest} 个工作日，不是 {reply_days}",
            "the time to reply is 1 to {longest} working days, not {reply_days}"
        );
        ("reply_days", fault)
    })
}

/// What is wrong with a rung above another, by field.
fn above(rung: &Rung, below: &Rung) -> Option<(&'static str, Fault)> {
    if rung.kind.gravity() <= below.kind.gravity() {
        let (this, before) = (rung.kind, below.kind);
        let (zh, before_zh) = (this.label().zh, before.label().zh);
        let (en, before_en) = (this.code(), before.code());
        let fault = fault!(
            Setting,
            "{zh}不能排在{before_zh}后面：阶梯由轻到重，一种一级",
            "`{en}` cannot stand after `{before_en}`: the ladder rises, one rung a kind"
        );
        return Some(("kind", fault));
    }
    (rung.from <= below.from).then(|| {
        let (from, before) = (rung.from, below.from);
        let fault = fault!(
            Setting,
            "from 应大于前一级的 {before}，不是 {from}",
            "`from` must be above that of the rung before, {before}, not {from}"
        );
        ("from", fault)
    })
}

/// Codes go onto command lines as they are: nothing in them may mean something to a shell.
fn is_code(text: &str) -> bool {
    let is_of_code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && !text.starts_with('-') && text.chars().all(is_of_code)
}

fn words(ledger: &Ledger) -> Vec<Problem> {
    let mut found = Vec::new();
    for list in WordList::ALL {
        let mut codes = BTreeSet::new();
        for (i, word) in ledger.vocabulary.list(*list).iter().enumerate() {
            if !is_code(&word.code) {
                let (key, code) = (list.key(), &word.code);
                let fault = fault!(
                    Setting,
                    "{key} 的代码“{code}”应只用小写字母、数字和连字符",
                    "the code `{code}` of {key} must be lower-case letters, digits and hyphens"
                );
                found.push(fault.at("vocabulary.yaml", Spot::Field(format!("{key}[{i}].code"))));
            }
            if !codes.insert(&word.code) {
                let (key, code) = (list.key(), &word.code);
                let fault = fault!(
                    Setting,
                    "{key} 里 {code} 写了两次",
                    "{code} stands twice in {key}"
                );
                found.push(fault.at("vocabulary.yaml", Spot::Field(format!("{key}[{i}].code"))));
            }
        }
    }
    found
}
