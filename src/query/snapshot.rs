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
        let clockwork = ledger.clockwork();
        let rows = ledger
            .issues
            .iter()
            .filter_map(|issue| {
                let standing = Standing::of(issue, as_of, &clockwork)?;
                let light = Light::of(&standing, as_of, clockwork.rules);
                let row = Row {
                    county: issue.county(ledger),
                    light,
                    standing,
                    issue,
                };
                scope.covers(&row).then_some(row)
            })
            .collect();
        Self {
            ledger,
            as_of,
            rows,
            scope,
        }
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

impl Scope {
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
