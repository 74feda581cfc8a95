//! 分组: where each inspection group went, what it found, which articles it inspected.

use std::collections::BTreeSet;

use serde::Serialize;

use super::found::{Finds, Found};
use super::places::{Visit, groups, visits};
use super::{Figure, Rate, Row, Scope, Snapshot};
use crate::model::issue::IssueAction;
use crate::model::{Article, Day, Id, Ledger, Org};

/// The figures of one group, or of all.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// The group; `None` for the total.
    pub group: Option<Id>,
    /// The counties it guides.
    pub counties: Vec<Id>,
    /// 点次: its visits to facilities.
    pub visits: Figure,
    /// 点位: the facilities, each once.
    pub places: Figure,
    /// Visits without a facility: talks with departments.
    pub talks: Figure,
    /// The issues it found.
    #[serde(flatten)]
    pub issues: Found,
    /// Inspected ÷ assigned to it.
    pub articles: Rate,
}

/// The report.
#[derive(Clone, Debug, Serialize)]
pub struct Groups {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// The groups, in order of id.
    pub lines: Vec<Line>,
    /// All together; a facility that two groups visited counts once.
    pub total: Line,
}

impl Groups {
    /// The report as of a day.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let now = Snapshot::new(ledger, as_of, scope);
        let visits: Vec<Visit<'_>> = visits(ledger, as_of, scope.campaign.as_ref())
            .filter(|v| scope.takes_county(v.county()))
            .collect();
        let lines: Vec<Line> = groups(ledger, as_of)
            .map(|group| Line::of(group, &visits, &now))
            .filter(|line| line.has_to_do_with(scope.county.as_ref()))
            .collect();
        Self {
            scope: scope.clone(),
            as_of,
            total: Line::total(&lines),
            lines,
        }
    }
}

impl Finds for Line {
    fn issues(&self) -> &Found {
        &self.issues
    }
}

impl Line {
    fn of(group: &Org, visits: &[Visit<'_>], now: &Snapshot<'_>) -> Self {
        let own: Vec<&Visit<'_>> = visits
            .iter()
            .filter(|v| v.record.group == group.id)
            .collect();
        let to_places = || own.iter().filter(|v| v.facility.is_some());
        let named: BTreeSet<&Id> = own.iter().flat_map(|v| &v.record.issues).collect();
        let found: Vec<&Row<'_>> = now
            .which(|r| !r.standing.state.is_void())
            .filter(|r| finder(r) == Some(&group.id) || named.contains(&r.issue.id))
            .collect();
        let articles: Vec<&Article> = now
            .articles()
            .filter(|a| a.group.as_ref() == Some(&group.id))
            .collect();
        Self {
            group: Some(group.id.clone()),
            counties: group.counties.clone(),
            visits: to_places().map(|v| v.id()).collect(),
            places: to_places()
                .filter_map(|v| Some(v.facility?.id.clone()))
                .collect(),
            talks: own
                .iter()
                .filter(|v| v.facility.is_none())
                .map(|v| v.id())
                .collect(),
            issues: Found::of(&found, now.as_of),
            articles: Rate::of(
                articles,
                |a| a.id.clone(),
                |a| a.result(now.as_of).is_some(),
            ),
        }
    }

    /// Whether the group guides the county, went there or found something there.
    fn has_to_do_with(&self, county: Option<&Id>) -> bool {
        let did = [&self.visits, &self.talks, &self.issues.found];
        county.is_none_or(|county| {
            self.counties.contains(county) || did.iter().any(|figure| figure.count() > 0)
        })
    }

    fn total(lines: &[Self]) -> Self {
        let all = |ids: fn(&Self) -> &Figure| -> Figure {
            lines.iter().flat_map(|l| ids(l).ids.clone()).collect()
        };
        let counties: BTreeSet<Id> = lines.iter().flat_map(|l| l.counties.clone()).collect();
        Self {
            group: None,
            counties: counties.into_iter().collect(),
            visits: all(|l| &l.visits),
            places: all(|l| &l.places),
            talks: all(|l| &l.talks),
            issues: Found::together(&lines.iter().map(|l| &l.issues).collect::<Vec<_>>()),
            articles: Rate::between(all(|l| &l.articles.part), all(|l| &l.articles.whole)),
        }
    }
}

/// Who found an issue.
fn finder<'a>(row: &Row<'a>) -> Option<&'a Id> {
    let steps = row.issue.history.iter();
    let found = steps.filter(|s| s.action == IssueAction::Found);
    found.min_by_key(|s| s.on).map(|s| &s.by)
}
