//! Lists: for each kind, its columns and one row.

use super::label::Words;
use super::overdue::NO_COUNTY;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::{Text, t};
use crate::model::article::Finding;
use crate::model::coded::Coded;
use crate::model::facility::FacilityAction;
use crate::model::issue::Standing;
use crate::model::vocabulary::WordList;
use crate::model::{
    Article, Campaign, Day, Facility, Issue, Ledger, Light, Org, Record, Regulation, Task,
};
use crate::say;

/// How a kind of record is listed and shown.
pub trait Listed: Record {
    /// The heads of its columns; one that starts with `>` stands at the right.
    const HEADS: &'static [Text];

    /// Its row, as of a day.
    fn cells(&self, as_of: Day, words: &Words<'_>) -> Vec<Cell>;

    /// The labels of its fields that are values of closed lists.
    fn labels(&self) -> Vec<(&'static str, Text)> {
        Vec::new()
    }

    /// What is read off its history as of a day, for the JSON; `None` for a kind without a life.
    fn standing(&self, _as_of: Day, _ledger: &Ledger) -> Option<serde_json::Value> {
        None
    }

    /// The same in words.
    fn derived(&self, _as_of: Day, _words: &Words<'_>) -> Vec<(Text, Cell)> {
        Vec::new()
    }
}

/// The page of a list.
#[must_use]
pub fn page<'r, R: Listed>(
    records: impl IntoIterator<Item = &'r R>,
    as_of: Day,
    words: &Words<'_>,
) -> Page {
    let noun = words.say(R::KIND.noun());
    let mut sheet = Sheet::new(R::HEADS.iter().map(|h| words.say(*h)))
        .named(noun)
        .or_say(say!(
            words.lang,
            "没有符合条件的{noun}。",
            "No such {noun}."
        ));
    for record in records {
        sheet.row(record.cells(as_of, words));
    }
    let count = sheet.rows.len();
    let mut page = Page::new(say!(words.lang, "{noun}清单", "List: {noun}")).under(say!(
        words.lang,
        "截至 {as_of}，共 {count} 条",
        "As of {as_of}, {count} in all"
    ));
    page.add(Block::Table(sheet));
    page
}

impl Listed for Issue {
    const HEADS: &'static [Text] = &[
        t("编号", "Id"),
        t("问题", "Issue"),
        t("类别", "Category"),
        t("县区", "County"),
        t("牵头单位", "Lead"),
        t("状态", "State"),
        t("时限", "Deadline"),
        t(">剩余天数", ">Days left"),
        t("亮灯", "Light"),
    ];

    fn cells(&self, as_of: Day, words: &Words<'_>) -> Vec<Cell> {
        let standing = Standing::of(self, as_of, &words.ledger.clockwork());
        let light = standing
            .as_ref()
            .and_then(|s| Light::of(s, as_of, &words.ledger.settings.rules));
        let category = words
            .ledger
            .word(WordList::Category, &self.category, words.lang);
        vec![
            Cell::id(&self.id),
            Cell::text(&self.title),
            Cell::text(category),
            words.org_or(self.county(words.ledger), NO_COUNTY),
            words.org(standing.as_ref().and_then(|s| s.lead.as_ref())),
            standing
                .as_ref()
                .map_or(Cell::Blank, |s| Cell::label(s.state.label(), words.lang)),
            Cell::day(standing.as_ref().and_then(|s| s.due)),
            standing
                .as_ref()
                .and_then(|s| s.days_left(as_of))
                .map_or(Cell::Blank, Cell::Number),
            Cell::light(light),
        ]
    }

    fn labels(&self) -> Vec<(&'static str, Text)> {
        let mut labels = vec![
            ("kind", self.kind.label()),
            ("severity", self.severity.label()),
            ("source.level", self.source.level.label()),
        ];
        labels.extend(self.handling.map(|h| ("handling", h.label())));
        labels.extend(self.confidentiality.map(|c| ("confidentiality", c.label())));
        labels
    }

    fn standing(&self, as_of: Day, ledger: &Ledger) -> Option<serde_json::Value> {
        let standing = Standing::of(self, as_of, &ledger.clockwork())?;
        let mut now = serde_json::to_value(&standing).ok()?;
        let light = Light::of(&standing, as_of, &ledger.settings.rules);
        now["light"] = serde_json::to_value(light).ok()?;
        now["overdue_days"] = standing.overdue_days(as_of).into();
        Some(now)
    }

    fn derived(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Cell)> {
        let Some(s) = Standing::of(self, as_of, &words.ledger.clockwork()) else {
            return Vec::new();
        };
        let light = Light::of(&s, as_of, &words.ledger.settings.rules);
        let mut lines = vec![
            (t("状态", "State"), Cell::label(s.state.label(), words.lang)),
            (t("亮灯", "Light"), Cell::light(light)),
        ];
        if s.due.is_some() {
            lines.push((
                t("现时限", "Deadline now"),
                Cell::text(due_line(&s, as_of, words)),
            ));
        }
        if s.cycle > 1 {
            lines.push((
                t("周期", "Cycle"),
                Cell::text(say!(words.lang, "第 {} 次整改", "{}", s.cycle)),
            ));
        }
        lines.retain(|(_, cell)| *cell != Cell::Blank);
        lines
    }
}

/// The deadline, its weekday, days left or over, and how it came about.
fn due_line(s: &Standing, as_of: Day, words: &Words<'_>) -> String {
    let lang = words.lang;
    let Some(due) = s.due else {
        return String::new();
    };
    let mut line = format!("{due}（{}）", due.weekday(lang));
    line += &match (s.days_left(as_of), s.overdue_days(as_of)) {
        (_, over) if over > 0 => say!(lang, "，逾期 {over} 天", ", {over} days overdue"),
        (Some(left), _) => say!(lang, "，还有 {left} 天", ", {left} days left"),
        _ => String::new(),
    };
    if s.suspended_on.is_some() {
        line += words.say(t(
            "，中止中，恢复后顺延",
            ", suspended; it moves on when resumed",
        ));
    }
    for extension in &s.extensions {
        let (from, to) = (extension.from, extension.to);
        line += &say!(
            lang,
            "；由 {from} 延至 {to}",
            "; extended from {from} to {to}"
        );
        if extension.late_days() > 0 {
            line += &say!(
                lang,
                "（迟申请，{} 天记为逾期）",
                " (applied for late, {} days stay overdue)",
                extension.late_days()
            );
        }
    }
    if s.provisional {
        line += words.say(t(
            "；暂定，缺年历",
            "; provisional, a calendar year is missing",
        ));
    }
    line
}

impl Listed for Task {
    const HEADS: &'static [Text] = &[
        t("编号", "Id"),
        t("问题", "Issue"),
        t("整改措施", "Measure"),
        t("责任单位", "Unit"),
        t("责任人", "Person"),
        t("时限", "Deadline"),
        t("状态", "State"),
    ];

    fn cells(&self, as_of: Day, words: &Words<'_>) -> Vec<Cell> {
        vec![
            Cell::id(&self.id),
            Cell::id(&self.issue),
            Cell::text(&self.content),
            words.org(Some(&self.unit)),
            Cell::text(&self.person),
            Cell::Date(self.due),
            self.state(as_of)
                .map_or(Cell::Blank, |s| Cell::label(s.label(), words.lang)),
        ]
    }

    fn standing(&self, as_of: Day, _: &Ledger) -> Option<serde_json::Value> {
        Some(serde_json::json!({"state": self.state(as_of)}))
    }

    fn derived(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Cell)> {
        let state = self
            .state(as_of)
            .map(|s| (t("状态", "State"), Cell::label(s.label(), words.lang)));
        state.into_iter().collect()
    }
}

impl Listed for Facility {
    const HEADS: &'static [Text] = &[
        t("编号", "Id"),
        t("名称", "Name"),
        t("类型", "Kind"),
        t("性质", "Ownership"),
        t("县区", "County"),
        t(">床位", ">Beds"),
        t("状态", "Status"),
    ];

    fn cells(&self, as_of: Day, words: &Words<'_>) -> Vec<Cell> {
        vec![
            Cell::id(&self.id),
            Cell::text(&self.name),
            Cell::text(
                words
                    .ledger
                    .word(WordList::FacilityKind, &self.kind, words.lang),
            ),
            Cell::label(self.ownership.label(), words.lang),
            words.org(Some(&self.county)),
            self.beds
                .map_or(Cell::Blank, |b| Cell::Number(i64::from(b))),
            self.status(as_of).map_or(Cell::Blank, |s| {
                Cell::label(FacilityAction::label(s), words.lang)
            }),
        ]
    }

    fn labels(&self) -> Vec<(&'static str, Text)> {
        let mut labels = vec![("ownership", self.ownership.label())];
        labels.extend(self.area.map(|a| ("area", a.label())));
        labels
    }

    fn standing(&self, as_of: Day, _: &Ledger) -> Option<serde_json::Value> {
        Some(serde_json::json!({"status": self.status(as_of)}))
    }

    fn derived(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Cell)> {
        let status = self
            .status(as_of)
            .map(|s| (t("状态", "Status"), Cell::label(s.label(), words.lang)));
        status.into_iter().collect()
    }
}

impl Listed for Org {
    const HEADS: &'static [Text] = &[
        t("编号", "Id"),
        t("名称", "Name"),
        t("简称", "Short name"),
        t("类别", "Kind"),
        t("层级", "Level"),
        t("区划代码", "Code"),
    ];

    fn cells(&self, _: Day, words: &Words<'_>) -> Vec<Cell> {
        vec![
            Cell::id(&self.id),
            Cell::text(&self.name),
            Cell::text(self.short_name.clone().unwrap_or_default()),
            Cell::label(self.kind.label(), words.lang),
            Cell::label(self.level.label(), words.lang),
            self.code.clone().map_or(Cell::Blank, Cell::Code),
        ]
    }

    fn labels(&self) -> Vec<(&'static str, Text)> {
        let mut labels = vec![("kind", self.kind.label()), ("level", self.level.label())];
        labels.extend(self.conference_role.map(|r| ("conference_role", r.label())));
        labels
    }
}

impl Listed for Campaign {
    const HEADS: &'static [Text] = &[
        t("编号", "Id"),
        t("名称", "Name"),
        t(">年度", ">Year"),
        t("启动", "Started"),
        t("结束", "Ended"),
    ];

    fn cells(&self, _: Day, _: &Words<'_>) -> Vec<Cell> {
        vec![
            Cell::id(&self.id),
            Cell::text(&self.name),
            Cell::Number(i64::from(self.year)),
            Cell::Date(self.started_on),
            Cell::day(self.ended_on),
        ]
    }
}

impl Listed for Regulation {
    const HEADS: &'static [Text] = &[
        t("编号", "Id"),
        t("名称", "Name"),
        t("施行", "In force"),
        t(">条", ">Articles"),
        t(">章", ">Chapters"),
        t(">有原文的条", ">With text"),
    ];

    fn cells(&self, _: Day, _: &Words<'_>) -> Vec<Cell> {
        let number = |n: usize| Cell::Number(i64::try_from(n).unwrap_or(i64::MAX));
        vec![
            Cell::id(&self.id),
            Cell::text(&self.name),
            Cell::day(self.effective_on),
            Cell::Number(i64::from(self.total_articles)),
            number(self.chapters.len()),
            number(self.articles.iter().filter(|a| a.text.is_some()).count()),
        ]
    }
}

impl Listed for Article {
    const HEADS: &'static [Text] = &[
        t("编号", "Id"),
        t("条款", "Article"),
        t("事项", "What it asks"),
        t("牵头单位", "Lead"),
        t("检查组", "Group"),
        t("时限", "Deadline"),
        t("结果", "Result"),
    ];

    fn cells(&self, as_of: Day, words: &Words<'_>) -> Vec<Cell> {
        vec![
            Cell::id(&self.id),
            Cell::text(self.number.title(words.lang)),
            Cell::text(&self.digest),
            words.org(Some(&self.lead)),
            words.org(self.group.as_ref()),
            Cell::day(self.due),
            self.result(as_of)
                .map_or(Cell::Blank, |r| Cell::label(Finding::label(r), words.lang)),
        ]
    }

    fn standing(&self, as_of: Day, _: &Ledger) -> Option<serde_json::Value> {
        Some(serde_json::json!({"result": self.result(as_of)}))
    }

    fn derived(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Cell)> {
        let result = self
            .result(as_of)
            .map_or(t("未检查", "not inspected"), Finding::label);
        vec![(t("检查结果", "Result"), Cell::label(result, words.lang))]
    }
}
