//! Every link leads to a record of the right kind or a word of the right list.

use super::{Context, Report};
use crate::fault;
use crate::model::coded::Coded;
use crate::model::org::OrgKind;
use crate::model::record::{Link, Target, links};
use crate::model::vocabulary::WordList;
use crate::model::{Id, Kind, Record};
use crate::problem::Fault;

pub(super) fn check<R: Record>(record: &R, context: &Context<'_>, report: &mut Report) {
    for link in links(record) {
        let wrong = broken(&link, context).or_else(|| misdirected(&link, context));
        if let Some(fault) = wrong {
            report.at(link.field, fault);
        }
    }
}

fn broken(link: &Link<'_>, context: &Context<'_>) -> Option<Fault> {
    let value = link.value;
    match link.target {
        Target::Word(list) => unknown_word(list, value, context),
        Target::Unit(_) => missing(Kind::Org, value, context),
        Target::Record(kind) => missing(kind, value, context),
    }
}

fn unknown_word(list: WordList, value: &str, context: &Context<'_>) -> Option<Fault> {
    let words = context.ledger.vocabulary.list(list);
    if words.iter().any(|w| w.code == value) {
        return None;
    }
    // A label is what the screen shows; the file has the code.
    if let Some(word) = context.ledger.vocabulary.find(list, value) {
        let code = &word.code;
        return Some(fault!(
            Word,
            "“{value}”在文件里要写成 {code}",
            "in a file `{value}` is written `{code}`"
        ));
    }
    let (noun, noun_en) = (list.noun().zh, list.noun().en);
    let zh: Vec<String> = words
        .iter()
        .map(|w| format!("{}（{}）", w.code, w.zh))
        .collect();
    let en: Vec<&str> = words.iter().map(|w| w.code.as_str()).collect();
    let (zh, en) = (zh.join("、"), en.join(", "));
    Some(
        fault!(
            Word,
            "{noun}里没有“{value}”；可填：{zh}",
            "the list of {noun_en} has no `{value}`; possible: {en}"
        )
        .meant(context.ledger.vocabulary.nearest(list, value)),
    )
}

fn missing(kind: Kind, value: &str, context: &Context<'_>) -> Option<Fault> {
    let (zh, en) = (kind.noun().zh, kind.noun().en);
    (!context.ledger.has(kind, value)).then(|| {
        fault!(
            Ref,
            "没有编号为 {value} 的{zh}",
            "there is no {en} `{value}`"
        )
        .meant(context.ledger.nearest(kind, value))
    })
}

/// A unit of the wrong kind for the field: a group cannot be handed an issue.
fn misdirected(link: &Link<'_>, context: &Context<'_>) -> Option<Fault> {
    let Target::Unit(units) = link.target else {
        return None;
    };
    let id = Id::parse(link.value).ok()?;
    let org = context.ledger.orgs.get(&id)?;
    if units.hold(org.kind) {
        return None;
    }
    let labels = || {
        OrgKind::ALL
            .iter()
            .filter(|k| units.hold(**k))
            .map(|k| k.label())
    };
    let zh: Vec<&str> = labels().map(|l| l.zh).collect();
    let en: Vec<&str> = labels().map(|l| l.en).collect();
    let (name, is) = (org.short(), org.kind.label());
    let (is_zh, is_en, zh, en) = (is.zh, is.en, zh.join("、"), en.join(", "));
    Some(fault!(
        OrgKind,
        "{name}属于{is_zh}；这里只能填：{zh}",
        "{id} is a {is_en}; possible here: {en}"
    ))
}
