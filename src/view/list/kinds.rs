//! The other kinds.

use super::super::label::Words;
use super::super::page::Cell;
use super::Listed;
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::model::facility::FacilityAction;
use crate::model::verdict::Finding;
use crate::model::vocabulary::WordList;
use crate::model::{Article, Campaign, Day, Facility, Ledger, Org, Regulation, Task};

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
        let Some(state) = self.state(as_of) else {
            return Vec::new();
        };
        let mut lines = vec![(t("状态", "State"), Cell::label(state.label(), words.lang))];
        if !self.is_done(as_of) {
            let left = self.due.since(as_of);
            let over = -left;
            let text = match left {
                ..0 => crate::say!(words.lang, "逾期 {over} 天", "{over} days overdue"),
                _ => crate::say!(words.lang, "还有 {left} 天", "{left} days left"),
            };
            let day = self.due.weekday(words.lang);
            let text = crate::say!(
                words.lang,
                "{}（{day}），{text}",
                "{} ({day}), {text}",
                self.due
            );
            lines.push((t("时限", "Deadline"), Cell::Text(text)));
        }
        lines
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
