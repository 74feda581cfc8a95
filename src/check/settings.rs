//! `supervise.yaml` and `vocabulary.yaml` agree with themselves and with the records.

use std::collections::BTreeSet;

use crate::fault;
use crate::model::id::is_office;
use crate::model::nearest;
use crate::model::vocabulary::WordList;
use crate::model::{Kind, Ledger};
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
    found.extend(words(ledger));
    found
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
