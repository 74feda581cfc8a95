//! `supervise import`: a workbook of ours that was filled in and sent back, or a ledger that
//! somebody kept by hand. What would be written is shown before anything is.

mod flags;
mod kept;
mod progress;
mod returned;
mod rows;
mod twin;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use self::rows::Rows;
use super::commit::Together;
use super::desk::{DONE, Desk, Purpose};
use super::failure::{Failure, sentence};
use super::screen::screen;
use super::stream::{to_stderr, to_stdout};
use super::{Globals, ask, sheet};
use crate::fault;
use crate::intake::base::Base;
use crate::intake::book::Book;
use crate::lang::{Lang, t};
use crate::model::Kind;
use crate::problem::Fault;
use crate::render;
use crate::say;
use crate::view::import::{Plan, page};

/// The table, and what to do with it.
#[derive(Args)]
pub(crate) struct Import {
    /// The table: xlsx, xls, ods or CSV
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Write without asking
    #[arg(long)]
    yes: bool,
    /// Take only these rows, by their numbers in the table, such as 3,5-8
    #[arg(long, value_name = "ROWS")]
    rows: Option<String>,
    /// Take the rows that can be read and leave the others
    #[arg(long)]
    skip_bad: bool,
    /// Where the ledger changed too, take what the file says
    #[arg(long, conflicts_with = "keep_ledger")]
    take_file: bool,
    /// Where the ledger changed too, keep what it says
    #[arg(long)]
    keep_ledger: bool,
    /// The day of the progress and of new records that do not say it [default: today; of a ledger kept by hand none]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Who reported the progress, or found what is new [default: the lead unit, or this office's unit]
    #[arg(long, value_name = "UNIT")]
    by: Option<String>,
    #[command(flatten)]
    kept: kept::Kept,
}

/// What an import would do, and what it would write.
struct Work {
    plan: Plan,
    together: Together,
    /// What is wrong in rows that are left out.
    left: Vec<Fault>,
}

impl Import {
    pub(super) fn run(self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        self.rows.as_deref().map(Rows::parse).transpose()?;
        let book = Book::read(&sheet::bytes(&self.file)?)?;
        let base = Base::of(&book)?;
        let may_ask = ask::is_anybody_there() && !self.yes && globals.purpose() == Purpose::Write;
        if may_ask {
            // Nobody else waits while a person reads.
            let mut desk = Desk::read(globals, asked)?;
            let work = self.work(&book, base.as_ref(), &mut desk)?;
            work.show(&desk)?;
            if work.together.is_empty() {
                return Ok(DONE);
            }
            work.together.vet(&mut desk)?;
            if !ask::may_write(desk.lang) {
                to_stderr(t("没有写入。\n", "Nothing was written.\n").in_lang(desk.lang));
                return Ok(DONE);
            }
            let mut desk = Desk::write(globals, asked)?;
            let again = self.work(&book, base.as_ref(), &mut desk)?;
            if again.plan != work.plan {
                return Err(changed_meanwhile().into());
            }
            return self.write(again, base.is_none(), &mut desk);
        }
        let mut desk = Desk::write(globals, asked)?;
        let work = self.work(&book, base.as_ref(), &mut desk)?;
        work.show(&desk)?;
        if work.together.is_empty() {
            return Ok(DONE);
        }
        if !self.yes && desk.purpose == Purpose::Write {
            work.together.vet(&mut desk)?;
            return Err(unasked().into());
        }
        self.write(work, base.is_none(), &mut desk)
    }

    fn write(&self, work: Work, is_kept: bool, desk: &mut Desk) -> Result<ExitCode, Failure> {
        work.together.write(desk)?;
        if is_kept && desk.purpose == Purpose::Write {
            kept::remember(self, desk)?;
        }
        Ok(DONE)
    }

    fn work(&self, book: &Book, base: Option<&Base>, desk: &mut Desk) -> Result<Work, Failure> {
        match base {
            Some(base) => returned::work(self, book, base, desk),
            None => kept::work(self, book, desk),
        }
    }

    /// The name of the file, by which its rows are known again.
    fn name(&self) -> &str {
        let name = self.file.file_name().and_then(|n| n.to_str());
        name.unwrap_or_default()
    }

    /// Where a row stands: what the first step of its record says. `sheet` is empty for CSV and for
    /// a workbook of ours.
    fn origin(&self, sheet: &str, row: u32, lang: Lang) -> String {
        let file = self.name();
        if sheet.is_empty() {
            return say!(
                lang,
                "录自 {file} 第 {row} 行",
                "taken from {file}, row {row}"
            );
        }
        say!(
            lang,
            "录自 {file}“{sheet}”第 {row} 行",
            "taken from {file}, sheet `{sheet}`, row {row}"
        )
    }

    fn takes(&self, row: u32) -> bool {
        let rows = self.rows.as_deref().map(Rows::parse);
        rows.is_none_or(|rows| rows.is_ok_and(|rows| rows.hold(row)))
    }

    /// Refuses all because of what is wrong in some rows, unless those are to be left out.
    fn refuse(&self, faults: Vec<Fault>, rows: usize, lang: Lang) -> Result<Vec<Fault>, Failure> {
        if faults.is_empty() || self.skip_bad {
            return Ok(faults);
        }
        to_stderr(&say!(
            lang,
            "有 {rows} 行有问题，没有写入。改好表格再导入；也可以用 --rows 只取几行，或加 --skip-bad 略过有问题的行。\n",
            "{rows} rows cannot be taken; nothing was written. Mend the table, take some rows with --rows, or leave those out with --skip-bad.\n"
        ));
        Err(Failure::Usage(faults))
    }
}

impl Work {
    fn show(&self, desk: &Desk) -> Result<(), Failure> {
        for fault in &self.left {
            to_stderr(&sentence(fault, desk.lang));
        }
        let page = page(&self.plan, &desk.words());
        let screen = screen(desk.lang, desk.ascii, false);
        Ok(to_stdout(&render::table(&page, screen))?)
    }
}

/// The kind of records that a table is about.
fn kind_called(word: &str) -> Result<Kind, Fault> {
    Kind::of_command(word).ok_or_else(|| {
        fault!(
            Value,
            "不认识的记录种类“{word}”；多半是新版程序导出的，请换用新版",
            "there is no kind of record `{word}`; a newer program may have written it"
        )
    })
}

fn unasked() -> Fault {
    fault!(
        Missing,
        "没有写入：以上是导入后的改动，核对无误后加 --yes 再运行一次",
        "nothing was written: the above is what would change; run it again with --yes when it is right"
    )
}

fn changed_meanwhile() -> Fault {
    fault!(
        Value,
        "核对的时候账本又有改动，没有写入；再导入一次，看改动是否还对",
        "the ledger changed while you were reading; nothing was written; import again and look once more"
    )
}
