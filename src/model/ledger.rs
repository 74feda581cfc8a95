//! The ledger: every record, by kind and id.

use std::collections::BTreeMap;

use super::settings::Clockwork;
use super::template::Templates;
use super::{
    Article, Bulletin, Calendar, Campaign, Draw, Evaluation, Facility, Id, Inspection, Issue, Kind,
    Meeting, Metric, Milestone, Notice, Opinion, Org, Outcome, Record, Regulation, Settings,
    Suggestion, Target, Task, Vocabulary, nearest,
};
use crate::for_kind;
use crate::lang::Lang;

/// The records of one kind, in order of id.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<R> {
    rows: BTreeMap<Id, R>,
}

impl<R> Default for Table<R> {
    fn default() -> Self {
        Self {
            rows: BTreeMap::new(),
        }
    }
}

impl<R: Record> Table<R> {
    /// The record of that id.
    #[must_use]
    pub fn get(&self, id: &Id) -> Option<&R> {
        self.rows.get(id)
    }

    /// Whether there is a record of that id.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.rows.contains_key(id)
    }

    /// Every record, in order of id.
    pub fn iter(&self) -> impl Iterator<Item = &R> {
        self.rows.values()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Puts a record in, in the place of one of the same id.
    pub fn put(&mut self, record: R) -> Option<R> {
        self.rows.insert(record.id().clone(), record)
    }

    /// Takes a record out; `None` when it is not there.
    pub fn remove(&mut self, id: &Id) -> Option<R> {
        self.rows.remove(id.as_str())
    }
}

/// A whole ledger, read at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    /// `supervise.yaml`.
    pub settings: Settings,
    /// `vocabulary.yaml`.
    pub vocabulary: Vocabulary,
    /// `calendar/`.
    pub calendar: Calendar,
    /// `templates/`.
    pub templates: Templates,
    /// 专项.
    pub campaigns: Table<Campaign>,
    /// 单位.
    pub orgs: Table<Org>,
    /// 设施.
    pub facilities: Table<Facility>,
    /// 问题.
    pub issues: Table<Issue>,
    /// 整改措施.
    pub tasks: Table<Task>,
    /// 法规.
    pub regulations: Table<Regulation>,
    /// 分解条款.
    pub articles: Table<Article>,
    /// 意见建议.
    pub opinions: Table<Opinion>,
    /// 走访检查.
    pub inspections: Table<Inspection>,
    /// 随机抽查.
    pub draws: Table<Draw>,
    /// 会议.
    pub meetings: Table<Meeting>,
    /// 函件.
    pub notices: Table<Notice>,
    /// 满意度测评.
    pub evaluations: Table<Evaluation>,
    /// 时间节点.
    pub milestones: Table<Milestone>,
    /// 工作简报.
    pub bulletins: Table<Bulletin>,
    /// 成果.
    pub outcomes: Table<Outcome>,
    /// 代表建议.
    pub suggestions: Table<Suggestion>,
    /// 统计指标.
    pub metrics: Table<Metric>,
    /// 目标任务.
    pub targets: Table<Target>,
}

impl Ledger {
    /// A ledger without records.
    #[must_use]
    pub fn new(settings: Settings, vocabulary: Vocabulary, calendar: Calendar) -> Self {
        Self {
            settings,
            vocabulary,
            calendar,
            templates: Templates::default(),
            campaigns: Table::default(),
            orgs: Table::default(),
            facilities: Table::default(),
            issues: Table::default(),
            tasks: Table::default(),
            regulations: Table::default(),
            articles: Table::default(),
            opinions: Table::default(),
            inspections: Table::default(),
            draws: Table::default(),
            meetings: Table::default(),
            notices: Table::default(),
            evaluations: Table::default(),
            milestones: Table::default(),
            bulletins: Table::default(),
            outcomes: Table::default(),
            suggestions: Table::default(),
            metrics: Table::default(),
            targets: Table::default(),
        }
    }

    /// The rules and the calendar.
    #[must_use]
    pub fn clockwork(&self) -> Clockwork<'_> {
        Clockwork {
            rules: &self.settings.rules,
            calendar: &self.calendar,
        }
    }

    /// Whether there is a record of that kind and id. An article of a regulation counts also
    /// when it is not assigned.
    #[must_use]
    pub fn has(&self, kind: Kind, id: &str) -> bool {
        let is_record = for_kind!(kind, R => R::table(self).has(id));
        is_record || (kind == Kind::Article && self.regulation_has(id))
    }

    /// Id and title of every record of a kind, in order of id.
    #[must_use]
    pub fn titles(&self, kind: Kind) -> Vec<(&Id, &str)> {
        fn of<R: Record>(table: &Table<R>) -> Vec<(&Id, &str)> {
            table.iter().map(|r| (r.id(), r.title())).collect()
        }
        for_kind!(kind, R => of(R::table(self)))
    }

    /// The title of a record; `None` when there is none of that kind and id.
    #[must_use]
    pub fn title(&self, kind: Kind, id: &Id) -> Option<&str> {
        for_kind!(kind, R => R::table(self).get(id).map(Record::title))
    }

    /// The id of the record of a kind whose id or title is most like a text.
    #[must_use]
    pub fn nearest(&self, kind: Kind, text: &str) -> Option<&str> {
        let titles = self.titles(kind);
        let ids = titles.iter().map(|(id, _)| id.as_str());
        nearest(text, ids).or_else(|| {
            let like = nearest(text, titles.iter().map(|(_, title)| *title))?;
            let meant = titles.iter().find(|(_, title)| *title == like);
            meant.map(|(id, _)| id.as_str())
        })
    }

    fn regulation_has(&self, id: &str) -> bool {
        let Some((regulation, number)) = id.rsplit_once("-a") else {
            return false;
        };
        let Ok(no) = super::regulation::ArticleNo::parse(number) else {
            return false;
        };
        self.regulations
            .rows
            .get(regulation)
            .is_some_and(|r| r.has(no))
    }

    /// The tasks of each issue that has any, in order of id.
    #[must_use]
    pub fn tasks_by_issue(&self) -> BTreeMap<&Id, Vec<&Task>> {
        let mut by_issue: BTreeMap<&Id, Vec<&Task>> = BTreeMap::new();
        for task in self.tasks.iter() {
            by_issue.entry(&task.issue).or_default().push(task);
        }
        by_issue
    }

    /// The short name of a unit; the id itself when there is no such record.
    #[must_use]
    pub fn org_name<'a>(&'a self, id: &'a Id) -> &'a str {
        self.orgs.get(id).map_or(id.as_str(), Org::short)
    }

    /// The key counties are ordered by: division code, as official lists have them, then id.
    #[must_use]
    pub fn by_division<'a>(&'a self, county: &'a Id) -> (bool, Option<&'a str>, &'a Id) {
        let code = self.orgs.get(county).and_then(|o| o.code.as_deref());
        (code.is_none(), code, county)
    }

    /// The unit people call so: by id, name, short name or alias.
    #[must_use]
    pub fn org_called(&self, text: &str) -> Option<&Org> {
        self.orgs
            .rows
            .get(text)
            .or_else(|| self.orgs.iter().find(|o| o.is_called(text)))
    }

    /// The label of a vocabulary word.
    #[must_use]
    pub fn word<'a>(
        &'a self,
        list: super::vocabulary::WordList,
        code: &'a str,
        lang: Lang,
    ) -> &'a str {
        self.vocabulary.label(list, code, lang)
    }
}
