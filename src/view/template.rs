//! 模板: the wording of papers, the program's own or the ledger's, filled with what the ledger
//! knows.
//!
//! A template only chooses and places: it cannot calculate, join or repeat text, so what it makes is
//! as long as its own text and the ledger's. What marks a title, a heading or a table must stand in
//! the template itself; a text of the ledger is never one.

mod builtin;
mod engine;
mod known;
mod limit;
mod line;
pub mod listing;
pub mod trial;

pub use builtin::builtin;
pub use known::{Known, Name, Sort, known};
pub(crate) use known::{Slot, names};

use std::collections::BTreeMap;

use minijinja::Value;

use super::label::Words;
use super::page::{Block, Page};
use crate::fault;
use crate::lang::Text;
use crate::model::Template;
use crate::model::coded::Coded;
use crate::model::template::{FOLDER, Kept};
use crate::problem::{Fault, Problem, Spot};
use line::Line;

/// What a template may place: values by their names in both languages, and tables.
#[derive(Debug, Default)]
pub(crate) struct Offer {
    values: BTreeMap<String, Value>,
    parts: Vec<(Text, Vec<Block>)>,
}

impl Offer {
    /// What the slots take from an answer.
    pub(crate) fn of<A>(slots: &[Slot<A>], answer: &A, words: &Words<'_>) -> Self {
        let mut offer = Self::default();
        for slot in slots {
            offer.put(slot.name.text, slot.take.value(answer, words));
        }
        offer
    }

    /// With a list of things that each have values of their own.
    pub(crate) fn with_items(mut self, name: Text, items: impl Iterator<Item = Self>) -> Self {
        let items: Vec<Value> = items.map(|item| Value::from(item.values)).collect();
        self.put(name, Value::from(items));
        self
    }

    /// With a table, or several, that a line of the template places.
    pub(crate) fn with_part(mut self, name: Text, blocks: Vec<Block>) -> Self {
        self.parts.push((name, blocks));
        self
    }

    fn put(&mut self, name: Text, value: Value) {
        self.values.insert(name.zh.to_owned(), value.clone());
        self.values.insert(name.en.to_owned(), value);
    }
}

/// A paper as it is worded.
#[derive(Debug, Default)]
pub(crate) struct Worded {
    pub(crate) title: String,
    pub(crate) blocks: Vec<Block>,
    /// The tables there are, placed or not.
    parts: Vec<Block>,
    /// Why the ledger's own wording was not used.
    pub(crate) faults: Vec<Fault>,
}

impl Worded {
    /// The page of the paper, without what stands around its text.
    pub(crate) fn page(self, template: Template) -> Page {
        let mut page = Page::new(self.title);
        page.blocks = self.blocks;
        page.faults = self.faults;
        page.at_hand = self.parts;
        page.template = Some(template);
        page
    }
}

/// What is wrong with a template, and in which line, from 1.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Flaw {
    line: Option<usize>,
    fault: Fault,
}

impl Flaw {
    /// Told beside a paper: the file and the line first.
    fn of_file(self, file: &str) -> Fault {
        let Fault { code, zh, en } = self.fault;
        let (line, line_en) = match self.line {
            Some(n) => (format!(" 第 {n} 行"), format!(":{n}")),
            None => (String::new(), String::new()),
        };
        let (stop, stop_en) = (stop(&zh, "。"), stop(&en, "."));
        Fault {
            code,
            zh: format!("{FOLDER}/{file}{line}：{zh}{stop}这份用的是程序自带的文字"),
            en: format!(
                "{FOLDER}/{file}{line_en}: {en}{stop_en} The program's own wording was used"
            ),
        }
    }

    /// Told by `check`: at its place in the file.
    fn problem(self, file: &str, source: &str) -> Problem {
        let spot = self.line.map_or(Spot::File, |line| {
            let text = source.lines().nth(line.saturating_sub(1));
            let len = text.map_or(1, |t| t.chars().count()).max(1);
            Spot::At { line, col: 1, len }
        });
        self.fault.at(format!("{FOLDER}/{file}"), spot)
    }
}

/// What a sentence ends with before another: nothing when it asks.
fn stop(sentence: &str, stop: &'static str) -> &'static str {
    if sentence.ends_with(['？', '?']) {
        ""
    } else {
        stop
    }
}

/// The paper in the ledger's wording, or in the program's own when there is none or it cannot be
/// used.
pub(crate) fn worded(template: Template, offer: &Offer, words: &Words<'_>) -> Worded {
    let file = template.wording_file(words.lang);
    let own = match words.ledger.templates.get(&file) {
        None | Some(Kept::Other) => None,
        Some(Kept::Wording(source)) => Some(filled(source, offer)),
        Some(Kept::Unreadable(fault)) => Some(Err(Flaw {
            line: None,
            fault: fault.clone(),
        })),
    };
    let flaw = match own {
        Some(Ok(worded)) => return worded,
        Some(Err(flaw)) => Some(flaw.of_file(&file)),
        None => None,
    };
    let mut worded = filled(&builtin(template, words.lang), offer).unwrap_or_else(|flaw| Worded {
        title: words.say(template.label()).to_owned(),
        faults: vec![flaw.fault],
        ..Worded::default()
    });
    worded.faults.extend(flaw);
    worded
}

/// The text of a template filled.
fn filled(source: &str, offer: &Offer) -> Result<Worded, Flaw> {
    line::places_known(source, &offer.parts)?;
    limit::only_chooses(source)?;
    let lines = line::lines(&engine::run(source, &offer.values)?);
    let mut worded = Worded::default();
    for line in lines {
        match line {
            Line::Title(title) if worded.title.is_empty() => worded.title = title,
            Line::Title(_) => return Err(title_twice()),
            Line::Heading(text) => worded.blocks.push(Block::Heading(text)),
            Line::Text(text) => worded.blocks.push(Block::Text(text)),
            Line::Part(name) => {
                let mut parts = offer.parts.iter();
                let part = parts.find(|(known, _)| line::is_called(*known, &name));
                let blocks = part.map_or(&[][..], |(_, blocks)| blocks);
                worded.blocks.extend_from_slice(blocks);
            }
        }
    }
    if worded.title.is_empty() {
        return Err(no_title());
    }
    let parts = offer.parts.iter().flat_map(|(_, blocks)| blocks);
    worded.parts = parts.cloned().collect();
    Ok(worded)
}

fn title_twice() -> Flaw {
    Flaw {
        line: None,
        fault: fault!(
            Template,
            "有两行标题（“# ”开头）；小标题用“## ”",
            "there are two titles (lines that begin with `# `); headings begin with `## `"
        ),
    }
}

fn no_title() -> Flaw {
    Flaw {
        line: None,
        fault: fault!(
            Template,
            "没有标题；标题是“# ”开头的一行",
            "there is no title, a line that begins with `# `"
        ),
    }
}

#[cfg(test)]
mod tests;
