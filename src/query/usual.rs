//! What this ledger usually does: the answers offered when a new issue is handed over.

use std::collections::BTreeMap;

use crate::model::issue::IssueAction;
use crate::model::{Day, Id, Issue, Ledger};

/// Fewer handovers than this make no habit.
const HABIT: usize = 3;

/// The unit that most often leads issues of the category; of several, the one with the latest.
#[must_use]
pub fn lead<'a>(ledger: &'a Ledger, category: &str) -> Option<&'a Id> {
    let of_category = ledger.issues.iter().filter(|i| i.category == category);
    most_frequent(of_category.filter_map(|i| Some((i.lead.as_ref()?, i.found_on()?))))
}

/// The body that most often supervises; of several, the one with the latest issue.
#[must_use]
pub fn supervisor(ledger: &Ledger) -> Option<&Id> {
    let issues = ledger.issues.iter();
    most_frequent(issues.filter_map(|i| Some((i.supervisor.as_ref()?, i.found_on()?))))
}

/// The days from handover to the original deadline in that campaign: the median, the upper one of
/// two. `None` before there are three.
#[must_use]
pub fn limit(ledger: &Ledger, campaign: &Id) -> Option<i64> {
    let of_campaign = ledger.issues.iter().filter(|i| i.campaign == *campaign);
    let mut days: Vec<i64> = of_campaign.filter_map(first_limit).collect();
    days.sort_unstable();
    (days.len() >= HABIT).then(|| days[days.len() / 2])
}

fn first_limit(issue: &Issue) -> Option<i64> {
    let assigned = issue
        .history
        .iter()
        .filter(|s| s.action == IssueAction::Assigned)
        .map(|s| s.on)
        .min()?;
    Some(issue.due?.since(assigned)).filter(|days| *days > 0)
}

fn most_frequent<'a>(uses: impl Iterator<Item = (&'a Id, Day)>) -> Option<&'a Id> {
    let mut counted: BTreeMap<&Id, (usize, Day)> = BTreeMap::new();
    for (id, on) in uses {
        let (count, latest) = counted.entry(id).or_insert((0, on));
        *count += 1;
        *latest = on.max(*latest);
    }
    let most = counted.into_iter().max_by_key(|(_, use_)| *use_);
    most.map(|(id, _)| id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sample;

    fn assigned(id: &str, on: &str, due: &str) -> Issue {
        let history = format!(
            "- {{on: 2024-04-01, action: found, by: group-1}}\n- {{on: {on}, action: assigned, by: npc-office}}"
        );
        sample::issue(id, due, &history)
    }

    #[test]
    fn the_usual_limit_is_the_median_of_at_least_three() {
        let campaign = Id::parse("2024-elder-care").unwrap();
        let mut ledger = sample::ledger([
            assigned("KF-I001", "2024-05-01", "2024-05-31"), // 30
            assigned("KF-I002", "2024-05-01", "2024-07-30"), // 90
        ]);
        assert_eq!(limit(&ledger, &campaign), None);
        ledger
            .issues
            .put(assigned("KF-I003", "2024-05-01", "2024-06-10")); // 40
        assert_eq!(limit(&ledger, &campaign), Some(40));
        let other = Id::parse("2023-elder-care").unwrap();
        assert_eq!(limit(&ledger, &other), None);
    }

    #[test]
    fn the_usual_lead_is_the_most_frequent_of_the_category() {
        let mut issues: Vec<Issue> = (1..=3)
            .map(|n| assigned(&format!("KF-I00{n}"), "2024-05-01", "2024-05-31"))
            .collect();
        issues[0].lead = Some(Id::parse("health").unwrap());
        let ledger = sample::ledger(issues);
        let lead = |category| lead(&ledger, category).map(Id::as_str);
        assert_eq!(lead("service-quality"), Some("civil-affairs"));
        assert_eq!(lead("staff"), None);
    }
}
