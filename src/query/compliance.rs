//! 条款检查: how far a regulation was assigned, inspected and carried out (C7).
//!
//! Everything is counted by article number: an article assigned in several paragraphs counts once,
//! with the worst result among them.

mod set;

use serde::Serialize;

use super::{Figure, Rate, Scope, Snapshot, Tenths};
use crate::model::regulation::{ArticleNo, ChapterKey};
use crate::model::verdict::Finding;
use crate::model::{Day, Id, Ledger};
use set::of_regulations;

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
    /// 未核实: inspected, with no result that was verified.
    pub unverified: Figure,
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
    /// A chapter.
    Chapter(ChapterKey),
    /// A lead unit.
    Org(Id),
    /// A focus area, by its word.
    Area(String),
    /// An inspection group.
    Group(Id),
    /// A county.
    County(Id),
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
    /// By focus area. An article in two areas counts in each.
    pub by_area: Vec<Summary>,
    /// By inspection group.
    pub by_group: Vec<Summary>,
    /// By county, from the inspections of facilities that lie there.
    pub by_county: Vec<Summary>,
    /// The articles that are partly or not carried out, in order.
    pub lacking: Vec<Lacking>,
    /// The articles assigned and not inspected, by deadline, those without one last.
    pub waiting: Vec<Waiting>,
    /// The whole on an earlier day, when two days are compared.
    pub before: Option<Summary>,
}

/// An article that is not inspected yet.
#[derive(Clone, Debug, Serialize)]
pub struct Waiting {
    /// The assigned article.
    pub article: Id,
    /// Its number.
    pub number: ArticleNo,
    /// What it asks.
    pub digest: String,
    /// Its lead unit.
    pub lead: Id,
    /// The group that inspects.
    pub group: Option<Id>,
    /// The day it must be inspected by.
    pub due: Option<Day>,
    /// Days left, negative when past it.
    pub days_left: Option<i64>,
}

/// An article that is partly or not carried out.
#[derive(Clone, Debug, Serialize)]
pub struct Lacking {
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
    /// The earlier day it is compared with.
    pub since: Option<Day>,
    /// Regulation by regulation, in order of id.
    pub regulations: Vec<OfRegulation>,
}

impl Compliance {
    /// The report as of a day, compared with an earlier one if wanted.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, since: Option<Day>, scope: &Scope) -> Self {
        let now = Snapshot::new(ledger, as_of, scope);
        let then = since.map(|day| Snapshot::new(ledger, day, scope));
        let regulations = of_regulations(&now)
            .map(|set| OfRegulation {
                before: then.as_ref().map(|then| set.at(then)),
                ..set.report()
            })
            .collect();
        Self {
            scope: scope.clone(),
            as_of,
            since,
            regulations,
        }
    }
}

/// An assigned article and what came of its inspections.
#[derive(Clone, Debug, Serialize)]
pub struct OfArticle {
    /// The article as a whole, also where only paragraphs of it are assigned.
    pub article: Id,
    /// Its number.
    pub number: ArticleNo,
    /// Who must carry it out.
    pub leads: Vec<Id>,
    /// The worst result; `None` when it was not inspected.
    pub result: Option<Finding>,
}

/// The assigned articles of a regulation, one by one.
#[derive(Clone, Debug, Serialize)]
pub struct Results {
    /// All together.
    pub whole: Summary,
    /// In order of their numbers.
    pub articles: Vec<OfArticle>,
}

/// Regulation by regulation, what came of each assigned article.
#[must_use]
pub fn results(now: &Snapshot<'_>) -> Vec<Results> {
    let of = |set: set::Set<'_>| Results {
        whole: set.whole(),
        articles: set.each(),
    };
    of_regulations(now).map(of).collect()
}

/// One line for each regulation.
#[must_use]
pub fn summaries(now: &Snapshot<'_>) -> Vec<Summary> {
    of_regulations(now).map(|set| set.whole()).collect()
}
