//! The issues of a ledger as they stood at the end of a day.

use serde::Serialize;

use crate::model::issue::{IssueState, Standing};
use crate::model::{Article, Day, Id, Issue, Ledger, Light};

/// Which issues and articles a report is about. Empty means all.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Scope {
    /// The campaign.
    pub campaign: Option<Id>,
    /// The lead unit.
    pub org: Option<Id>,
    /// The county.
    pub county: Option<Id>,
    /// The category.
    pub category: Option<String>,
    /// The state.
    pub state: Option<IssueState>,
    /// The light.
    pub light: Option<Light>,
}

/// An issue as it stood.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The issue.
    pub issue: &'a Issue,
    /// Where it stood.
    pub standing: Standing,
    /// Its light.
    pub light: Option<Light>,
    /// The county concerned.
    pub county: Option<&'a Id>,
}

impl Row<'_> {
    /// The issue's id.
    #[must_use]
    pub fn id(&self) -> Id {
        self.issue.id.clone()
    }

    /// Whether it was handed to a unit: in hand or closed.
    #[must_use]
    pub fn is_assigned(&self) -> bool {
        self.standing.state.is_handed_over()
    }
}

/// The issues in a scope as they stood at the end of a day, in order of id.
#[derive(Clone, Debug)]
pub struct Snapshot<'a> {
    /// The ledger.
    pub ledger: &'a Ledger,
    /// The day.
    pub as_of: Day,
    /// The issues that had been found by then.
    pub rows: Vec<Row<'a>>,
    /// What the report is about.
    pub scope: &'a Scope,
}

impl<'a> Snapshot<'a> {
    /// The ledger as it stood at the end of `as_of`.
    #[must_use]
    pub fn new(ledger: &'a Ledger, as_of: Day, scope: &'a Scope) -> Self {
        let mut rows = Vec::new();
        each(ledger, &[as_of], scope, |_, row| rows.push(row));
        Self {
            ledger,
            as_of,
            rows,
            scope,
        }
    }

    /// The ledger as it stood at the end of each of some days, which are in order. Each history is
    /// replayed once, however many days there are.
    #[must_use]
    pub fn at_ends(ledger: &'a Ledger, days: &[Day], scope: &'a Scope) -> Vec<Self> {
        let mut all: Vec<Self> = days
            .iter()
            .map(|day| Self {
                ledger,
                as_of: *day,
                rows: Vec::new(),
                scope,
            })
            .collect();
        each(ledger, days, scope, |i, row| all[i].rows.push(row));
        all
    }

    /// The rows that pass.
    pub fn which(&self, passes: impl Fn(&Row<'a>) -> bool) -> impl Iterator<Item = &Row<'a>> {
        self.rows.iter().filter(move |r| passes(r))
    }

    /// The rows that pass, as a figure.
    pub fn count(&self, passes: impl Fn(&Row<'a>) -> bool) -> super::Figure {
        self.which(passes).map(Row::id).collect()
    }

    /// The articles in scope that were assigned by the day.
    pub fn articles(&self) -> impl Iterator<Item = &'a Article> {
        let (scope, as_of) = (self.scope, self.as_of);
        self.ledger.articles.iter().filter(move |a| {
            is_or_any(scope.campaign.as_ref(), Some(&a.campaign))
                && is_or_any(scope.org.as_ref(), Some(&a.lead))
                && a.is_assigned(as_of)
        })
    }
}

/// Hands over every issue in scope that had been found by the end of each of some days, with the
/// place of the day.
fn each<'a>(ledger: &'a Ledger, days: &[Day], scope: &Scope, mut take: impl FnMut(usize, Row<'a>)) {
    let clockwork = ledger.clockwork();
    for issue in ledger.issues.iter() {
        let county = issue.county(ledger);
        let ends = Standing::at_ends(issue, days, &clockwork);
        for (i, (standing, day)) in ends.into_iter().zip(days).enumerate() {
            let row = standing.map(|standing| Row {
                county,
                light: Light::of(&standing, *day, clockwork.rules),
                standing,
                issue,
            });
            if let Some(row) = row.filter(|row| scope.covers(row)) {
                take(i, row);
            }
        }
    }
}

impl Scope {
    /// Whether it takes what lies in a county; `None` is what lies in no one county.
    #[must_use]
    pub fn takes_county(&self, county: Option<&Id>) -> bool {
        is_or_any(self.county.as_ref(), county)
    }

    /// Whether it narrows issues by what articles do not have.
    #[must_use]
    pub const fn is_of_issues_alone(&self) -> bool {
        self.county.is_some() || self.narrows_to_issues()
    }

    /// Whether it narrows by what nothing but issues has.
    #[must_use]
    pub const fn narrows_to_issues(&self) -> bool {
        self.category.is_some() || self.state.is_some() || self.light.is_some()
    }

    fn covers(&self, row: &Row<'_>) -> bool {
        is_or_any(self.campaign.as_ref(), Some(&row.issue.campaign))
            && is_or_any(self.org.as_ref(), row.standing.lead.as_ref())
            && is_or_any(self.county.as_ref(), row.county)
            && is_or_any(self.category.as_ref(), Some(&row.issue.category))
            && is_or_any(self.state.as_ref(), Some(&row.standing.state))
            && is_or_any(self.light.as_ref(), row.light.as_ref())
    }
}

fn is_or_any<T: PartialEq>(wanted: Option<&T>, found: Option<&T>) -> bool {
    wanted.is_none() || wanted == found
}
