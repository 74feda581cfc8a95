//! `supervise article draft` and `adopt`: proposals go out as a table, a person fills in what is
//! taken, the table comes back. Nothing is assigned without that.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;

use super::mark;
use crate::cli::commit;
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::output::Output;
use crate::cli::sheet::{self, keep};
use crate::cli::stream::to_stdout;
use crate::fault;
use crate::intake::table::{Row, Table};
use crate::lang::{Lang, Text};
use crate::model::article::ArticleAction;
use crate::model::numeral;
use crate::model::regulation::ArticleNo;
use crate::model::vocabulary::WordList;
use crate::model::{Article, Id, Record, Regulation, Step};
use crate::problem::Fault;
use crate::say;
use crate::view::draft::{self, heads};

/// Which regulation to draft.
#[derive(Args)]
pub(crate) struct Draft {
    /// The regulation
    regulation: String,
    #[command(flatten)]
    output: Output,
}

/// The filled-in table.
#[derive(Args)]
pub(crate) struct Adopt {
    /// The regulation
    regulation: String,
    /// The table, as a workbook or CSV
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The day the articles are assigned [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

impl Draft {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        let regulation: Regulation = desk.record(&self.regulation)?;
        if regulation.articles.iter().all(|a| a.text.is_none()) {
            let name = &regulation.name;
            return Err(fault!(
                Missing,
                "{name}没有条文，写不出初稿；先用 supervise regulation import 读入正文",
                "{name} has no text to draft from; import it with supervise regulation import"
            )
            .into());
        }
        let page = draft::draft(&regulation, &desk.words());
        let shown = || {
            if self.output.is_for_screen() {
                draft::in_short(&page)
            } else {
                page.clone()
            }
        };
        self.output.write(&answer(&page, desk), shown, desk)
    }
}

/// The rows as objects whose keys are the English heads.
fn answer(page: &crate::view::Page, desk: &Desk) -> Vec<serde_json::Value> {
    let sheets = page.blocks.iter().filter_map(|block| match block {
        crate::view::Block::Table(sheet) => Some(sheet),
        _ => None,
    });
    let object = |row: &Vec<crate::view::Cell>| {
        let keys = draft::COLUMNS.iter().map(|head| head.en.to_owned());
        let values = row.iter().map(|cell| cell.words(desk.lang).into());
        serde_json::Value::Object(keys.zip(values).collect())
    };
    sheets
        .flat_map(|sheet| sheet.rows.iter().map(object))
        .collect()
}

impl Adopt {
    /// Reads the whole table before anything is written: one row that cannot be taken stops all.
    pub(crate) fn run(&self, desk: &mut Desk) -> Result<(), Failure> {
        let regulation: Regulation = desk.record(&self.regulation)?;
        let table = sheet::read(&self.file)?;
        let columns = Columns::of(&table)?;
        let (mut articles, mut faults) = (Vec::new(), Vec::new());
        let (mut refused, mut there) = (0, 0);
        for row in &table.rows {
            match columns.is_taken(row) {
                // Adopting the same table again, after an interruption, takes up the rest.
                Ok(true) if self.is_there(row, &columns, &regulation, desk) => there += 1,
                Ok(true) => match self.article(row, &columns, &regulation, desk) {
                    Ok(article) => articles.push(article),
                    Err(found) => faults.extend(found.into_iter().map(|f| row.blamed_for(f))),
                },
                Ok(false) => refused += 1,
                Err(fault) => faults.push(row.blamed_for(fault)),
            }
        }
        faults.extend(doubled(&articles));
        if !faults.is_empty() {
            return Err(Failure::Usage(faults));
        }
        commit::add_all(desk, &articles)?;
        let (taken, lang) = (articles.len(), desk.lang);
        Ok(to_stdout(&say!(
            lang,
            "登记 {taken} 条，以前已分解 {there} 条，未采用 {refused} 条。\n",
            "{taken} assigned, {there} were assigned before, {refused} not taken.\n"
        ))?)
    }

    fn is_there(&self, row: &Row, columns: &Columns, regulation: &Regulation, desk: &Desk) -> bool {
        let no = number(row.get(columns.number)).ok();
        let id =
            no.and_then(|no| Id::parse(&Article::id_text(&regulation.id, no, None, None)).ok());
        id.is_some_and(|id| desk.ledger.articles.get(&id).is_some())
    }

    /// The record of a row that is taken, or everything that keeps it from being one.
    fn article(
        &self,
        row: &Row,
        columns: &Columns,
        regulation: &Regulation,
        desk: &Desk,
    ) -> Result<Article, Vec<Fault>> {
        let mut faults = Vec::new();
        let number = keep(number(row.get(columns.number)), &mut faults);
        let lead = keep(
            named(row, columns.lead, heads::LEAD).and_then(|t| desk.org(t)),
            &mut faults,
        );
        let digest = keep(named(row, columns.digest, heads::DIGEST), &mut faults);
        let co = keep(desk.orgs(&row.list(columns.co)), &mut faults);
        let methods = row.list(columns.methods);
        let methods = keep(
            some(&methods, heads::METHODS).and_then(|m| desk.word_list(WordList::CheckMethod, m)),
            &mut faults,
        );
        let group = keep(
            row.given(columns.group).map(|t| desk.org(t)).transpose(),
            &mut faults,
        );
        let due = keep(
            row.given(columns.due).map(|t| desk.day(t)).transpose(),
            &mut faults,
        );
        let on = keep(desk.maybe_day(self.on.as_ref()), &mut faults);
        let by = keep(desk.own_org(), &mut faults);
        let uid = keep(mark(desk).map_err(|_| no_mark()), &mut faults);
        let campaign = keep(desk.one_campaign(), &mut faults);
        let id = number.map(|no| Id::parse(&Article::id_text(&regulation.id, no, None, None)));
        let id = keep(id.transpose(), &mut faults).flatten();
        if let Some(no) = number.filter(|no| !columns.has_text_of(row, regulation, *no)) {
            let (zh, en) = (no.title(Lang::Zh), no.title(Lang::En));
            faults.push(fault!(
                Value,
                "“条文”不是{zh}的条文，看条号是否错行",
                "the text is not that of {en}; look whether the numbers have slipped"
            ));
        }
        let parts = (id, uid, campaign, number, digest, lead, by);
        let (Some(id), Some(uid), Some(campaign), Some(number), Some(digest), Some(lead), Some(by)) =
            parts
        else {
            return Err(faults);
        };
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Article {
            id,
            uid,
            campaign,
            regulation: regulation.id.clone(),
            number,
            paragraph: None,
            item: None,
            digest: digest.to_owned(),
            lead,
            co: co.unwrap_or_default(),
            methods: methods.unwrap_or_default(),
            object: None,
            point: None,
            areas: Vec::new(),
            group: group.flatten(),
            due: due.flatten(),
            history: vec![Step::new(
                on.flatten().unwrap_or(desk.today),
                ArticleAction::Assigned,
                by,
            )],
        })
    }
}

/// Where the columns stand; people may have moved them.
struct Columns {
    number: usize,
    text: Option<usize>,
    digest: usize,
    lead: usize,
    co: usize,
    methods: usize,
    group: usize,
    due: usize,
    taken: usize,
}

impl Columns {
    fn of(table: &Table) -> Result<Self, Fault> {
        let find = |head: Text| table.column(&[head.zh, head.en]);
        Ok(Self {
            number: find(heads::NUMBER)?,
            text: find(heads::TEXT).ok(),
            digest: find(heads::DIGEST)?,
            lead: find(heads::LEAD)?,
            co: find(heads::CO)?,
            methods: find(heads::METHODS)?,
            group: find(heads::GROUP)?,
            due: find(heads::DUE)?,
            taken: find(heads::TAKEN)?,
        })
    }

    /// Whether the row's text, when it still has it, is that article's.
    fn has_text_of(&self, row: &Row, regulation: &Regulation, no: ArticleNo) -> bool {
        let bare = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
        let typed = self
            .text
            .map(|column| bare(row.get(column)))
            .unwrap_or_default();
        let own = regulation
            .articles
            .iter()
            .find(|a| a.no == no)
            .and_then(|a| a.text.as_deref());
        typed.is_empty() || own.is_none_or(|own| bare(own) == typed)
    }

    fn is_taken(&self, row: &Row) -> Result<bool, Fault> {
        match row.get(self.taken).to_ascii_lowercase().as_str() {
            "是" | "采用" | "对" | "y" | "yes" | "true" | "v" | "√" | "✓" | "1" => Ok(true),
            "否" | "不采用" | "n" | "no" | "false" | "x" | "×" | "0" | "" => Ok(false),
            other => Err(fault!(
                Value,
                "“采用”这一列写“是”或“否”，现为“{other}”",
                "write yes or no in the column taken, not `{other}`"
            )),
        }
    }
}

/// 第二十三条之一, 23 or 23-1.
fn number(text: &str) -> Result<ArticleNo, Fault> {
    let chinese = text.strip_prefix('第').and_then(|rest| {
        let (main, sub) = rest.split_once('条')?;
        let sub = if sub.is_empty() {
            Some(0)
        } else {
            numeral::parse(sub.strip_prefix('之')?)
        };
        Some(ArticleNo {
            number: numeral::parse(main)?,
            sub: sub?,
        })
    });
    chinese.map_or_else(|| ArticleNo::parse(text), Ok)
}

fn named(row: &Row, column: usize, head: Text) -> Result<&str, Fault> {
    row.given(column).ok_or_else(|| wanted(head))
}

fn some(list: &[String], head: Text) -> Result<&[String], Fault> {
    if list.is_empty() {
        Err(wanted(head))
    } else {
        Ok(list)
    }
}

fn wanted(head: Text) -> Fault {
    let (zh, en) = (head.zh, head.en);
    fault!(
        Missing,
        "采用的条款要填“{zh}”",
        "an article that is taken needs `{en}`"
    )
}

fn no_mark() -> Fault {
    fault!(
        Read,
        "系统没有给出随机数",
        "the system gave no random bytes"
    )
}

/// One article taken in two rows.
fn doubled(articles: &[Article]) -> Vec<Fault> {
    let mut seen = BTreeSet::new();
    let again = articles
        .iter()
        .map(Record::id)
        .filter(|id| !seen.insert(*id));
    let fault = |id: &Id| {
        fault!(
            ArticleTwice,
            "{id} 在表里采用了两次",
            "{id} is taken twice in the table"
        )
    };
    again.map(fault).collect()
}
