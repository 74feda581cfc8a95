//! 条款检查: how far a regulation was assigned, inspected and carried out (C7).
//!
//! Everything is counted by article number: an article assigned in several paragraphs counts once,
//! with the worst result among them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Figure, Rate, Scope, Snapshot, Tenths};
use crate::model::regulation::ArticleNo;
use crate::model::verdict::Finding;
use crate::model::{Article, Day, Id, Ledger, Regulation};

/// The figures of a set of articles.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// The regulation.
    pub regulation: Id,
    /// The chapter or the lead unit; `None` for the whole regulation.
    pub part: Option<Part>,
    /// 分解率: assigned ÷ total. For a unit the whole is its own assigned articles.
    pub assigned: Rate,
    /// 检查覆盖率: inspected ÷ assigned.
    pub inspected: Rate,
    /// Inspected ÷ total.
    pub inspected_of_total: Rate,
    /// 已落实.
    pub compliant: Figure,
    /// 部分落实.
    pub partial: Figure,
    /// 未落实.
    pub non_compliant: Figure,
    /// 不适用.
    pub not_applicable: Figure,
    /// 落实率（严格）: carried out ÷ (inspected − not applicable).
    pub strict: Rate,
    /// 落实率（折算）: a partly carried out article counts half.
    pub weighted: Option<Tenths>,
    /// The issues the inspections raised.
    pub issues: Figure,
    /// 问题转化率: partly or not carried out and led to an issue ÷ partly or not carried out.
    pub raised: Rate,
}

/// What a summary is of, within a regulation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// A chapter, by number.
    Chapter(u32),
    /// A lead unit.
    Org(Id),
}

/// The report on one regulation.
#[derive(Clone, Debug, Serialize)]
pub struct OfRegulation {
    /// The whole.
    pub whole: Summary,
    /// By chapter, in order.
    pub by_chapter: Vec<Summary>,
    /// By lead unit, most articles first. An article with two leads counts for each.
    pub by_org: Vec<Summary>,
    /// The articles that are partly or not carried out, in order.
    pub lacking: Vec<Lacking>,
}

/// An article that is partly or not carried out.
#[derive(Clone, Debug, Serialize)]
pub struct Lacking {
    /// The assigned article.
    pub article: Id,
    /// Its number.
    pub number: String,
    /// What it asks.
    pub digest: String,
    /// Its lead unit.
    pub lead: Id,
    /// The result.
    pub result: Finding,
    /// The issues raised.
    pub issues: Vec<Id>,
}

/// The report.
#[derive(Clone, Debug, Serialize)]
pub struct Compliance {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// Regulation by regulation, in order of id.
    pub regulations: Vec<OfRegulation>,
}

impl Compliance {
    /// The report as of a day.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, scope: &Scope) -> Self {
        let now = Snapshot::new(ledger, as_of, scope);
        let regulations = of_regulations(&now).map(|set| set.report()).collect();
        Self {
            scope: scope.clone(),
            as_of,
            regulations,
        }
    }
}

/// One line for each regulation.
#[must_use]
pub fn summaries(now: &Snapshot<'_>) -> Vec<Summary> {
    of_regulations(now)
        .map(|set| set.summary(None, set.all(), &set.articles))
        .collect()
}

fn of_regulations<'a>(now: &Snapshot<'a>) -> impl Iterator<Item = Set<'a>> {
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
        })
    })
}

/// The assigned articles of one regulation as of a day.
struct Set<'a> {
    regulation: &'a Regulation,
    articles: Vec<&'a Article>,
    as_of: Day,
}

impl<'a> Set<'a> {
    fn report(&self) -> OfRegulation {
        let by_chapter = self.regulation.chapters.iter().map(|chapter| {
            let inside = |no: u32| (chapter.from..=chapter.to).contains(&no);
            let articles: Vec<&Article> = self
                .articles
                .iter()
                .copied()
                .filter(|a| inside(a.number.number))
                .collect();
            self.summary(
                Some(Part::Chapter(chapter.no)),
                chapter.from..=chapter.to,
                &articles,
            )
        });
        OfRegulation {
            whole: self.summary(None, self.all(), &self.articles),
            by_chapter: by_chapter.collect(),
            by_org: self.by_org(),
            lacking: self.lacking(),
        }
    }

    fn all(&self) -> std::ops::RangeInclusive<u32> {
        1..=self.regulation.total_articles
    }

    fn by_org(&self) -> Vec<Summary> {
        let mut by_org: BTreeMap<&Id, Vec<&Article>> = BTreeMap::new();
        for article in &self.articles {
            by_org.entry(&article.lead).or_default().push(article);
        }
        let mut lines: Vec<Summary> = by_org
            .into_iter()
            .map(|(org, articles)| {
                let mut line = self.summary(Some(Part::Org(org.clone())), self.all(), &articles);
                line.assigned.whole = line.assigned.part.clone();
                line.inspected_of_total = line.inspected.clone();
                line
            })
            .collect();
        lines.sort_by_key(|l| std::cmp::Reverse(l.assigned.part.count()));
        lines
    }

    fn lacking(&self) -> Vec<Lacking> {
        let mut rows: Vec<(ArticleNo, Lacking)> = self
            .articles
            .iter()
            .filter_map(|a| {
                let result = a.result(self.as_of).filter(|r| is_lacking(*r))?;
                let row = Lacking {
                    article: a.id.clone(),
                    number: a.number.to_string(),
                    digest: a.digest.clone(),
                    lead: a.lead.clone(),
                    result,
                    issues: self.issues_of(a).into_iter().collect(),
                };
                Some((a.number, row))
            })
            .collect();
        rows.sort_by(|a, b| (a.0, &a.1.article).cmp(&(b.0, &b.1.article)));
        rows.into_iter().map(|(_, row)| row).collect()
    }

    fn issues_of(&self, article: &Article) -> BTreeSet<Id> {
        article
            .inspections(self.as_of)
            .flat_map(|s| s.issues.iter().cloned())
            .collect()
    }

    fn id_of(&self, no: ArticleNo) -> Option<Id> {
        Id::parse(&Article::id_text(&self.regulation.id, no, None, None)).ok()
    }

    fn summary(
        &self,
        part: Option<Part>,
        numbers: std::ops::RangeInclusive<u32>,
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
        // Number by number: the worst result and the issues raised.
        let mut units: BTreeMap<ArticleNo, Unit> = BTreeMap::new();
        for article in articles {
            let unit = units.entry(article.number).or_default();
            unit.result = Finding::worse(unit.result, article.result(self.as_of));
            unit.issues.extend(self.issues_of(article));
        }
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
            inspected: Rate {
                part: inspected.clone(),
                whole: assigned.clone(),
            },
            assigned: Rate {
                part: assigned,
                whole: total.clone(),
            },
            inspected_of_total: Rate {
                part: inspected,
                whole: total,
            },
            strict: Rate {
                part: compliant.clone(),
                whole: judged,
            },
            compliant,
            partial,
            non_compliant: of(Finding::NonCompliant),
            not_applicable: of(Finding::NotApplicable),
            weighted,
            issues: units
                .values()
                .flat_map(|u| u.issues.iter().cloned())
                .collect(),
            raised: Rate {
                part: pick(&|u| u.is_lacking() && !u.issues.is_empty()),
                whole: pick(&Unit::is_lacking),
            },
        }
    }
}

/// One article number.
#[derive(Default)]
struct Unit {
    result: Option<Finding>,
    issues: BTreeSet<Id>,
}

impl Unit {
    fn is_lacking(&self) -> bool {
        self.result.is_some_and(is_lacking)
    }
}

const fn is_lacking(result: Finding) -> bool {
    matches!(result, Finding::Partial | Finding::NonCompliant)
}
