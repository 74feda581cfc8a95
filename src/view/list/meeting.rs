//! A meeting on the screen: its decisions with what became of them, the issues it tabled in their
//! order, who reported.

use super::plain::Look;
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::model::issue::Standing;
use crate::model::meeting::{Agreed, DecisionState, half_monthly};
use crate::model::{Day, Meeting};
use crate::say;
use crate::view::label::Words;
use crate::view::page::{Cell, Sheet};

impl Look for Meeting {
    fn more(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Cell)> {
        let agreed = self.agreed(as_of);
        if agreed.is_empty() {
            return Vec::new();
        }
        let count = |state| agreed.iter().filter(|a| a.state == state).count();
        let states = DecisionState::ALL
            .iter()
            .map(|state| (*state, count(*state)));
        let each = states
            .filter(|(_, count)| *count > 0)
            .map(|(state, count)| {
                let label = words.say(state.label());
                say!(words.lang, "{label} {count} 项", "{count} {label}")
            });
        let each = each.collect::<Vec<_>>().join(words.say(t("、", ", ")));
        let all = agreed.len();
        let said = say!(words.lang, "{all} 项：{each}", "{all}: {each}");
        vec![(t("议定事项", "Decisions"), Cell::Text(said))]
    }

    fn tables(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Sheet)> {
        let parts = [
            (t("议定事项", "Decisions"), decisions(self, as_of, words)),
            (t("提交的问题", "Issues tabled"), issues(self, as_of, words)),
            (t("汇报单位", "Reports"), reports(self, words)),
        ];
        parts
            .into_iter()
            .filter(|(_, sheet)| !sheet.rows.is_empty())
            .collect()
    }
}

fn decisions(meeting: &Meeting, as_of: Day, words: &Words<'_>) -> Sheet {
    let heads = [
        t(">序号", ">No."),
        t("议定事项", "Decision"),
        t("责任单位", "Unit"),
        t("时限", "Deadline"),
        t("落实情况", "What became of it"),
        t(">历经推进会", ">Meetings open"),
    ];
    let held = half_monthly(words.ledger, Some(&meeting.campaign), as_of);
    let days: Vec<Day> = held.iter().map(|m| m.date).collect();
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for agreed in meeting.agreed(as_of) {
        let carried = i64::try_from(agreed.carried(&days)).unwrap_or(i64::MAX);
        sheet.row(vec![
            Cell::Number(agreed.decision.no.into()),
            Cell::text(&agreed.decision.text),
            words.org(Some(&agreed.decision.unit)),
            Cell::day(agreed.decision.due),
            Cell::Text(became(&agreed, words)),
            Cell::Number(carried),
        ]);
    }
    sheet
}

/// The state of a decision, with its day or the days it is overdue.
fn became(agreed: &Agreed<'_>, words: &Words<'_>) -> String {
    words.became(
        agreed.state,
        agreed.ended.map(|step| step.on),
        agreed.overdue_days(),
    )
}

/// The issues in their order: for the meeting that approves the list, their place is their number in
/// it.
fn issues(meeting: &Meeting, as_of: Day, words: &Words<'_>) -> Sheet {
    let heads = [
        t(">序号", ">No."),
        t("编号", "Id"),
        t("问题", "Issue"),
        t("牵头单位", "Lead"),
        t("状态", "State"),
    ];
    let clockwork = words.ledger.clockwork();
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for (no, id) in (1..).zip(&meeting.issues) {
        let issue = words.ledger.issues.get(id);
        let now = issue.and_then(|i| Standing::of(i, as_of, &clockwork));
        let state = now.as_ref().map(|s| s.state.label());
        sheet.row(vec![
            Cell::Number(no),
            Cell::id(id),
            Cell::text(issue.map_or("", |i| &i.title)),
            words.org(now.as_ref().and_then(|s| s.lead.as_ref())),
            state.map_or(Cell::Blank, |s| Cell::label(s, words.lang)),
        ]);
    }
    sheet
}

fn reports(meeting: &Meeting, words: &Words<'_>) -> Sheet {
    let heads = [t("单位", "Unit"), t("汇报材料", "Paper")];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)));
    for report in &meeting.reports {
        sheet.row(vec![
            words.org(Some(&report.unit)),
            Cell::text(report.doc.clone().unwrap_or_default()),
        ]);
    }
    sheet
}
