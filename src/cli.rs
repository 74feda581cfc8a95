//! The command line: flags become plain values, rules are asked, files are written, pages printed.
//! The only place that knows the clock, the environment and the terminal.

mod ask;
mod check;
mod clock;
mod coded;
mod color;
mod commit;
mod complete;
mod crud;
mod desk;
mod edit;
mod editor;
mod excerpt;
mod exchange;
mod failure;
mod filters;
mod find;
mod git;
mod help;
mod import;
mod init;
mod interrupt;
mod kind;
mod man;
mod meaning;
mod output;
mod pager;
mod plain;
mod progress;
mod reference;
mod report;
mod schema;
mod screen;
mod sheet;
mod show;
mod steps;
mod stream;
mod subject;
mod template;
mod today;
mod undo;
mod usage;
mod zh;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::lang::Lang;
use crate::model::{Campaign, Metric, Milestone, Org, Outcome, Suggestion, Target};
use crud::Verb;
use desk::{Desk, Purpose};
use failure::Failure;

pub use reference::reference;

/// A ledger of elder-care supervision, kept as YAML files in git
#[derive(Parser)]
#[command(
    name = "supervise",
    version,
    arg_required_else_help = true,
    disable_help_subcommand = true
)]
pub(crate) struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Global options")]
pub(crate) struct Globals {
    /// The ledger's folder [default: this folder or the nearest above it]
    #[arg(long, global = true, value_name = "DIR")]
    ledger: Option<PathBuf>,
    /// The office whose numbers are meant [default: git config supervise.office, else the home office]
    #[arg(long, global = true, value_name = "CODE")]
    office: Option<String>,
    /// The language: zh or en [default: the ledger's]
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<String>,
    /// Take this day for today
    #[arg(long, global = true, value_name = "DATE")]
    today: Option<String>,
    /// Show things as they stood at the end of this day [default: today]
    #[arg(long, global = true, value_name = "DATE")]
    as_of: Option<String>,
    /// The campaign [default: the ledger's]; `all` for every one
    #[arg(long, global = true, value_name = "ID")]
    campaign: Option<String>,
    /// Show what would be written and write nothing
    #[arg(long, global = true)]
    dry_run: bool,
    /// Draw with ASCII alone, for consoles where borders and lights are out of line
    #[arg(long, global = true)]
    ascii: bool,
    /// The command that was typed, such as `issue add`.
    #[arg(skip)]
    verb: String,
    /// Whether the result is only shown to the person who is asked.
    #[arg(skip)]
    is_preview: bool,
}

impl Globals {
    const fn purpose(&self) -> Purpose {
        match (self.is_preview, self.dry_run) {
            (true, _) => Purpose::Preview,
            (false, true) => Purpose::DryRun,
            (false, false) => Purpose::Write,
        }
    }
}

#[derive(Subcommand)]
#[allow(clippy::large_enum_variant)] // Parsed once a run.
enum Command {
    /// Start a ledger in a folder
    Init(init::Init),
    /// Issues: find, assign, press, accept, look back
    #[command(subcommand)]
    Issue(kind::issue::IssueCommand),
    /// Tasks: the measures that put an issue right
    #[command(subcommand)]
    Task(kind::task::TaskCommand),
    /// Assigned articles and their inspection
    #[command(subcommand)]
    Article(kind::article::ArticleCommand),
    /// Facilities: homes, day care, meal points
    #[command(subcommand)]
    Facility(kind::facility::FacilityCommand),
    /// Units: departments, congress bodies, counties, inspection groups
    #[command(subcommand)]
    Org(Verb<Org>),
    /// Regulations: chapters and articles
    #[command(subcommand)]
    Regulation(kind::regulation::RegulationCommand),
    /// Campaigns
    #[command(subcommand)]
    Campaign(Verb<Campaign>),
    /// Opinions: what people say, dealt out, merged, replied to
    #[command(subcommand)]
    Opinion(kind::opinion::OpinionCommand),
    /// Visits: who looked where, how, and what was found
    #[command(subcommand)]
    Inspection(kind::inspection::InspectionCommand),
    /// Random draws of facilities and inspectors, which anyone can repeat
    #[command(subcommand)]
    Draw(kind::draw::DrawCommand),
    /// Meetings and what they decided
    #[command(subcommand)]
    Meeting(kind::meeting::MeetingCommand),
    /// Numbered notices: handing over, pressing, requests and reports
    #[command(subcommand)]
    Notice(kind::notice::NoticeCommand),
    /// Votes on how satisfied the members are
    #[command(subcommand)]
    Evaluation(kind::evaluation::EvaluationCommand),
    /// Milestones of the plan
    #[command(subcommand)]
    Milestone(plain::PlainCommand<Milestone>),
    /// Bulletins
    #[command(subcommand)]
    Bulletin(kind::bulletin::BulletinCommand),
    /// Outcomes: policies, standards, mechanisms, legislation
    #[command(subcommand)]
    Outcome(plain::PlainCommand<Outcome>),
    /// Deputies' suggestions
    #[command(subcommand)]
    Suggestion(plain::PlainCommand<Suggestion>),
    /// Figures of a period
    #[command(subcommand)]
    Metric(plain::PlainCommand<Metric>),
    /// Targets: so many by a day
    #[command(subcommand)]
    Target(plain::PlainCommand<Target>),
    /// What is to be done now: overdue, due, unsigned, unanswered, to accept, to look back at, to inspect
    Today(today::Today),
    /// Show a record of any kind: facts, what is read off its history, history
    Show(show::Show),
    /// Find records by any words in them, whatever their kind
    Find(find::Find),
    /// Take in a table: one of ours that was filled in, or a ledger somebody kept by hand
    Import(import::Import),
    /// Reports; the weekly report when none is named
    Report(report::Report),
    /// Templates: the wording of papers, for the office to change
    #[command(subcommand)]
    Template(template::TemplateCommand),
    /// Look for what is wrong in the ledger; writes nothing
    Check(check::Check),
    /// Open any record in your editor; what is saved is checked, then written
    Edit(edit::EditAny),
    /// Take back the last change of this clone while it is not committed
    Undo(undo::Undo),
    /// Print what makes a shell complete commands, ids and names
    Completions(complete::Completions),
    /// Print the manual page, or write one for every command
    Man(man::Man),
    /// Print the JSON Schema of a kind of file, or write them all for editors
    Schema(schema::SchemaCommand),
}

/// Runs the command line and returns its exit code: 0 done, 1 the answer is no, 2 usage, 3 the
/// ledger cannot be read or written.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    if complete::answered(&args) {
        return ExitCode::SUCCESS;
    }
    let asked = match usage::language_asked(&args) {
        Ok(asked) => asked,
        Err(fault) => return Failure::from(fault).tell(Lang::default()),
    };
    match ask::Talk::needed(&args, asked) {
        Ok(Some(talk)) => talk.hold(),
        Ok(None) => once(&args, asked, false),
        Err(failure) => failure.tell(asked.unwrap_or_default()),
    }
}

/// Runs one command line; for a preview nothing is written.
fn once(args: &[OsString], asked: Option<Lang>, is_preview: bool) -> ExitCode {
    let lang = asked.unwrap_or_default();
    // Words are wanted only when help or a mistake is told: putting the whole tree into a language
    // takes longer than parsing.
    let read = parse(&mut tree(), args).or_else(|_| {
        let mut worded = command(lang);
        parse(&mut worded, args).map_err(|error| usage::refuse(&error, lang, &worded))
    });
    let (mut cli, path) = match read {
        Ok(read) => read,
        Err(code) => return code,
    };
    cli.globals.verb = path.join(" ");
    cli.globals.is_preview = is_preview;
    match dispatch(cli, asked) {
        Ok(code) => code,
        Err(failure) => failure.tell(lang),
    }
}

/// What was typed, and the names of its command.
fn parse(tree: &mut clap::Command, args: &[OsString]) -> Result<(Cli, Vec<String>), clap::Error> {
    let matches = tree.try_get_matches_from_mut(args)?;
    Ok((Cli::from_arg_matches(&matches)?, leaf(&matches).0))
}

/// The names of the command that was typed, such as `issue` and `add`, and what its own arguments
/// were given.
fn leaf(matches: &ArgMatches) -> (Vec<String>, &ArgMatches) {
    let (mut path, mut at) = (Vec::new(), matches);
    while let Some((name, below)) = at.subcommand() {
        path.push(name.to_owned());
        at = below;
    }
    (path, at)
}

/// The command tree with its help in `lang`.
#[must_use]
pub fn command(lang: Lang) -> clap::Command {
    help::in_lang(tree(), lang)
}

/// The command tree before its help is put into a language.
fn tree() -> clap::Command {
    free_text(Cli::command()).mut_subcommands(crud::require_change)
}

/// Text may start with a hyphen.
fn free_text(command: clap::Command) -> clap::Command {
    let is_text = |arg: &clap::Arg| {
        let names = arg.get_value_names().unwrap_or_default();
        arg.get_id() == "text" || names.iter().any(|n| n.as_str() == "TEXT")
    };
    command
        .mut_args(|arg| {
            if is_text(&arg) {
                arg.allow_hyphen_values(true)
            } else {
                arg
            }
        })
        .mut_subcommands(free_text)
}

fn dispatch(cli: Cli, asked: Option<Lang>) -> Result<ExitCode, Failure> {
    let globals = cli.globals;
    match cli.command {
        Command::Init(init) => init.run(&globals, asked.unwrap_or_default()),
        Command::Check(check) => check.run(&globals, asked),
        Command::Import(import) => import.run(&globals, asked),
        Command::Edit(edit) => edit.run(&globals, asked),
        Command::Undo(undo) => undo.run(&globals, asked),
        Command::Show(show) => show.run(&globals, asked),
        Command::Today(today) => today.run(&Desk::read(&globals, asked)?),
        Command::Find(find) => find.run(&Desk::read(&globals, asked)?),
        Command::Completions(completions) => completions.run(),
        Command::Schema(schema) => schema.run(&globals, asked),
        Command::Man(man) => man.run(asked.unwrap_or_default()),
        Command::Report(report) => report.run(&Desk::read(&globals, asked)?),
        Command::Template(command) => command.run(&globals, asked),
        Command::Issue(command) => command.run(&globals, asked),
        Command::Task(command) => command.run(&globals, asked),
        Command::Article(command) => command.run(&globals, asked),
        Command::Facility(command) => command.run(&globals, asked),
        Command::Org(verb) => verb.run(&globals, asked),
        Command::Regulation(command) => command.run(&globals, asked),
        Command::Campaign(verb) => verb.run(&globals, asked),
        Command::Opinion(command) => command.run(&globals, asked),
        Command::Inspection(command) => command.run(&globals, asked),
        Command::Draw(command) => command.run(&globals, asked),
        Command::Meeting(command) => command.run(&globals, asked),
        Command::Notice(command) => command.run(&globals, asked),
        Command::Evaluation(command) => command.run(&globals, asked),
        Command::Milestone(command) => command.run(&globals, asked),
        Command::Bulletin(command) => command.run(&globals, asked),
        Command::Outcome(command) => command.run(&globals, asked),
        Command::Suggestion(command) => command.run(&globals, asked),
        Command::Metric(command) => command.run(&globals, asked),
        Command::Target(command) => command.run(&globals, asked),
    }
}
