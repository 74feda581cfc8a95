//! The other kinds.

use super::super::label::Words;
use super::super::page::{Cell, Sheet};
use super::{Listed, table, worded};
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::model::facility::FacilityAction;
use crate::model::verdict::{Answer, Finding};
use crate::model::vocabulary::WordList;
use crate::model::{Article, Campaign, Day, Facility, Id, Issue, Ledger, Org, Regulation, Task};

impl Listed for Task {
    fn heads(words: &Words<'_>) -> Vec<String> {
        worded(
            &[
                t("编号", "Id"),
                t("问题", "Issue"),
                t("整改措施", "Measure"),
                t("责任单位", "Unit"),
                t("责任人", "Person"),
                t("时限", "Deadline"),
                t("状态", "State"),
            ],
            words,
        )
    }

    fn read_off(_: &Words<'_>) -> Vec<usize> {
        vec![1, 6]
    }

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
    fn heads(words: &Words<'_>) -> Vec<String> {
        worded(
            &[
                t("编号", "Id"),
                t("名称", "Name"),
                t("类型", "Kind"),
                t("性质", "Ownership"),
                t("县区", "County"),
                t(">床位", ">Beds"),
                t("状态", "Status"),
            ],
            words,
        )
    }

    fn read_off(_: &Words<'_>) -> Vec<usize> {
        vec![6]
    }

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
        let rating = self.rating(as_of).map(|(rating, until)| {
            let grade = rating.value();
            let until = until.map_or_else(String::new, |day| {
                crate::say!(words.lang, "（有效期至 {day}）", " (until {day})")
            });
            let text = crate::say!(words.lang, "{grade} 级{until}", "{grade}{until}");
            (t("等级", "Grade"), Cell::Text(text))
        });
        let risk = self.at_risk_since(as_of);
        let risk = risk.map(|day| {
            (
                t("列入风险控制名单", "On the risk list since"),
                Cell::Date(day),
            )
        });
        status.into_iter().chain(rating).chain(risk).collect()
    }
}

impl Listed for Org {
    fn heads(words: &Words<'_>) -> Vec<String> {
        worded(
            &[
                t("编号", "Id"),
                t("名称", "Name"),
                t("简称", "Short name"),
                t("类别", "Kind"),
                t("层级", "Level"),
                t("区划代码", "Code"),
            ],
            words,
        )
    }

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
    fn heads(words: &Words<'_>) -> Vec<String> {
        worded(
            &[
                t("编号", "Id"),
                t("名称", "Name"),
                t(">年度", ">Year"),
                t("启动", "Started"),
                t("结束", "Ended"),
            ],
            words,
        )
    }

    fn read_off(_: &Words<'_>) -> Vec<usize> {
        vec![2]
    }

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
    fn heads(words: &Words<'_>) -> Vec<String> {
        worded(
            &[
                t("编号", "Id"),
                t("名称", "Name"),
                t("施行", "In force"),
                t(">条", ">Articles"),
                t(">章", ">Chapters"),
                t(">有原文的条", ">With text"),
            ],
            words,
        )
    }

    fn read_off(_: &Words<'_>) -> Vec<usize> {
        vec![4, 5]
    }

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
    fn heads(words: &Words<'_>) -> Vec<String> {
        worded(
            &[
                t("编号", "Id"),
                t("条款", "Article"),
                t("事项", "What it asks"),
                t("牵头单位", "Lead"),
                t("检查组", "Group"),
                t("时限", "Deadline"),
                t("结果", "Result"),
            ],
            words,
        )
    }

    fn read_off(_: &Words<'_>) -> Vec<usize> {
        vec![1, 6]
    }

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

    fn belongings(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Sheet)> {
        let raised = |id: &Id| self.inspections(as_of).any(|s| s.issues.contains(id));
        let touched = |i: &Issue| i.found_on() <= Some(as_of) && i.articles.contains(&self.id);
        let issues = words
            .ledger
            .issues
            .iter()
            .filter(|i| raised(&i.id) || touched(i));
        let issues: Vec<&Issue> = issues.collect();
        let mut sheets = vec![(
            t("检查轮次", "Rounds of inspection"),
            rounds(self, as_of, words),
        )];
        if !issues.is_empty() {
            sheets.push((t("相关问题", "Issues"), table(issues, as_of, words)));
        }
        sheets
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

/// Each inspection: round, where, the three answers, the result, what was found.
fn rounds(article: &Article, as_of: Day, words: &Words<'_>) -> Sheet {
    let heads = [
        t(">轮次", ">Round"),
        t("日期", "Date"),
        t("检查组", "By"),
        t("设施", "Facility"),
        t("宣传", "Known"),
        t("工作", "Work"),
        t("权力", "Power"),
        t("结果", "Result"),
        t("检查发现", "Found"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("还没有检查。", "Not inspected yet.")));
    let answer = |a: Option<Answer>| a.map_or(Cell::Blank, |a| Cell::label(a.label(), words.lang));
    for step in article.inspections(as_of) {
        let facility = step
            .facility
            .as_ref()
            .and_then(|id| words.ledger.facilities.get(id));
        sheet.row(vec![
            Cell::Number(i64::from(step.round.unwrap_or(1))),
            Cell::Date(step.on),
            words.org(Some(&step.by)),
            facility.map_or(Cell::Blank, |f| Cell::text(&f.name)),
            answer(step.publicity),
            answer(step.lawful_work),
            answer(step.lawful_power),
            step.result
                .map_or(Cell::Blank, |r| Cell::label(r.label(), words.lang)),
            Cell::text(step.finding.clone().unwrap_or_default()),
        ]);
    }
    sheet
}
