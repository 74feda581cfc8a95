//! `supervise man`: one manual page a command, in the reader's language.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Command};

use super::desk::DONE;
use super::failure::Failure;
use super::reference::own;
use super::stream::to_stdout;
use crate::lang::{Lang, t};
use crate::say;
use crate::store::Store;

/// Prints the manual page of the program, or writes the pages of all commands.
#[derive(Args)]
pub(crate) struct Man {
    /// Write a page for every command into this folder, made when it is not there
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
}

impl Man {
    pub(crate) fn run(&self, lang: Lang) -> Result<ExitCode, Failure> {
        let pages = pages(lang)?;
        match (&self.dir, pages.first()) {
            (None, Some((_, page))) => to_stdout(page)?,
            (Some(dir), _) => {
                std::fs::create_dir_all(dir)?;
                for (name, page) in &pages {
                    Store::write_over(&dir.join(name), page.as_bytes())
                        .map_err(Failure::unwritable)?;
                }
                let (count, dir) = (pages.len(), dir.display());
                to_stdout(&say!(
                    lang,
                    "已在 {dir} 写入手册 {count} 页。\n",
                    "Wrote {count} manual pages to {dir}.\n"
                ))?;
            }
            (None, None) => {}
        }
        Ok(DONE)
    }
}

/// Every page with the name of its file, the program's own first.
fn pages(lang: Lang) -> Result<Vec<(String, String)>, Failure> {
    let mut root = super::command(lang);
    root.build();
    let mut pages = Vec::new();
    add(&root, "supervise", lang, &mut pages)?;
    Ok(pages)
}

/// Adds the page of a command and those of the commands below it.
fn add(
    command: &Command,
    path: &str,
    lang: Lang,
    pages: &mut Vec<(String, String)>,
) -> Result<(), Failure> {
    let name = path.replace(' ', "-");
    let mut text = Vec::new();
    let about = command.clone().display_name(&name).bin_name(path);
    clap_mangen::Man::new(about).render(&mut text)?;
    let text = String::from_utf8_lossy(&text);
    let title = format!(
        ".TH {} 1 \"\" \"supervise {}\" \"{}\"\n{PLAIN}",
        name.to_uppercase(),
        env!("CARGO_PKG_VERSION"),
        t("督办账本", "supervise").in_lang(lang)
    );
    let line = |line: &str| match line.starts_with(".TH ") {
        // clap_mangen leaves the empty date out, and what follows moves up by one.
        true => title.clone(),
        false => worded(line, lang) + "\n",
    };
    let mut page: String = text.lines().map(line).collect();
    if !pages.is_empty() {
        page += &format!(".SH {}\n\\fBsupervise\\fR(1)\n", SEE_ALSO.in_lang(lang));
    }
    pages.push((format!("{name}.1"), page));
    for sub in command.get_subcommands() {
        let path = format!("{path} {}", sub.get_name());
        add(&own(sub.clone()), &path, lang, pages)?;
    }
    Ok(())
}

/// Lines are neither stretched nor are flags hyphenated.
const PLAIN: &str = ".ad l\n.nh\n";

const SEE_ALSO: crate::lang::Text = t("参见", "SEE ALSO");

/// A line of a page with the headings of its sections in Chinese, and with places where a line
/// of Chinese may be broken, which roff finds only at blanks.
fn worded(line: &str, lang: Lang) -> String {
    if lang == Lang::En {
        return line.to_owned();
    }
    let heading = match line {
        ".SH NAME" => "名称",
        ".SH SYNOPSIS" => "用法",
        ".SH DESCRIPTION" => "说明",
        ".SH VERSION" => "版本",
        _ if line.starts_with('.') => return line.to_owned(),
        _ => return breakable(line),
    };
    format!(".SH {heading}")
}

/// The line with `\:`, where it may be broken, before each Chinese character that may begin one.
fn breakable(line: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for c in line.chars() {
        if is_wide(c) && !CLOSING.contains(c) && !OPENING.contains(before) && before != ' ' {
            out += "\\:";
        }
        out.push(c);
        before = c;
    }
    out
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ff60}')
}

/// What never begins a line.
const CLOSING: &str = "，。、；：！？）》」』】〕］％";

/// What never ends one.
const OPENING: &str = "（《「『【〔［<[";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_may_be_broken_but_not_before_its_stops() {
        assert_eq!(
            breakable("检查（只查），不改 git 仓库"),
            "检\\:查\\:（只\\:查），\\:不\\:改 git 仓\\:库"
        );
    }
}
