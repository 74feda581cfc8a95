//! A history as a table.

use super::label::Words;
use super::page::{Cell, Sheet};
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::model::step::{Action, Field, by_date};
use crate::model::vocabulary::WordList;
use crate::model::{Day, Id, Kind, Record, Step};

/// The steps of a record up to a day, in order of date.
#[must_use]
pub(super) fn sheet<R: Record>(record: &R, as_of: Day, words: &Words<'_>) -> Sheet {
    let heads = [
        t("日期", "Date"),
        t("动作", "What"),
        t("单位", "By"),
        t("文号", "Paper"),
        t("内容", "Content"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .named(words.say(t("办理记录", "History")))
        .or_say(words.say(t("还没有记录。", "Nothing is recorded yet.")));
    let history = record.history();
    for step in by_date(history)
        .into_iter()
        .map(|i| &history[i])
        .filter(|s| s.on <= as_of)
    {
        sheet.row(vec![
            Cell::Date(step.on),
            Cell::label(step.action.label(), words.lang),
            words.org(Some(&step.by)),
            Cell::text(step.doc.clone().unwrap_or_default()),
            Cell::text(content(step, R::KIND, words)),
        ]);
    }
    sheet
}

/// Everything a step carries besides day, action, doer and paper, in one line.
fn content<A: Action>(step: &Step<A>, kind: Kind, words: &Words<'_>) -> String {
    let shown = Field::ALL
        .iter()
        .filter(|f| **f != Field::Doc && f.is_in(step));
    let parts: Vec<String> = shown
        .map(|field| match (field, value(step, *field, kind, words)) {
            (Field::Note, value) => value,
            (field, value) => format!(
                "{}{}{value}",
                words.say(field.label()),
                words.say(t("：", ": "))
            ),
        })
        .collect();
    parts.join(words.say(t("；", "; ")))
}

fn value<A: Action>(step: &Step<A>, field: Field, kind: Kind, words: &Words<'_>) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let name = |id: &Option<Id>| {
        id.as_ref()
            .map_or("", |id| words.ledger.org_name(id))
            .to_owned()
    };
    let names = |ids: &[Id]| -> String {
        let names: Vec<&str> = ids.iter().map(|id| words.ledger.org_name(id)).collect();
        names.join(words.say(LIST))
    };
    let list = |ids: &[Id]| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(" ");
    match field {
        Field::Doc => text(&step.doc),
        Field::ApprovedBy => text(&step.approved_by),
        Field::To => step.to.map(|d| d.to_string()).unwrap_or_default(),
        Field::AppliedOn => step.applied_on.map(|d| d.to_string()).unwrap_or_default(),
        Field::Lead => name(&step.lead),
        Field::Pct => step
            .pct
            .map(|p| format!("{}%", p.value()))
            .unwrap_or_default(),
        Field::Reason => text(&step.reason),
        Field::Support => text(&step.support),
        Field::Methods => {
            let list = if kind == Kind::Article {
                WordList::CheckMethod
            } else {
                WordList::AcceptanceMethod
            };
            let labels: Vec<&str> = step
                .methods
                .iter()
                .map(|m| words.ledger.word(list, m, words.lang))
                .collect();
            labels.join(words.say(LIST))
        }
        Field::Checkers => names(&step.checkers),
        Field::Opinion => text(&step.opinion),
        Field::Outcome => coded(step.outcome, words),
        Field::Into => step.into.as_ref().map(Id::to_string).unwrap_or_default(),
        Field::Disposition => coded(step.disposition, words),
        Field::Item => step.item.map(|n| n.to_string()).unwrap_or_default(),
        Field::Value => step.value.map(|n| n.to_string()).unwrap_or_default(),
        Field::Approx => words.say(t("是", "yes")).to_owned(),
        Field::Rating => step
            .rating
            .map(|r| r.value().to_string())
            .unwrap_or_default(),
        Field::Programme => text(&step.programme),
        Field::Class => step.class.as_ref().map_or_else(String::new, |class| {
            let list = WordList::SuggestionClass;
            words.ledger.word(list, class, words.lang).to_owned()
        }),
        Field::Satisfaction => coded(step.satisfaction, words),
        Field::Similar => list(&step.similar),
        Field::Round => step.round.map(|r| r.to_string()).unwrap_or_default(),
        Field::Facility => {
            let facility = step.facility.as_ref();
            facility.map_or_else(String::new, |id| {
                words
                    .ledger
                    .facilities
                    .get(id)
                    .map_or_else(|| id.to_string(), |f| f.name.clone())
            })
        }
        Field::Publicity => coded(step.publicity, words),
        Field::LawfulWork => coded(step.lawful_work, words),
        Field::LawfulPower => coded(step.lawful_power, words),
        Field::Result => coded(step.result, words),
        Field::Finding => text(&step.finding),
        Field::Issues => list(&step.issues),
        Field::Evidence => step.evidence.join(words.say(LIST)),
        Field::Note => text(&step.note),
    }
}

const LIST: Text = t("、", ", ");

fn coded<C: Coded>(value: Option<C>, words: &Words<'_>) -> String {
    value
        .map(|v| words.say(v.label()).to_owned())
        .unwrap_or_default()
}
