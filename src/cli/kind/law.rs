//! `supervise regulation import`.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::{mark, put_some};
use crate::cli::desk::{DONE, Desk};
use crate::cli::failure::Failure;
use crate::cli::stream::{to_stderr, to_stdout};
use crate::cli::{Globals, commit};
use crate::fault;
use crate::intake::law::{self, LawDraft, LeftOut};
use crate::intake::paper::{self, LARGEST_FILE};
use crate::lang::{Lang, t};
use crate::model::provision::paragraphs;
use crate::model::{Id, Regulation};
use crate::problem::{Fault, Severity, Spot};
use crate::render::harmless;
use crate::say;
use crate::store::StoreError;

/// Characters of left-out text that are shown.
const SHOWN: usize = 32;
/// Places that are listed; a law has a few dozen at most.
const LISTED: usize = 500;

/// The text of a law.
#[derive(Args)]
pub(crate) struct Import {
    /// The file with the text of the law
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The slug, such as henan-care-2022
    #[arg(long)]
    id: String,
    /// The name [default: as the text has it]
    #[arg(long)]
    name: Option<String>,
    /// The short name
    #[arg(long, value_name = "NAME")]
    short_name: Option<String>,
    /// Where the text comes from
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// Write even though numbers do not follow on
    #[arg(long)]
    accept: bool,
}

impl Import {
    /// Reads the file, tells what was read and what was not, and writes the record.
    pub(crate) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        let mut desk = Desk::write(globals, asked)?;
        let id = Id::parse(&self.id)?;
        let paper = paper::read(&bytes(&self.file)?)?;
        let unit = if paper.is_docx { '段' } else { '行' };
        let mut draft = law::read(&paper);
        if draft.articles.is_empty() {
            return Err(no_article(&draft).into());
        }
        let known = desk.ledger.regulations.get(&id).cloned();
        draft
            .notes
            .extend(known.as_ref().and_then(|k| other_total(k, &draft)));
        let regulation = self.regulation(id, &draft, known.as_ref(), &desk)?;
        let lang = desk.lang;
        to_stdout(&summary(&regulation, lang))?;
        to_stderr(&(left_out(&draft.left_out, unit, lang) + &notes(&draft.notes, unit, lang)));
        if draft.has_faults() && !self.accept {
            return Err(refused(&self.file, &draft, lang));
        }
        match &known {
            None => commit::add(&mut desk, &regulation)?,
            Some(known) => commit::change(&mut desk, known, &regulation)?,
        }
        Ok(DONE)
    }

    /// The record: new, or one without texts with those put in.
    fn regulation(
        &self,
        id: Id,
        draft: &LawDraft,
        known: Option<&Regulation>,
        desk: &Desk,
    ) -> Result<Regulation, Failure> {
        if known.is_some_and(|k| !k.articles.is_empty()) {
            let path = crate::model::Kind::Regulation.path(&id)?;
            return Err(desk.failed(StoreError::Exists(path)));
        }
        let name = self
            .name
            .clone()
            .or_else(|| known.map(|k| k.name.clone()))
            .or_else(|| draft.name.clone())
            .ok_or_else(|| {
                fault!(
                    Missing,
                    "文中认不出法规名称，用 --name 写明",
                    "no line looks like the name of the law: give it with --name"
                )
            })?;
        let mut regulation = match known {
            Some(known) => known.clone(),
            None => Regulation {
                id,
                uid: mark(desk)?,
                name: String::new(),
                short_name: None,
                adopted_on: None,
                effective_on: None,
                adopted_by: None,
                total_articles: 0,
                source: None,
                remark: None,
                chapters: Vec::new(),
                articles: Vec::new(),
                history: Vec::new(),
            },
        };
        regulation.name = name;
        regulation.total_articles = draft.total_articles();
        regulation.articles.clone_from(&draft.articles);
        regulation.chapters.clone_from(&draft.chapters);
        put_some(&mut regulation.adopted_on, draft.adopted_on);
        put_some(&mut regulation.adopted_by, draft.adopted_by.clone());
        put_some(&mut regulation.effective_on, draft.effective_on);
        put_some(&mut regulation.short_name, self.short_name.clone());
        put_some(&mut regulation.source, self.source.clone());
        if regulation.remark.is_none() {
            regulation.remark = draft.amendments();
        }
        Ok(regulation)
    }
}

/// The bytes of the file, never more than are taken.
fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let shown = path.display();
    let unreadable = |error: std::io::Error| -> Failure {
        let (zh, en) = crate::store::reason(&error);
        fault!(Read, "{shown}：{zh}", "{shown}: {en}").into()
    };
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(fault!(Read, "{shown} 不是文件", "{shown} is not a file").into());
    }
    let mut bytes = Vec::new();
    let mut file = File::open(path)
        .map_err(unreadable)?
        .take(LARGEST_FILE as u64 + 1);
    file.read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

fn no_article(draft: &LawDraft) -> Fault {
    // A file whose numbers Word makes has articles nobody can read.
    if let Some((fault, _)) = draft.notes.first() {
        return fault.clone();
    }
    fault!(
        Paper,
        "文中没有一行以“第一条”这样的条号开头，没有写入",
        "no line starts with the number of an article, such as 第一条; nothing was written"
    )
}

/// The record said another number of articles than the text has.
fn other_total(known: &Regulation, draft: &LawDraft) -> Option<(Fault, usize)> {
    let (said, read) = (known.total_articles, draft.total_articles());
    (said != read).then(|| {
        let fault = fault!(
            Numbering,
            "账本里记的是 {said} 条，文中到第 {read} 条为止",
            "the ledger says {said} articles, the text ends with {read}"
        );
        (fault, 0)
    })
}

fn refused(path: &Path, draft: &LawDraft, lang: Lang) -> Failure {
    let is_error = |fault: &Fault| fault.code.default_severity() == Severity::Error;
    let count = draft.notes.iter().filter(|(f, _)| is_error(f)).count();
    let fault = fault!(
        Numbering,
        "有 {count} 处编号不相衔接，见上",
        "numbers do not follow on in {count} places, see above"
    );
    Failure::Refused {
        problems: vec![fault.at(path, Spot::File)],
        lang,
    }
}

/// What was read.
fn summary(regulation: &Regulation, lang: Lang) -> String {
    let unknown = || t("文中没有写明", "not given").in_lang(lang).to_owned();
    let adopted = match (regulation.adopted_on, &regulation.adopted_by) {
        (Some(on), Some(by)) => format!("{on} {by}"),
        (Some(on), None) => on.to_string(),
        (None, _) => unknown(),
    };
    let effective = regulation
        .effective_on
        .map_or_else(unknown, |on| on.to_string());
    let texts = regulation.articles.iter().filter_map(|a| a.text.as_deref());
    let read: Vec<_> = texts.flat_map(paragraphs).collect();
    let (paragraphs, items) = (
        read.len(),
        read.iter().map(|p| p.items.len()).sum::<usize>(),
    );
    let (chapters, articles) = (regulation.chapters.len(), regulation.articles.len());
    let sections: usize = regulation.chapters.iter().map(|c| c.sections.len()).sum();
    let ends = [regulation.articles.first(), regulation.articles.last()];
    let [first, last] = ends.map(|a| a.map_or_else(String::new, |a| a.no.title(lang)));
    let name = harmless(&regulation.name);
    let (sections, sections_en) = match sections {
        0 => (String::new(), String::new()),
        n => (format!("{n} 节 "), format!("{n} sections, ")),
    };
    say!(
        lang,
        "{name}\n  通过：{adopted}\n  施行：{effective}\n  {chapters} 章 {sections}{articles} 条（{first}至{last}），{paragraphs} 款，{items} 项\n",
        "{name}\n  adopted: {adopted}\n  in force from: {effective}\n  {chapters} chapters, {sections_en}{articles} articles ({first} to {last}), {paragraphs} paragraphs, {items} items\n"
    )
}

fn place(from: usize, to: usize, unit: char, lang: Lang) -> String {
    let unit_en = if unit == '段' { "paragraph" } else { "line" };
    match (from, to) {
        (0, _) => t("全文", "whole text").in_lang(lang).to_owned(),
        (a, b) if a == b => say!(lang, "第{a}{unit}", "{unit_en} {a}"),
        (a, b) => say!(lang, "第{a}—{b}{unit}", "{unit_en}s {a}–{b}"),
    }
}

/// What was left out, lines of one reason that follow on taken together.
fn left_out(all: &[LeftOut], unit: char, lang: Lang) -> String {
    let groups: Vec<&[LeftOut]> = all
        .chunk_by(|a, b| a.why == b.why && b.line <= a.line + 3)
        .collect();
    if groups.is_empty() {
        return String::new();
    }
    let count = groups.len();
    let mut out = say!(
        lang,
        "没有收入记录的 {count} 处：\n",
        "Left out, {count} places:\n"
    );
    for group in groups.into_iter().take(LISTED) {
        let (first, last) = (&group[0], &group[group.len() - 1]);
        let text: String = group.iter().flat_map(|l| [l.text.trim(), " "]).collect();
        let text = harmless(&text);
        let chars = text.chars().filter(|c| !c.is_whitespace()).count();
        let short: String = text.chars().take(SHOWN).collect();
        let rest = if short.len() < text.len() {
            say!(lang, "……（共 {chars} 字）", "… ({chars} characters)")
        } else {
            String::new()
        };
        let (place, why) = (
            place(first.line, last.line, unit, lang),
            first.why.label().in_lang(lang),
        );
        out += &say!(
            lang,
            "  {place} {why}：{short}{rest}\n",
            "  {place}, {why}: {short}{rest}\n"
        );
    }
    out + &unlisted(count, lang)
}

/// How many places are beyond the list.
fn unlisted(count: usize, lang: Lang) -> String {
    match count.saturating_sub(LISTED) {
        0 => String::new(),
        n => say!(
            lang,
            "  另有 {n} 处没有列出\n",
            "  {n} more places are not listed\n"
        ),
    }
}

fn notes(all: &[(Fault, usize)], unit: char, lang: Lang) -> String {
    let mut out = String::new();
    for (fault, line) in all.iter().take(LISTED) {
        let (place, text) = (place(*line, *line, unit, lang), fault.text(lang));
        let (code, severity) = (
            fault.code.name(),
            fault.code.default_severity().label().in_lang(lang),
        );
        out += &say!(
            lang,
            "{severity}[{code}]：{place}：{text}\n",
            "{severity}[{code}]: {place}: {text}\n"
        );
    }
    out + &unlisted(all.len(), lang)
}
