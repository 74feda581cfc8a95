//! 成果转化: what lasting results there are, and which common issues have none yet.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Figure, Scope, Snapshot};
use crate::model::issue::IssueKind;
use crate::model::living::last;
use crate::model::outcome::{OutcomeAction, OutcomeState};
use crate::model::plain::Plain;
use crate::model::vocabulary::WordList;
use crate::model::{Day, Id, Ledger, Outcome};

/// The outcomes of one kind, or of all.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// The kind, a word of the list; `None` for the total.
    pub kind: Option<String>,
    /// 已出台.
    pub issued: Figure,
    /// 拟出台.
    pub planned: Figure,
}

/// One outcome.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The outcome.
    pub id: Id,
    /// Its kind, a word of the list.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// The number of its paper.
    pub doc_no: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The group of work it belongs to.
    pub group: Option<String>,
    /// Where it stood.
    pub state: OutcomeState,
    /// The day it was issued.
    pub issued_on: Option<Day>,
    /// The issues it answers.
    pub issues: Figure,
}

/// A systemic or common issue that no outcome answers.
#[derive(Clone, Debug, Serialize)]
pub struct Unanswered {
    /// The issue.
    pub issue: Id,
    /// What it is called.
    pub title: String,
    /// Systemic or common.
    pub kind: IssueKind,
    /// The lead unit.
    pub lead: Option<Id>,
    /// The outcomes that are planned for it.
    pub planned: Figure,
}

/// The report.
#[derive(Clone, Debug, Serialize)]
pub struct Outcomes {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// By kind, in the order of the word list.
    pub lines: Vec<Line>,
    /// All together.
    pub total: Line,
    /// The outcomes, by kind and id.
    pub rows: Vec<Row>,
    /// The systemic and common issues for which nothing was issued, in order of id.
    pub unanswered: Vec<Unanswered>,
}

impl Outcomes {
    /// The report as of a day. A unit or county of the scope takes the outcomes that answer one of
    /// its issues.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let now = Snapshot::new(ledger, as_of, scope);
        let rows = rows(&now);
        let mut kinds: Vec<String> = rows.iter().map(|r| r.kind.clone()).collect();
        kinds.dedup();
        Self {
            lines: kinds
                .into_iter()
                .map(|k| Line::of(Some(k), &rows))
                .collect(),
            total: Line::of(None, &rows),
            unanswered: unanswered(&now, &rows),
            scope: scope.clone(),
            as_of,
            rows,
        }
    }
}

impl Line {
    fn of(kind: Option<String>, rows: &[Row]) -> Self {
        let count = |state: OutcomeState| -> Figure {
            let of_kind = |r: &&Row| kind.as_ref().is_none_or(|k| *k == r.kind);
            let of_state = rows.iter().filter(|r| r.state == state);
            of_state.filter(of_kind).map(|r| r.id.clone()).collect()
        };
        Self {
            issued: count(OutcomeState::Issued),
            planned: count(OutcomeState::Planned),
            kind,
        }
    }
}

/// The outcomes of a snapshot, by kind in the order of the word list, then by id.
pub(super) fn rows(now: &Snapshot<'_>) -> Vec<Row> {
    let words = now.ledger.vocabulary.list(WordList::OutcomeKind);
    let place = |row: &Row| {
        let found = words.iter().position(|w| w.code == row.kind);
        found.unwrap_or(words.len())
    };
    let issues: BTreeSet<&Id> = now.rows.iter().map(|r| &r.issue.id).collect();
    let outcomes = now.ledger.outcomes.iter();
    let mut rows: Vec<Row> = outcomes.filter_map(|o| row(o, &issues, now)).collect();
    rows.sort_by_key(|r| (place(r), r.kind.clone(), r.id.clone()));
    rows
}

/// The outcome as it stood, if it is in scope; `issues` are those of the snapshot.
fn row(outcome: &Outcome, issues: &BTreeSet<&Id>, now: &Snapshot<'_>) -> Option<Row> {
    let (as_of, scope) = (now.as_of, now.scope);
    let state = outcome.state(as_of)?;
    let is_narrowed = scope.org.is_some() || scope.is_of_issues_alone();
    let is_answer = || outcome.issues.iter().any(|id| issues.contains(id));
    let is_meant = outcome.is_of(scope.campaign.as_ref()) && (!is_narrowed || is_answer());
    is_meant.then(|| Row {
        id: outcome.id.clone(),
        kind: outcome.kind.clone(),
        title: outcome.title.clone(),
        doc_no: outcome.doc_no.clone(),
        issuer: outcome.issuer.clone(),
        group: outcome.group.clone(),
        state,
        issued_on: last(&outcome.history, OutcomeAction::Issued, as_of).map(|step| step.on),
        issues: outcome.issues.iter().cloned().collect(),
    })
}

/// The systemic and common issues in the base for which nothing was issued: a lasting measure is
/// owed.
fn unanswered(now: &Snapshot<'_>, rows: &[Row]) -> Vec<Unanswered> {
    let mut answers: BTreeMap<&Id, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        for issue in &row.issues.ids {
            answers.entry(issue).or_default().push(row);
        }
    }
    let of_state = |issue: &Id, state: OutcomeState| -> Figure {
        let of_issue = answers.get(issue).into_iter().flatten();
        let found = of_issue.filter(|r| r.state == state);
        found.map(|r| r.id.clone()).collect()
    };
    let is_common = |kind: IssueKind| matches!(kind, IssueKind::Systemic | IssueKind::Common);
    now.which(|r| is_common(r.issue.kind) && r.standing.is_in_base())
        .filter(|r| of_state(&r.issue.id, OutcomeState::Issued).count() == 0)
        .map(|r| Unanswered {
            issue: r.id(),
            title: r.issue.title.clone(),
            kind: r.issue.kind,
            lead: r.standing.lead.clone(),
            planned: of_state(&r.issue.id, OutcomeState::Planned),
        })
        .collect()
}

#[cfg(test)]
#[path = "outcomes_tests.rs"]
mod tests;
