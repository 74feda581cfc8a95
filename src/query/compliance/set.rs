//! The assigned articles of one regulation, summed up by whatever they belong to.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::super::{Figure, Rate, Snapshot, Tenths};
use super::{Lacking, OfArticle, OfRegulation, Part, Summary, Waiting};
use crate::model::regulation::{ArticleNo, Chapter};
use crate::model::verdict::Finding;
use crate::model::{Article, ArticleStep, Day, Id, Ledger, Regulation};

pub(super) fn of_regulations<'a>(now: &Snapshot<'a>) -> impl Iterator<Item = Set<'a>> {
    let mut by_regulation: BTreeMap<&Id, Vec<&Article>> = BTreeMap::new();
    for article in now.articles() {
        by_regulation
            .entry(&article.regulation)
            .or_default()
            .push(article);
    }
    let (ledger, as_of) = (now.ledger, now.as_of);
    by_regulation.into_iter().filter_map(move |(id, articles)| {
        Some(Set {
            regulation: ledger.regulations.get(id)?,
            articles,
            as_of,
            county: None,
            ledger,
        })
    })
}

/// The assigned articles of one regulation as of a day.
pub(super) struct Set<'a> {
    ledger: &'a Ledger,
    regulation: &'a Regulation,
    articles: Vec<&'a Article>,
    as_of: Day,
    /// Only inspections of facilities in this county count.
    county: Option<&'a Id>,
}

impl<'a> Set<'a> {
    pub(super) fn report(&self) -> OfRegulation {
        OfRegulation {
            whole: self.whole(),
            by_chapter: self.by_chapter(),
            by_org: self.by(|a| vec![&a.lead], |org| Part::Org(org.clone())),
            by_area: self.by(
                |a| a.areas.iter().collect(),
                |area| Part::Area(area.clone()),
            ),
            by_group: self.by(
                |a| a.group.iter().collect(),
                |group| Part::Group(group.clone()),
            ),
            by_county: self.by_county(),
            lacking: self.lacking(),
            waiting: self.waiting(),
            before: None,
        }
    }

    /// The regulation as a whole.
    pub(super) fn whole(&self) -> Summary {
        self.summary(None, self.all(), &self.articles)
    }

    /// The whole of the same regulation on another day.
    pub(super) fn at(&self, then: &Snapshot<'a>) -> Summary {
        let of_this = |a: &&Article| a.regulation == self.regulation.id;
        let articles = then.articles().filter(of_this).collect();
        Self {
            articles,
            as_of: then.as_of,
            ..*self
        }
        .whole()
    }

    fn all(&self) -> RangeInclusive<u32> {
        1..=self.regulation.total_articles
    }

    fn by_chapter(&self) -> Vec<Summary> {
        let of_chapter = |chapter: &Chapter| {
            let numbers = chapter.from..=chapter.to;
            let inside = |a: &&&Article| numbers.contains(&a.number.number);
            let articles: Vec<&Article> = self.articles.iter().filter(inside).copied().collect();
            self.summary(
                Some(Part::Chapter(chapter.key())),
                numbers.clone(),
                &articles,
            )
        };
        self.regulation.chapters.iter().map(of_chapter).collect()
    }

    /// By whatever an article belongs to, most articles first.
    fn by<K: Ord + 'a>(
        &self,
        keys: impl Fn(&'a Article) -> Vec<&'a K>,
        part: impl Fn(&K) -> Part,
    ) -> Vec<Summary> {
        let mut members: BTreeMap<&K, Vec<&Article>> = BTreeMap::new();
        for article in &self.articles {
            for key in keys(article) {
                members.entry(key).or_default().push(article);
            }
        }
        let lines = members
            .into_iter()
            .map(|(key, articles)| self.line(part(key), &articles));
        let mut lines: Vec<Summary> = lines.collect();
        lines.sort_by_key(|l| Reverse(l.assigned.part.count()));
        lines
    }

    /// A line whose articles are a whole of their own: it has no share of the total.
    fn line(&self, part: Part, articles: &[&'a Article]) -> Summary {
        let mut line = self.summary(Some(part), self.all(), articles);
        line.assigned.whole = line.assigned.part.clone();
        line.inspected_of_total = line.inspected.clone();
        line
    }

    fn by_county(&self) -> Vec<Summary> {
        let steps = self.articles.iter().flat_map(|a| a.inspections(self.as_of));
        let counties: BTreeSet<&Id> = steps.filter_map(|s| self.county_of(s)).collect();
        let of_county = |county| {
            let set = Self {
                county: Some(county),
                articles: self.articles.clone(),
                ..*self
            };
            let seen = |a: &&&Article| set.inspections(a).next().is_some();
            let articles: Vec<&Article> = self.articles.iter().filter(seen).copied().collect();
            set.line(Part::County(county.clone()), &articles)
        };
        counties.into_iter().map(of_county).collect()
    }

    fn county_of(&self, step: &ArticleStep) -> Option<&'a Id> {
        let facility = self.ledger.facilities.get(step.facility.as_ref()?)?;
        Some(&facility.county)
    }

    /// The inspections that count here.
    fn inspections(&self, article: &'a Article) -> impl Iterator<Item = &'a ArticleStep> {
        let inside = |s: &&ArticleStep| self.county.is_none() || self.county_of(s) == self.county;
        article.inspections(self.as_of).filter(inside)
    }

    fn result(&self, article: &'a Article) -> Option<Finding> {
        Article::worst(self.inspections(article))
    }

    fn waiting(&self) -> Vec<Waiting> {
        let waits = |a: &&&Article| a.result(self.as_of).is_none();
        let mut rows: Vec<Waiting> = self
            .articles
            .iter()
            .filter(waits)
            .map(|a| Waiting {
                article: a.id.clone(),
                number: a.number,
                digest: a.digest.clone(),
                lead: a.lead.clone(),
                group: a.group.clone(),
                due: a.due,
                days_left: a.due.map(|due| due.since(self.as_of)),
            })
            .collect();
        rows.sort_by(|a, b| {
            (a.due.is_none(), a.due, a.number).cmp(&(b.due.is_none(), b.due, b.number))
        });
        rows
    }

    fn lacking(&self) -> Vec<Lacking> {
        let mut rows: Vec<Lacking> = self
            .articles
            .iter()
            .filter_map(|a| {
                let result = a.result(self.as_of).filter(|r| is_lacking(*r))?;
                Some(Lacking {
                    article: a.id.clone(),
                    number: a.number,
                    digest: a.digest.clone(),
                    lead: a.lead.clone(),
                    result,
                    issues: self.issues_of(a).into_iter().collect(),
                })
            })
            .collect();
        rows.sort_by(|a, b| (a.number, &a.article).cmp(&(b.number, &b.article)));
        rows
    }

    fn issues_of(&self, article: &'a Article) -> BTreeSet<Id> {
        let steps = self.inspections(article);
        steps.flat_map(|s| s.issues.iter().cloned()).collect()
    }

    fn id_of(&self, no: ArticleNo) -> Option<Id> {
        Id::parse(&Article::id_text(&self.regulation.id, no, None, None)).ok()
    }

    /// Number by number: the worst result and the issues raised.
    fn units(&self, articles: &[&'a Article]) -> BTreeMap<ArticleNo, Unit> {
        let mut units: BTreeMap<ArticleNo, Unit> = BTreeMap::new();
        for article in articles {
            let unit = units.entry(article.number).or_default();
            unit.seen |= self.inspections(article).next().is_some();
            unit.result = Finding::worse(unit.result, self.result(article));
            unit.issues.extend(self.issues_of(article));
            unit.leads.insert(article.lead.clone());
        }
        units
    }

    /// The articles one by one, in order of their numbers.
    pub(super) fn each(&self) -> Vec<OfArticle> {
        let units = self.units(&self.articles).into_iter();
        let of_article = |(number, unit): (ArticleNo, Unit)| {
            Some(OfArticle {
                article: self.id_of(number)?,
                number,
                result: unit.result.or(unit.seen.then_some(Finding::Unverified)),
                leads: unit.leads.into_iter().collect(),
            })
        };
        units.filter_map(of_article).collect()
    }

    fn summary(
        &self,
        part: Option<Part>,
        numbers: RangeInclusive<u32>,
        articles: &[&'a Article],
    ) -> Summary {
        // Articles such as 23-1 count besides the numbered ones: those with text and those assigned.
        let texts = self.regulation.articles.iter().map(|a| a.no);
        let subs = texts
            .chain(articles.iter().map(|a| a.number))
            .filter(|no| no.sub > 0);
        let total: Figure = subs
            .filter(|no| numbers.contains(&no.number))
            .chain(numbers.clone().map(|number| ArticleNo { number, sub: 0 }))
            .filter_map(|no| self.id_of(no))
            .collect();
        let units = self.units(articles);
        let pick = |passes: &dyn Fn(&Unit) -> bool| -> Figure {
            units
                .iter()
                .filter(|(_, u)| passes(u))
                .filter_map(|(no, _)| self.id_of(*no))
                .collect()
        };
        let of = |finding: Finding| pick(&|u| u.result == Some(finding));
        let assigned = pick(&|_| true);
        let inspected = pick(&|u| u.result.is_some());
        let judged = pick(&|u| u.result.is_some_and(|r| r != Finding::NotApplicable));
        let (compliant, partial) = (of(Finding::Compliant), of(Finding::Partial));
        let weighted = Tenths::of(
            (2 * compliant.count() + partial.count()) as u64,
            2 * judged.count() as u64,
        );
        Summary {
            regulation: self.regulation.id.clone(),
            part,
            inspected: Rate::between(inspected.clone(), assigned.clone()),
            assigned: Rate::between(assigned, total.clone()),
            inspected_of_total: Rate::between(inspected, total),
            strict: Rate::between(compliant.clone(), judged),
            compliant,
            partial,
            non_compliant: of(Finding::NonCompliant),
            not_applicable: of(Finding::NotApplicable),
            unverified: pick(&|u| u.seen && u.result.is_none()),
            weighted,
            issues: units
                .values()
                .flat_map(|u| u.issues.iter().cloned())
                .collect(),
            raised: Rate::between(
                pick(&|u| u.is_lacking() && !u.issues.is_empty()),
                pick(&Unit::is_lacking),
            ),
        }
    }
}

/// One article number.
#[derive(Default)]
struct Unit {
    seen: bool,
    result: Option<Finding>,
    issues: BTreeSet<Id>,
    leads: BTreeSet<Id>,
}

impl Unit {
    fn is_lacking(&self) -> bool {
        self.result.is_some_and(is_lacking)
    }
}

const fn is_lacking(result: Finding) -> bool {
    matches!(result, Finding::Partial | Finding::NonCompliant)
}
