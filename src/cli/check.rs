//! `supervise check`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::Globals;
use super::desk::{DONE, Desk};
use super::excerpt::Excerpts;
use super::failure::Failure;
use super::progress::during;
use super::stream::to_stdout;
use crate::check::{self, Context, personal};
use crate::lang::{Lang, t};
use crate::model::Template;
use crate::model::template::{FOLDER, Kept};
use crate::problem::{Code, Problem, Severity, Spot};
use crate::render::{harmless, letterhead_flaw};
use crate::store::{Counter, SETTINGS_FILE, StoreError, VOCABULARY_FILE, place, read};
use crate::view::findings::tally;
use crate::view::template::trial;

/// How problems are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Style {
    /// With the line in question and what to do
    #[default]
    Text,
    /// JSON with English keys
    Json,
    /// Annotations for a code host's pipeline
    Github,
}

/// Looks for what is wrong and writes nothing.
#[derive(Args)]
pub(crate) struct Check {
    /// How problems are told
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Style,
}

impl Check {
    pub(crate) fn run(&self, globals: &Globals, asked: Option<Lang>) -> Result<ExitCode, Failure> {
        let (problems, root, lang) = match Desk::read(globals, asked) {
            Ok(desk) => {
                let what = t("检查账本", "Checking the ledger");
                let unknown = Counter::default();
                let problems = during(what, desk.lang, &unknown, || problems(&desk));
                (problems, desk.store.root().to_owned(), desk.lang)
            }
            // Files that cannot be read are problems like any other; the rules wait for them.
            Err(Failure::Store {
                error: StoreError::Unreadable(found),
                root,
            }) => {
                let problems = graded(found, &root, Code::default_severity);
                (problems, root, asked.unwrap_or_default())
            }
            Err(failure) => return Err(failure),
        };
        let is_wrong = problems
            .iter()
            .any(|(severity, _)| *severity == Severity::Error);
        let text = match self.format {
            Style::Text => {
                let excerpts = Excerpts::to(&std::io::stdout(), &root, lang);
                excerpts.all(&problems) + &tally(&problems, lang) + "\n"
            }
            Style::Json => json(&problems, lang)?,
            Style::Github => problems
                .iter()
                .map(|(s, p)| annotation(*s, p, lang))
                .collect(),
        };
        to_stdout(&text)?;
        Ok(if is_wrong { ExitCode::from(1) } else { DONE })
    }
}

/// Every problem of a ledger that loaded, with places, in order, as grave as this ledger says.
fn problems(desk: &Desk) -> Vec<(Severity, Problem)> {
    let mut found = check::all(&Context::new(&desk.ledger, desk.today));
    found.extend(desk.warnings.iter().cloned());
    found.extend(of_templates(desk));
    let files = desk.files.iter().map(PathBuf::as_path);
    let every = files.chain([SETTINGS_FILE, VOCABULARY_FILE].map(Path::new));
    for file in every {
        let text = std::fs::read_to_string(desk.store.root().join(file)).unwrap_or_default();
        found.extend(
            personal::scan(&read::lines(&text).join("\n"))
                .into_iter()
                .map(|(fault, spot)| fault.at(file, spot)),
        );
    }
    let settings = &desk.ledger.settings;
    graded(found, desk.store.root(), |code| settings.severity(code))
}

/// What is wrong with the files of `templates/`.
pub(super) fn of_templates(desk: &Desk) -> Vec<Problem> {
    let mut found = trial::problems(&desk.ledger);
    for (name, kept) in desk.ledger.templates.iter() {
        if *kept != Kept::Other || !Template::is_file(name) {
            continue;
        }
        let letterhead = desk.store.letterhead(name);
        let flaw = match letterhead {
            Ok(bytes) => letterhead_flaw(&bytes, &desk.origin()),
            Err(fault) => Some(fault),
        };
        found.extend(flaw.map(|fault| fault.at(Path::new(FOLDER).join(name), Spot::File)));
    }
    found
}

/// The problems that count, each with its severity and place, in order of file and place.
fn graded(
    found: Vec<Problem>,
    root: &Path,
    severity: impl Fn(Code) -> Severity,
) -> Vec<(Severity, Problem)> {
    let mut graded: Vec<(Severity, Problem)> = found
        .into_iter()
        .map(|p| (severity(p.fault.code), place::locate(p, root)))
        .filter(|(severity, _)| *severity != Severity::Off)
        .collect();
    graded.sort_by(|a, b| a.1.order().cmp(&b.1.order()));
    graded
}

#[derive(serde::Serialize)]
struct Finding<'a> {
    severity: Severity,
    code: &'static str,
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    remedy: &'static str,
}

impl<'a> Finding<'a> {
    fn of(severity: Severity, problem: &'a Problem, lang: Lang) -> Self {
        let (line, column) = match problem.spot {
            Spot::At { line, col, .. } => (Some(line), Some(col)),
            _ => (None, None),
        };
        Self {
            severity,
            code: problem.fault.code.name(),
            file: problem.file.to_string_lossy().replace('\\', "/"),
            line,
            column,
            message: problem.fault.text(lang),
            remedy: problem.fault.code.remedy().in_lang(lang),
        }
    }
}

fn json(problems: &[(Severity, Problem)], lang: Lang) -> Result<String, Failure> {
    let all: Vec<Finding<'_>> = problems
        .iter()
        .map(|(s, p)| Finding::of(*s, p, lang))
        .collect();
    let text = serde_json::to_string_pretty(&all).map_err(Failure::unwritable)?;
    Ok(text + "\n")
}

/// One workflow command of GitHub's form: `::error file=…,line=…,col=…,title=…::message`.
fn annotation(severity: Severity, problem: &Problem, lang: Lang) -> String {
    let finding = Finding::of(severity, problem, lang);
    let escape = |text: &str, more: &[(char, &str)]| {
        let mut out = text
            .replace('%', "%25")
            .replace('\r', "%0D")
            .replace('\n', "%0A");
        for (c, with) in more {
            out = out.replace(*c, with);
        }
        out
    };
    let property = |text: &str| escape(text, &[(':', "%3A"), (',', "%2C")]);
    let level = if severity == Severity::Error {
        "error"
    } else {
        "warning"
    };
    let mut place = format!("file={}", property(&harmless(&finding.file)));
    if let (Some(line), Some(column)) = (finding.line, finding.column) {
        place += &format!(",line={line},col={column}");
    }
    format!(
        "::{level} {place},title={}::{}\n",
        finding.code,
        escape(&harmless(finding.message), &[])
    )
}
