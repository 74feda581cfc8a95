//! Pages as Word documents, laid out by GB/T 9704-2012.

mod body;
mod columns;
mod heading;
mod imprint;
mod package;
mod paragraph;
mod plan;
mod section;
mod style;
mod table;
mod xml;

use body::{annex_list, block, see, title};
use paragraph::Paragraph;
use plan::{Annex, Part, Plan};
use section::Sheet;
use style::Style;

use super::Origin;
use crate::lang::Lang;
use crate::say;
use crate::view::{Layout, Page};

pub(super) fn render(page: &Page, origin: &Origin) -> std::io::Result<Vec<u8>> {
    package::packed(&page.title, &sections(page, origin.lang), origin)
}

/// The sections: the paper, its annexes, and its colophon on the last page.
fn sections(page: &Page, lang: Lang) -> String {
    let plan = Plan::of(&page.blocks, lang);
    let mut sections = vec![(Sheet::Portrait, paper(page, &plan, lang))];
    for (i, annex) in plan.annexes.iter().enumerate() {
        let number = (plan.annexes.len() > 1).then_some(i + 1);
        sections.push((annex.page, annexed(annex, number, lang)));
    }
    let colophon = match &page.layout {
        Layout::Paper(imprint) => imprint::colophon(imprint, true, lang),
        Layout::Bulletin(imprint) => imprint::colophon(imprint, false, lang),
        Layout::Report | Layout::Board => String::new(),
    };
    if !colophon.is_empty() {
        match sections.last_mut() {
            Some((Sheet::Portrait, last)) => *last += &colophon,
            _ => sections.push((Sheet::Portrait, colophon)),
        }
    }
    joined(&sections)
}

/// Each section but the last ends with a paragraph that tells its page, too low to be seen.
fn joined(sections: &[(Sheet, String)]) -> String {
    let end = |sheet: &Sheet| {
        Paragraph::blank()
            .line(14)
            .ending(&sheet.properties())
            .xml()
    };
    let Some(((sheet, last), others)) = sections.split_last() else {
        return String::new();
    };
    let others = others
        .iter()
        .map(|(sheet, body)| format!("{body}{}", end(sheet)));
    let tail = Paragraph::blank().line(14).xml();
    let others: String = others.collect();
    format!("{others}{last}{tail}{}", sheet.properties())
}

/// The paper itself, annexes aside.
fn paper(page: &Page, plan: &Plan<'_>, lang: Lang) -> String {
    let mut out = match &page.layout {
        Layout::Paper(imprint) => imprint::paper_head(imprint, lang),
        Layout::Bulletin(imprint) => imprint::bulletin_head(imprint, lang),
        Layout::Report | Layout::Board => String::new(),
    };
    out += &title(&page.title, lang);
    for line in &page.under {
        out += &Paragraph::say(Style::Under, line, lang).xml();
    }
    out += &Paragraph::blank().kept().xml();
    if let Layout::Paper(imprint) = &page.layout {
        out += &imprint::addressee(imprint, lang);
    }
    for part in &plan.text {
        out += &match part {
            Part::Block(part) => block(part, Sheet::Portrait, lang),
            Part::See(annex) => see(*annex, plan.annexes.len(), lang),
        };
    }
    if !plan.annexes.is_empty() {
        let titles: Vec<&str> = plan.annexes.iter().map(|a| a.title.as_str()).collect();
        out += &annex_list(&titles, lang);
    }
    if let Layout::Paper(imprint) = &page.layout {
        out += &imprint::signature(imprint, lang);
    }
    out
}

/// An annex: 附件 flush left on the first line, its title on the third (7.3.7).
fn annexed(annex: &Annex<'_>, number: Option<usize>, lang: Lang) -> String {
    let label = match number {
        Some(n) => say!(lang, "附件{n}", "Annex {n}"),
        None => say!(lang, "附件", "Annex"),
    };
    let mut out = Paragraph::say(Style::Annex, &label, lang).xml();
    out += &Paragraph::blank().kept().xml();
    out += &title(&annex.title, lang);
    out += &Paragraph::blank().kept().xml();
    for part in &annex.blocks {
        out += &block(part, annex.page, lang);
    }
    out
}
