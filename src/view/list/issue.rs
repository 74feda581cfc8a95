//! Issues: state, deadline and light in every row.

use super::super::label::Words;
use super::super::overdue::NO_COUNTY;
use super::super::page::{Cell, Sheet};
use super::{Listed, table, worded};
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::model::issue::{Extension, Standing, Suspension};
use crate::model::vocabulary::WordList;
use crate::model::{Article, Day, Issue, Ledger, Light, Task};
use crate::say;

impl Listed for Issue {
    fn heads(words: &Words<'_>) -> Vec<String> {
        worded(
            &[
                t("编号", "Id"),
                t("问题", "Issue"),
                t("类别", "Category"),
                t("县区", "County"),
                t("牵头单位", "Lead"),
                t("状态", "State"),
                t("时限", "Deadline"),
                t(">剩余天数", ">Days left"),
                t("亮灯", "Light"),
            ],
            words,
        )
    }

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

    fn read_off(_: &Words<'_>) -> Vec<usize> {
        vec![5, 6, 7, 8]
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

    fn belongings(&self, as_of: Day, words: &Words<'_>) -> Vec<(Text, Sheet)> {
        let ledger = words.ledger;
        let tasks: Vec<&Task> = ledger.tasks.iter().filter(|t| t.issue == self.id).collect();
        let articles = self
            .articles
            .iter()
            .filter_map(|id| ledger.articles.get(id));
        let articles: Vec<&Article> = articles.collect();
        let absorbed: Vec<&Self> = ledger
            .issues
            .iter()
            .filter(|i| i.goes_into(self, as_of))
            .collect();
        let mut sheets = Vec::new();
        if !tasks.is_empty() {
            // Without the column that would name this issue in each row.
            let own = table(tasks, as_of, words).without(1);
            sheets.push((t("整改措施", "Tasks"), own));
        }
        if !articles.is_empty() {
            sheets.push((
                t("涉及的分解条款", "Assigned articles it touches"),
                table(articles, as_of, words),
            ));
        }
        if !absorbed.is_empty() {
            sheets.push((
                t("并入本问题的", "Merged into it"),
                table(absorbed, as_of, words),
            ));
        }
        sheets
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
        let light = Light::with_reason(&s, as_of, &words.ledger.settings.rules);
        let light = match light {
            Some((light, Some(why))) => Cell::Lit(light, words.light_reason(why)),
            other => Cell::light(other.map(|(light, _)| light)),
        };
        let mut lines = vec![
            (t("状态", "State"), Cell::label(s.state.label(), words.lang)),
            (t("亮灯", "Light"), light),
        ];
        if s.due.is_some() {
            lines.push((
                t("现行时限", "Deadline now"),
                Cell::text(due_line(&s, as_of, words)),
            ));
            lines.push((
                t("时限由来", "How it came about"),
                Cell::text(due_story(&s, words)),
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

/// The deadline, its weekday, days left or over.
fn due_line(s: &Standing, as_of: Day, words: &Words<'_>) -> String {
    let Some(due) = s.due else {
        return String::new();
    };
    let left = match s.overdue_days(as_of) {
        0 => s.days_left(as_of),
        over => Some(-over),
    };
    let mut line = dated(due, left, words);
    if s.suspended_on.is_some() {
        line += words.say(t(
            "，中止中，恢复后顺延",
            ", suspended; it moves on when resumed",
        ));
    }
    if s.provisional {
        line += words.say(t(
            "；暂定，缺年历",
            "; provisional, a calendar year is missing",
        ));
    }
    line
}

/// A deadline with its weekday and the days left, negative when it is past; without them for what
/// is finished.
pub(super) fn dated(due: Day, left: Option<i64>, words: &Words<'_>) -> String {
    let (lang, weekday) = (words.lang, due.weekday(words.lang));
    let line = say!(lang, "{due}（{weekday}）", "{due} ({weekday})");
    line + &match left {
        Some(left) if left < 0 => {
            let over = -left;
            say!(lang, "，逾期 {over} 天", ", {over} days overdue")
        }
        Some(left) => say!(lang, "，还有 {left} 天", ", {left} days left"),
        None => String::new(),
    }
}

/// How the deadline came about: the first one, then each extension and suspension in order of
/// date; empty when nothing changed it.
fn due_story(s: &Standing, words: &Words<'_>) -> String {
    let lang = words.lang;
    let extensions = s
        .extensions
        .iter()
        .map(|e| (e.granted_on, extended(e, words)));
    let suspensions = s.suspensions.iter().map(|p| (p.since, suspended(p, words)));
    let mut changes: Vec<(Day, String)> = extensions.chain(suspensions).collect();
    changes.sort_by_key(|(on, _)| *on);
    let Some(first) = s.due_first.filter(|_| !changes.is_empty()) else {
        return String::new();
    };
    let first = say!(lang, "原定 {first}", "{first} at first");
    let changes = changes.into_iter().map(|(_, text)| text);
    let lines: Vec<String> = std::iter::once(first).chain(changes).collect();
    lines.join(words.say(t("；\n", ";\n")))
}

fn extended(e: &Extension, words: &Words<'_>) -> String {
    let lang = words.lang;
    let (on, to, applied) = (e.granted_on, e.to, e.applied_on);
    let line = say!(
        lang,
        "{applied} 申请、{on} 批准，延至 {to}",
        "extended to {to} on {on}, applied for on {applied}"
    );
    match e.late_days() {
        0 => line,
        late => {
            line + &say!(
                lang,
                "（迟申请，{late} 天记为逾期）",
                " (late, {late} days stay overdue)"
            )
        }
    }
}

fn suspended(p: &Suspension, words: &Words<'_>) -> String {
    let (lang, since, due) = (words.lang, p.since, p.due);
    match p.until {
        Some(until) => say!(
            lang,
            "{since} 至 {until} 中止，顺延至 {due}",
            "suspended from {since} to {until}, moved on to {due}"
        ),
        None => say!(
            lang,
            "{since} 起中止，尚未恢复，暂顺延至 {due}",
            "suspended since {since}, not resumed; {due} for now"
        ),
    }
}
