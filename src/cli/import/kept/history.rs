//! What happened to an issue, as far as its row dates it and the rules take it. What they do not
//! take is left to be entered by hand: nothing is invented.

use super::record::Reading;
use crate::check::possible;
use crate::cli::crud::insert;
use crate::cli::desk::{Desk, long_text};
use crate::cli::kind::issue_life::percent;
use crate::fault;
use crate::intake::ledger::{Cell, Fact, Row};
use crate::intake::returned::blamed;
use crate::model::issue::IssueAction;
use crate::model::{Day, Id, Issue, Step};
use crate::problem::Fault;

/// What is wrong in a row, and what of it is left to be entered by hand.
#[derive(Default)]
pub(super) struct Told {
    pub(super) faults: Vec<Fault>,
    pub(super) left: Vec<Fault>,
}

impl Told {
    fn wrong(&mut self, (cell, head): (&Cell, &str), fault: Fault) {
        self.faults.push(blamed(&cell.address, head, fault));
    }

    fn leave(&mut self, (cell, head): (&Cell, &str), fault: Fault) {
        self.left.push(blamed(&cell.address, head, fault));
    }
}

impl Reading<'_> {
    /// Adds what happened to the issue of a row.
    pub(super) fn history(&self, row: &Row, issue: &mut Issue, desk: &Desk, told: &mut Told) {
        let own = match desk.own_org() {
            Ok(own) => own,
            Err(fault) => return told.faults.push(Self::blamed(row, fault)),
        };
        self.handover(row, issue, &own, desk, told);
        self.progress(row, issue, &own, desk, told);
        if let Some(at) = self.cell(row, &Fact::Closed) {
            let id = &issue.id;
            let fault = fault!(
                StepNeeds,
                "{id} 的销号没有记入：要有验收单位、验收意见和佐证材料，用 issue submit、issue close 补记",
                "the closing of {id} was left: it needs checkers, an opinion and evidence; use issue submit and issue close"
            );
            told.leave(at, fault);
        }
    }

    fn handover(&self, row: &Row, issue: &mut Issue, own: &Id, desk: &Desk, told: &mut Told) {
        let paper = self.cell(row, &Fact::Paper);
        let Some(at) = self.cell(row, &Fact::Assigned) else {
            if let Some(paper) = paper {
                told.leave(paper, no_handover(&issue.id));
            }
            return;
        };
        let Some(on) = self.day(row, &Fact::Assigned, desk, &mut told.faults) else {
            return;
        };
        let lacking: Vec<_> = [IssueAction::Verified, IssueAction::Assigned]
            .into_iter()
            .flat_map(|action| issue.facts_lacking(action))
            .collect();
        if lacking.is_empty() {
            let mut step = Step::new(on, IssueAction::Assigned, own.clone());
            step.doc = paper.map(|(cell, _)| cell.text.clone());
            insert(issue, Step::new(on, IssueAction::Verified, own.clone()));
            insert(issue, step);
            return;
        }
        let zh: Vec<String> = lacking.iter().map(|f| f.in_chinese()).collect();
        let en: Vec<&str> = lacking.iter().map(|f| f.key()).collect();
        let (id, zh, en) = (&issue.id, zh.join("、"), en.join(", "));
        let fault = fault!(
            FactNeeds,
            "{id} 的交办没有记入，缺{zh}；补上以后用 issue verify、issue assign 补记",
            "the handover of {id} was left: it lacks {en}; add them, then issue verify and issue assign"
        );
        told.leave(at, fault);
    }

    fn progress(&self, row: &Row, issue: &mut Issue, own: &Id, desk: &Desk, told: &mut Told) {
        let share = self.cell(row, &Fact::Percent);
        let Some(at) = self.cell(row, &Fact::Progress) else {
            let dated = self.cell(row, &Fact::ProgressOn);
            for at in share.into_iter().chain(dated) {
                told.leave(at, no_words(&issue.id));
            }
            return;
        };
        let on = match self.progress_on(row, desk, told) {
            Ok(Some(on)) => on,
            Ok(None) => return told.leave(at, no_day(&issue.id)),
            Err(()) => return,
        };
        let by = match &self.import.by {
            Some(text) => desk.org(text),
            None => Ok(issue.lead.clone().unwrap_or_else(|| own.clone())),
        };
        let by = match by {
            Ok(by) => by,
            Err(fault) => return told.faults.push(Self::blamed(row, fault)),
        };
        let mut step = Step::new(on, IssueAction::Progress, by);
        step.note = Some(long_text(&at.0.text));
        if let Some(share) = share {
            match percent(&share.0.text) {
                Ok(percent) => step.pct = Some(percent),
                Err(fault) => told.wrong(share, fault),
            }
        }
        match possible(issue, IssueAction::Progress, on) {
            Ok(()) => insert(issue, step),
            Err(why) => told.leave(at, impossible(&issue.id, &why)),
        }
    }

    /// The day of the progress of a row, its own or that of the command line; `None` when neither
    /// is there, an error when it is told already that one is wrong.
    fn progress_on(&self, row: &Row, desk: &Desk, told: &mut Told) -> Result<Option<Day>, ()> {
        if self.cell(row, &Fact::ProgressOn).is_some() {
            let own = self.day(row, &Fact::ProgressOn, desk, &mut told.faults);
            return own.map(Some).ok_or(());
        }
        desk.maybe_day(self.import.on.as_ref())
            .map_err(|fault| told.faults.push(Self::blamed(row, fault)))
    }
}

/// Whether the history of an issue has what a cell says.
pub(super) fn holds(issue: &Issue, fact: &Fact, text: &str) -> bool {
    let on = crate::intake::day_cell::day(text).ok();
    let of = |action| issue.history.iter().filter(move |s| s.action == action);
    let is_on = |action| of(action).any(|s| Some(s.on) == on);
    match fact {
        Fact::Assigned => is_on(IssueAction::Assigned),
        Fact::Closed => is_on(IssueAction::Closed),
        Fact::ProgressOn => is_on(IssueAction::Progress),
        Fact::Paper => of(IssueAction::Assigned).any(|s| s.doc.as_deref() == Some(text)),
        Fact::Progress => {
            let words = Some(long_text(text));
            of(IssueAction::Progress).any(|s| s.note == words)
        }
        Fact::Percent => {
            let share = percent(text).ok();
            share.is_some() && of(IssueAction::Progress).any(|s| s.pct == share)
        }
        _ => true,
    }
}

fn no_handover(id: &Id) -> Fault {
    fault!(
        StepNeeds,
        "{id} 的交办文号没有记入，缺交办时间；用 issue assign 补记",
        "the paper of the handover of {id} was left: its day is not there; use issue assign"
    )
}

fn no_words(id: &Id) -> Fault {
    fault!(
        StepNeeds,
        "{id} 的这一项没有记入：没有写进展，不知道做了什么；用 issue progress 补记",
        "this was left out of {id}: no progress is there, so nobody knows what was done; use issue progress"
    )
}

fn no_day(id: &Id) -> Fault {
    fault!(
        StepNeeds,
        "{id} 的进展没有记入，缺进展时间；用 --on 给各行一个日期，或用 issue progress 补记",
        "the progress of {id} was left: its day is not there; give all such rows a day with --on, or use issue progress"
    )
}

fn impossible(id: &Id, why: &Fault) -> Fault {
    let (zh, en) = (&why.zh, &why.en);
    fault!(
        Step,
        "{id} 的进展没有记入（{zh}）；交办以后用 issue progress 补记",
        "the progress of {id} was left ({en}); use issue progress after the handover"
    )
}
