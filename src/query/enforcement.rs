//! 执法检查情况: how the inspection of a regulation went and what it found, for the one who drafts
//! the report (D9).

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::compliance::{Compliance, OfRegulation};
use super::groups::{self, Groups};
use super::opinions::{ChannelRow, Opinions};
use super::places::{Visit, visits};
use super::{Figure, Row, Scope, Snapshot};
use crate::model::coded::Coded;
use crate::model::issue::{IssueKind, IssueState, Severity};
use crate::model::org::OrgKind;
use crate::model::regulation::{ArticleNo, ChapterKey};
use crate::model::verdict::Finding;
use crate::model::{Article, Day, Id, Ledger, Regulation};

/// What was done in one way.
#[derive(Clone, Debug, Serialize)]
pub struct MethodRow {
    /// The way, a word of the vocabulary.
    pub method: String,
    /// The visits that went so.
    pub visits: Figure,
    /// The articles inspected so.
    pub articles: Figure,
}

/// What an inspection found of an article.
#[derive(Clone, Debug, Serialize)]
pub struct Found {
    /// The assigned article.
    pub article: Id,
    /// Its number.
    pub number: ArticleNo,
    /// What it asks.
    pub digest: String,
    /// Its lead unit.
    pub lead: Id,
    /// The result.
    pub result: Finding,
    /// What the inspections of the latest round found, in their words, in order of day.
    pub says: Vec<String>,
}

/// A chapter and what was found of its articles.
#[derive(Clone, Debug, Serialize)]
pub struct OfChapter {
    /// The chapter; `None` for articles in no chapter.
    pub chapter: Option<ChapterKey>,
    /// Its articles that have a result, in order.
    pub found: Vec<Found>,
}

/// An issue of the regulation.
#[derive(Clone, Debug, Serialize)]
pub struct Problem {
    /// The issue.
    pub issue: Id,
    /// What it is called.
    pub title: String,
    /// Who, where, what fact.
    pub description: String,
    /// How grave it is.
    pub severity: Severity,
    /// The articles of the regulation that it touches or that led to it, in order.
    pub articles: Vec<ArticleNo>,
    /// The lead unit.
    pub lead: Option<Id>,
    /// Where it stands.
    pub state: IssueState,
}

/// The issues of one nature.
#[derive(Clone, Debug, Serialize)]
pub struct OfKind {
    /// The nature.
    pub kind: IssueKind,
    /// All of it.
    pub all: Figure,
    /// Of these, closed.
    pub closed: Figure,
    /// Those that may be told of, in order of id.
    pub problems: Vec<Problem>,
}

/// The report.
#[derive(Clone, Debug, Serialize)]
pub struct Enforcement {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// The regulation.
    pub regulation: Id,
    /// The first and the last day of a visit or an inspection of an article.
    pub days: Option<(Day, Day)>,
    /// 点次: visits to facilities, those of the counties among them.
    pub visits: Figure,
    /// 点位: the facilities, each once.
    pub places: Figure,
    /// Visits without a facility.
    pub talks: Figure,
    /// Of both, those of the counties' own.
    pub by_counties: Figure,
    /// The counties that were visited.
    pub counties: Figure,
    /// The groups that went anywhere, in order of id.
    pub groups: Vec<groups::Line>,
    /// By way of inspecting, in order of the vocabulary.
    pub methods: Vec<MethodRow>,
    /// The opinions received, but for those merged into others.
    pub opinions: Figure,
    /// The opinions by channel, questionnaires among them.
    pub channels: Vec<ChannelRow>,
    /// The articles: assigned, inspected, carried out; `None` while none is assigned.
    pub articles: Option<OfRegulation>,
    /// What was found, chapter by chapter.
    pub chapters: Vec<OfChapter>,
    /// The issues entered that touch the regulation, but for those withdrawn or merged.
    pub issues: Figure,
    /// The same by nature.
    pub kinds: Vec<OfKind>,
    /// Of restricted circulation: counted, and not told of.
    pub withheld: Figure,
}

impl Enforcement {
    /// The report on a regulation as of a day; of the scope the campaign counts.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, regulation: &Regulation, scope: &Scope) -> Self {
        let now = Snapshot::new(ledger, as_of, scope);
        let articles: Vec<&Article> = now
            .articles()
            .filter(|a| a.regulation == regulation.id)
            .collect();
        let visits: Vec<Visit<'_>> = visits(ledger, as_of, scope.campaign.as_ref()).collect();
        let inspected = articles.iter().flat_map(|a| a.inspections(as_of));
        let days = visits.iter().map(|v| v.on).chain(inspected.map(|s| s.on));
        let days: BTreeSet<Day> = days.collect();
        let is_group = |id: &Id| {
            let org = ledger.orgs.get(id);
            org.is_some_and(|org| org.kind == OrgKind::Group)
        };
        let opinions = Opinions::of(ledger, as_of, scope);
        let groups = Groups::of(ledger, as_of, scope).lines;
        let went = |line: &groups::Line| line.visits.count() + line.talks.count() > 0;
        let touching = Touching::of(&now, &regulation.id, &articles);
        let compliance = Compliance::of(ledger, as_of, None, scope);
        let of_regulation = |r: &OfRegulation| r.whole.regulation == regulation.id;
        Self {
            scope: scope.clone(),
            as_of,
            regulation: regulation.id.clone(),
            days: days.first().copied().zip(days.last().copied()),
            visits: ids(visits.iter().filter(|v| v.facility.is_some())),
            places: visits
                .iter()
                .filter_map(|v| Some(v.facility?.id.clone()))
                .collect(),
            talks: ids(visits.iter().filter(|v| v.facility.is_none())),
            by_counties: ids(visits.iter().filter(|v| !is_group(&v.record.group))),
            counties: visits.iter().filter_map(Visit::county).cloned().collect(),
            groups: groups.into_iter().filter(went).collect(),
            methods: methods(ledger, &visits, &articles, as_of),
            opinions: opinions.net,
            channels: opinions.channels,
            articles: compliance.regulations.into_iter().find(of_regulation),
            chapters: chapters(regulation, &articles, as_of),
            issues: touching.figure(|_| true),
            kinds: touching.kinds(),
            withheld: touching.figure(|row| row.issue.is_withheld()),
        }
    }
}

fn ids<'a>(visits: impl Iterator<Item = &'a Visit<'a>>) -> Figure {
    visits.map(Visit::id).collect()
}

fn methods(
    ledger: &Ledger,
    visits: &[Visit<'_>],
    articles: &[&Article],
    as_of: Day,
) -> Vec<MethodRow> {
    use crate::model::vocabulary::WordList;
    let words = ledger.vocabulary.list(WordList::CheckMethod).iter();
    let row = |method: &String| MethodRow {
        method: method.clone(),
        visits: ids(visits.iter().filter(|v| v.record.methods.contains(method))),
        articles: articles
            .iter()
            .filter(|a| a.inspections(as_of).any(|s| s.methods.contains(method)))
            .map(|a| a.id.clone())
            .collect(),
    };
    let rows = words.map(|word| row(&word.code));
    rows.filter(|r| r.visits.count() + r.articles.count() > 0)
        .collect()
}

fn chapters(regulation: &Regulation, articles: &[&Article], as_of: Day) -> Vec<OfChapter> {
    let mut found: Vec<Found> = articles
        .iter()
        .filter_map(|a| of_article(a, as_of))
        .collect();
    found.sort_by(|a, b| (a.number, &a.article).cmp(&(b.number, &b.article)));
    let mut chapters = Vec::new();
    for chapter in &regulation.chapters {
        let inside = |f: &Found| (chapter.from..=chapter.to).contains(&f.number.number);
        let (here, rest) = found.into_iter().partition(inside);
        found = rest;
        chapters.push(OfChapter {
            chapter: Some(chapter.key()),
            found: here,
        });
    }
    chapters.push(OfChapter {
        chapter: None,
        found,
    });
    chapters.retain(|c| !c.found.is_empty());
    chapters
}

/// What the inspections of its latest round found; `None` without a result.
fn of_article(article: &Article, as_of: Day) -> Option<Found> {
    let result = article.result(as_of)?;
    let verified = |s: &&crate::model::ArticleStep| {
        s.result.is_some_and(|result| result != Finding::Unverified)
    };
    let steps: Vec<_> = article.inspections(as_of).filter(verified).collect();
    let latest = steps.iter().map(|s| s.round.unwrap_or(1)).max();
    let of_latest = steps
        .iter()
        .filter(|s| Some(s.round.unwrap_or(1)) == latest);
    Some(Found {
        article: article.id.clone(),
        number: article.number,
        digest: article.digest.clone(),
        lead: article.lead.clone(),
        result,
        says: of_latest.filter_map(|s| s.finding.clone()).collect(),
    })
}

/// The issues on the ledger that touch a regulation, each with the articles it touches.
struct Touching<'a>(Vec<(&'a Row<'a>, BTreeSet<ArticleNo>)>);

impl<'a> Touching<'a> {
    fn of(now: &'a Snapshot<'a>, regulation: &Id, articles: &[&Article]) -> Self {
        let mut led: BTreeMap<&Id, BTreeSet<ArticleNo>> = BTreeMap::new();
        for article in articles {
            for issue in article.inspections(now.as_of).flat_map(|s| &s.issues) {
                led.entry(issue).or_default().insert(article.number);
            }
        }
        let named = |row: &Row<'_>| -> BTreeSet<ArticleNo> {
            let ids = row.issue.articles.iter();
            let records = ids.filter_map(|id| now.ledger.articles.get(id));
            let own = records.filter(|a| a.regulation == *regulation);
            own.map(|a| a.number).collect()
        };
        let rows = now.which(|r| r.standing.is_in_base());
        let touching = rows.map(|row| {
            let mut numbers = named(row);
            numbers.extend(led.get(&row.issue.id).into_iter().flatten());
            (row, numbers)
        });
        Self(
            touching
                .filter(|(_, numbers)| !numbers.is_empty())
                .collect(),
        )
    }

    fn figure(&self, passes: impl Fn(&Row<'_>) -> bool) -> Figure {
        let rows = self.0.iter().map(|(row, _)| row);
        rows.filter(|row| passes(row)).map(|row| row.id()).collect()
    }

    fn kinds(&self) -> Vec<OfKind> {
        let of = |kind: IssueKind| OfKind {
            kind,
            all: self.figure(|r| r.issue.kind == kind),
            closed: self.figure(|r| r.issue.kind == kind && r.standing.state == IssueState::Closed),
            problems: self
                .0
                .iter()
                .filter(|(row, _)| row.issue.kind == kind && !row.issue.is_withheld())
                .map(|(row, numbers)| problem(row, numbers))
                .collect(),
        };
        let kinds = IssueKind::ALL.iter().map(|kind| of(*kind));
        kinds.filter(|k| k.all.count() > 0).collect()
    }
}

fn problem(row: &Row<'_>, articles: &BTreeSet<ArticleNo>) -> Problem {
    Problem {
        issue: row.id(),
        title: row.issue.title.clone(),
        description: row.issue.description.clone(),
        severity: row.issue.severity,
        articles: articles.iter().copied().collect(),
        lead: row.standing.lead.clone(),
        state: row.standing.state,
    }
}

#[cfg(test)]
#[path = "enforcement_tests.rs"]
mod tests;
