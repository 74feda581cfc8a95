//! 任务分解表: every assigned article with who, how, by when and what came of it (D3).

use serde::Serialize;

use super::{Scope, Snapshot};
use crate::coded;
use crate::model::regulation::{ArticleNo, Chapter, ChapterKey};
use crate::model::verdict::{Answer, Finding};
use crate::model::{Article, ArticleStep, Day, Id, Ledger};

coded! {
    /// What the table is grouped by.
    pub enum GroupedBy("分组", "grouping") {
        Chapter = "chapter" "按章" / "by chapter",
        Department = "department" "按部门" / "by department",
    }
}

/// One assigned article.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// The assigned article.
    pub article: Id,
    /// Its number.
    pub number: ArticleNo,
    /// The paragraph, when only one is meant.
    pub paragraph: Option<u32>,
    /// The item, when only one is meant.
    pub item: Option<u32>,
    /// What it asks.
    pub digest: String,
    /// The department that answers for it.
    pub lead: Id,
    /// The departments that help.
    pub co: Vec<Id>,
    /// What the inspection looks for.
    pub point: Option<String>,
    /// The answers to the three questions at the latest inspection that gave any.
    pub answers: [Option<Answer>; 3],
    /// Who or what is inspected.
    pub object: Option<String>,
    /// How.
    pub methods: Vec<String>,
    /// The group that inspects.
    pub group: Option<Id>,
    /// By when.
    pub due: Option<Day>,
    /// The result.
    pub result: Option<Finding>,
    /// The issues the inspections raised.
    pub issues: Vec<Id>,
}

/// The articles of one chapter or department of one regulation.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// The regulation.
    pub regulation: Id,
    /// The chapter, when grouped by chapter; `None` for articles in no chapter.
    pub chapter: Option<ChapterKey>,
    /// The department, when grouped by department.
    pub org: Option<Id>,
    /// The articles, in order.
    pub lines: Vec<Line>,
}

/// The table.
#[derive(Clone, Debug, Serialize)]
pub struct Breakdown {
    /// What it is narrowed to.
    pub scope: Scope,
    /// The day.
    pub as_of: Day,
    /// What it is grouped by.
    pub grouped_by: GroupedBy,
    /// Group by group.
    pub sections: Vec<Section>,
}

impl Breakdown {
    /// The table as of a day.
    #[must_use]
    pub fn of(ledger: &Ledger, as_of: Day, grouped_by: GroupedBy, scope: &Scope) -> Self {
        let now = Snapshot::new(ledger, as_of, scope);
        let mut articles: Vec<&Article> = now.articles().collect();
        articles.sort_by_cached_key(|a| (place(a, ledger, grouped_by), a.number, a.id.clone()));
        let sections = articles
            .chunk_by(|a, b| place(a, ledger, grouped_by) == place(b, ledger, grouped_by))
            .map(|group| {
                let (regulation, chapter, org) = place(group[0], ledger, grouped_by);
                Section {
                    regulation,
                    chapter,
                    org,
                    lines: group.iter().map(|a| line(a, as_of)).collect(),
                }
            })
            .collect();
        Self {
            scope: scope.clone(),
            as_of,
            grouped_by,
            sections,
        }
    }
}

/// The group an article belongs to: regulation, chapter, department.
fn place(
    article: &Article,
    ledger: &Ledger,
    by: GroupedBy,
) -> (Id, Option<ChapterKey>, Option<Id>) {
    let regulation = article.regulation.clone();
    match by {
        GroupedBy::Department => (regulation, None, Some(article.lead.clone())),
        GroupedBy::Chapter => {
            let law = ledger.regulations.get(&regulation);
            let chapter = law
                .and_then(|r| r.chapter_of(article.number))
                .map(Chapter::key);
            (regulation, chapter, None)
        }
    }
}

fn line(article: &Article, as_of: Day) -> Line {
    let steps: Vec<&ArticleStep> = article.inspections(as_of).collect();
    let answers = |s: &&&ArticleStep| s.publicity.or(s.lawful_work).or(s.lawful_power).is_some();
    let asked = steps.iter().rev().find(answers);
    let issues = steps.iter().flat_map(|s| s.issues.iter().cloned());
    Line {
        article: article.id.clone(),
        number: article.number,
        paragraph: article.paragraph,
        item: article.item,
        digest: article.digest.clone(),
        lead: article.lead.clone(),
        co: article.co.clone(),
        point: article.point.clone(),
        answers: asked.map_or([None; 3], |s| [s.publicity, s.lawful_work, s.lawful_power]),
        object: article.object.clone(),
        methods: article.methods.clone(),
        group: article.group.clone(),
        due: article.due,
        result: article.result(as_of),
        issues: issues
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect(),
    }
}
