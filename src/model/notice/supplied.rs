//! What a new notice need not be told, because the ledger knows it.

use serde_json::{Value, json};

use super::{Notice, NoticeKind};
use crate::model::coded::Coded;
use crate::model::plain::Facts;
use crate::model::{Day, Id, Issue, Ledger, series};

const REPLY_DUE: &str = "reply_due";

/// Its number as the next of the series last used for that kind; the unit its issues are led by, when
/// that is one; the title of its one issue as its matter; for a notice of the ladder, its rung's
/// day of reply, whose key is returned when a calendar year was missing for it.
pub(super) fn supply(facts: &mut Facts, ledger: &Ledger, on: Day) -> Vec<&'static str> {
    let kind = facts.get("kind").and_then(Value::as_str);
    let Some(kind) = kind.and_then(NoticeKind::parse) else {
        return Vec::new();
    };
    series::supply::<Notice>(facts, ledger, on, |other| other.kind == kind);
    let issues = issues(facts, ledger);
    if let Some(lead) = common_lead(&issues, ledger, on) {
        facts.entry("addressee").or_insert_with(|| json!(lead));
    }
    if let [issue] = issues.as_slice() {
        facts.entry("matter").or_insert_with(|| json!(issue.title));
    }
    let mut ladder = ledger.settings.rules.ladder.iter();
    let rung = ladder.find(|rung| rung.kind == kind);
    let Some(rung) = rung.filter(|_| !facts.contains_key(REPLY_DUE)) else {
        return Vec::new();
    };
    let reply_due = rung.reply_due(on, &ledger.calendar);
    facts.insert(REPLY_DUE.to_owned(), json!(reply_due.value));
    let unsure = reply_due.provisional.then_some(REPLY_DUE);
    unsure.into_iter().collect()
}

fn issues<'l>(facts: &Facts, ledger: &'l Ledger) -> Vec<&'l Issue> {
    let given = facts.get("issues").and_then(Value::as_array);
    let ids = given.into_iter().flatten().filter_map(Value::as_str);
    ids.filter_map(|id| ledger.issues.get(&Id::parse(id).ok()?))
        .collect()
}

fn common_lead(issues: &[&Issue], ledger: &Ledger, on: Day) -> Option<Id> {
    let mut leads = issues
        .iter()
        .map(|issue| issue.lead_on(on, &ledger.clockwork()));
    let first = leads.next()??;
    leads
        .all(|lead| lead.as_ref() == Some(&first))
        .then_some(first)
}
