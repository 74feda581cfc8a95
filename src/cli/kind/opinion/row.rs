//! One row of a table of opinions, read as people write it.

use serde_json::{Map, Value, json};

use super::import::Import;
use super::origin;
use crate::check::opinion::too_long;
use crate::check::personal;
use crate::cli::desk::{Desk, long_text};
use crate::cli::plain::fresh;
use crate::cli::sheet::unknown;
use crate::cli::steps::By;
use crate::fault;
use crate::intake::columns::{Cells, Columns};
use crate::intake::opinions::{Column, disposition, submitter};
use crate::intake::table::Row;
use crate::intake::table::parts;
use crate::model::coded::Coded;
use crate::model::opinion::{OpinionAction, Submitter};
use crate::model::typed::Typed;
use crate::model::verdict::Disposition;
use crate::model::vocabulary::WordList;
use crate::model::{Day, Id, Kind, Opinion, Step};
use crate::problem::Fault;

/// A row and what is wrong in it, cell by cell.
pub(super) struct Reading<'a> {
    cells: Cells<'a, Column>,
    desk: &'a Desk,
}

impl<'a> Reading<'a> {
    /// The opinion of a row under that id, or everything that keeps it from being one.
    pub(super) fn opinion(
        id: &Id,
        row: &'a Row,
        columns: &'a Columns<Column>,
        given: &Import,
        desk: &'a Desk,
    ) -> Result<Opinion, Vec<Fault>> {
        let mut reading = Self {
            cells: Cells::new(row, columns),
            desk,
        };
        let on = reading.received();
        let facts = reading.facts(on, given);
        let by = reading.by(on, given);
        let steps = reading.steps(on);
        let made = fresh::<Opinion>(id, facts, None, &by, desk);
        match made {
            Ok(mut opinion) if reading.cells.faults.is_empty() => {
                let lang = desk.ledger.settings.language;
                opinion.history[0].note = Some(origin::note(given.name(), row.number, lang));
                opinion.history.extend(steps);
                Ok(opinion)
            }
            // What the cells say explains why no record could be made.
            Ok(_) => Err(reading.cells.faults),
            Err(fault) if reading.cells.faults.is_empty() => Err(vec![fault]),
            Err(_) => Err(reading.cells.faults),
        }
    }

    /// The day it was received.
    fn received(&mut self) -> Option<Day> {
        let (desk, has_any) = (self.desk, self.cells.text(Column::Received).is_some());
        let day = self
            .cells
            .read(Column::Received, |text| past_day(text, desk));
        if !has_any {
            self.cells.wanted(Column::Received);
        }
        day
    }

    /// The facts, as a new record takes them.
    fn facts(&mut self, on: Option<Day>, given: &Import) -> Map<String, Value> {
        let desk = self.desk;
        let mut facts = Map::new();
        let mut put = |key: &str, value: Option<Value>| {
            facts.extend(value.map(|v| (key.to_owned(), v)));
        };
        put("content", self.content().map(|text| json!(text)));
        for (key, column, words, otherwise) in [
            (
                "channel",
                Column::Channel,
                WordList::OpinionChannel,
                &given.channel,
            ),
            (
                "aspect",
                Column::Aspect,
                WordList::SurveyAspect,
                &given.aspect,
            ),
        ] {
            let word = match (self.cells.text(column), otherwise) {
                (None, Some(word)) => desk.word(words, word).ok(),
                (None, None) => {
                    self.cells.wanted(column);
                    None
                }
                (Some(_), _) => self.cells.read(column, |text| desk.word(words, text)),
            };
            put(key, word.map(|w| json!(w)));
        }
        let county = match (self.cells.text(Column::County), &given.county) {
            (Some("全市" | "市本级" | "市级" | "市直"), _) | (None, None) => None,
            (None, Some(county)) => desk.county(county).ok(),
            (Some(_), _) => self.cells.read(Column::County, |text| desk.county(text)),
        };
        put("county", county.map(|c| json!(c)));
        let submitter = self.cells.read(Column::Submitter, |text| {
            submitter(text).ok_or_else(|| unknown::<Submitter>(text))
        });
        put("submitter", submitter.map(|s| json!(s.code())));
        let due = self.cells.read(Column::ReplyDue, |text| {
            // 十五个工作日 counts from the day it was received.
            desk.day_from(clock_off(text), on.unwrap_or(desk.today))
        });
        put("reply_due", due.map(|d| json!(d)));
        facts
    }

    /// What was said: not too long, and nobody named by a number.
    fn content(&mut self) -> Option<String> {
        let Some(text) = self.cells.text(Column::Content) else {
            self.cells.wanted(Column::Content);
            return None;
        };
        let personal = personal::scan(text).into_iter().map(|(fault, _)| fault);
        let found: Vec<Fault> = too_long(text).into_iter().chain(personal).collect();
        for fault in found {
            self.cells.tell(Column::Content, fault);
        }
        Some(long_text(text))
    }

    /// When and by whom it was received.
    fn by(&mut self, on: Option<Day>, given: &Import) -> By {
        let desk = self.desk;
        let unit = self.cells.read(Column::By, |text| desk.org(text));
        By {
            on: on.map(|day| day.to_string()),
            by: unit.map(|id| id.to_string()).or_else(|| given.by.clone()),
        }
    }

    /// What happened to it afterwards, as far as the table says.
    fn steps(&mut self, received: Option<Day>) -> Vec<Step<OpinionAction>> {
        let desk = self.desk;
        let Ok(own) = desk.own_org() else {
            return Vec::new();
        };
        let mut steps = Vec::new();
        let way = self.cells.read(Column::Disposition, |text| {
            disposition(text).ok_or_else(|| unknown::<Disposition>(text))
        });
        let lead = self.cells.read(Column::Lead, |text| desk.org(text));
        let issues = self.cells.read(Column::Issues, |text| {
            desk.known_list(Kind::Issue, &parts(text))
        });
        let sorted_on = self
            .cells
            .read(Column::SortedOn, |text| past_day(text, desk));
        let replied_on = self
            .cells
            .read(Column::RepliedOn, |text| past_day(text, desk));
        // What is answered on the spot is dealt with the day it comes in.
        let on_spot = received.filter(|_| way == Some(Disposition::OnSpot));
        let known = sorted_on.or(on_spot);
        if way.is_some() && known.is_none() && self.cells.text(Column::SortedOn).is_none() {
            self.cells.wanted(Column::SortedOn);
        }
        let says_more = lead.is_some() || issues.is_some() || replied_on.is_some();
        if self.cells.text(Column::Disposition).is_none() && says_more {
            self.cells.wanted(Column::Disposition);
        }
        if let (Some(way), Some(on)) = (way, known) {
            let mut step = Step::new(on, OpinionAction::Sorted, own.clone());
            step.disposition = Some(way);
            step.lead.clone_from(&lead);
            step.issues = issues.unwrap_or_default();
            steps.push(step);
        }
        steps.extend(
            replied_on.map(|on| Step::new(on, OpinionAction::Replied, lead.unwrap_or(own))),
        );
        steps
    }
}

/// A day that has come, as a table has it: with the hour that a spreadsheet adds, or without.
fn past_day(text: &str, desk: &Desk) -> Result<Day, Fault> {
    let typed = Typed {
        from: desk.today,
        calendar: &desk.ledger.calendar,
        roll_forward: false,
    };
    let day = typed.read_written(clock_off(text))?;
    if day > desk.today {
        let today = desk.today;
        return Err(fault!(
            DateForm,
            "“{text}”读作 {day}，在今天（{today}）之后；没有写年份的，写上年份",
            "`{text}` is {day}, after today ({today}); give the year"
        ));
    }
    Ok(day)
}

/// The day without the hour: `2024/4/8 0:00`.
fn clock_off(text: &str) -> &str {
    match text.rsplit_once(' ') {
        Some((day, hour)) if hour.contains(':') => day,
        _ => text,
    }
}
