//! Pages as Word documents, laid out by GB/T 9704-2012.

mod body;
mod columns;
mod flow;
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
use columns::Tables;
use flow::Flow;
pub(super) use package::stamp;
use paragraph::Paragraph;
use plan::{Annex, Part, Plan};
use section::Sheet;
use style::Style;
pub(super) use style::{W, guests};
pub(super) use xml::escaped;

use super::Origin;
use crate::lang::Lang;
use crate::say;
use crate::view::{Layout, Page};

pub(super) fn render(page: &Page, origin: &Origin) -> std::io::Result<Vec<u8>> {
    package::packed(&page.title, &sections(page, origin.lang), origin)
}

/// The sections: the paper, its annexes, and its colophon on the last page.
fn sections(page: &Page, lang: Lang) -> String {
    let may_turn = matches!(page.layout, Layout::Report | Layout::Board);
    let tables = Tables::of(&page.blocks, lang);
    let plan = Plan::of(&page.blocks, may_turn, &tables);
    let mut sections = vec![(plan.page, paper(page, &plan, &tables))];
    for (i, annex) in plan.annexes.iter().enumerate() {
        let number = (plan.annexes.len() > 1).then_some(i + 1);
        sections.push((annex.page, annexed(annex, number, &tables)));
    }
    if let Some(colophon) = colophon(page, lang) {
        if !matches!(sections.last(), Some((Sheet::Portrait, _))) {
            sections.push((Sheet::Portrait, Flow::default()));
        }
        if let Some((_, last)) = sections.last_mut() {
            last.placed(colophon);
        }
    }
    let last = sections.len() - 1;
    let sections = sections.into_iter().enumerate();
    sections
        .map(|(i, (sheet, flow))| flow.section(sheet, i == last))
        .collect()
}

fn colophon(page: &Page, lang: Lang) -> Option<String> {
    match &page.layout {
        Layout::Paper(imprint) => imprint::colophon(imprint, true, lang),
        Layout::Bulletin(imprint) => imprint::colophon(imprint, false, lang),
        Layout::Report | Layout::Board => None,
    }
}

/// The paper itself, annexes aside.
fn paper(page: &Page, plan: &Plan<'_>, tables: &Tables<'_>) -> Flow {
    let lang = tables.lang;
    let imprint = match &page.layout {
        Layout::Paper(imprint) => Some(imprint),
        _ => None,
    };
    let mut out = match &page.layout {
        Layout::Paper(imprint) => imprint::paper_head(imprint, lang),
        Layout::Bulletin(imprint) => imprint::bulletin_head(imprint, lang),
        Layout::Report | Layout::Board => Flow::default(),
    };
    out.add(title(&page.title, lang));
    for line in &page.under {
        out.add(Paragraph::say(Style::Under, line, lang));
    }
    out.blank();
    if let Some(to) = imprint.and_then(|i| i.to.as_deref()) {
        out.add(imprint::addressee(to, lang));
    }
    out.append(text(plan, tables));
    if let Some(imprint) = imprint {
        out.hold();
        out.append(imprint::signature(imprint, lang));
    }
    out
}

/// The text of a paper with the list of its annexes.
fn text(plan: &Plan<'_>, tables: &Tables<'_>) -> Flow {
    let lang = tables.lang;
    let mut out = Flow::default();
    for (i, part) in plan.text.iter().enumerate() {
        let next = match plan.text.get(i + 1) {
            Some(Part::Block(next)) => Some(*next),
            _ => None,
        };
        match part {
            Part::Block(part) => out.append(block(part, next, plan.page, tables)),
            Part::See(annex) => out.add(see(*annex, plan.annexes.len(), lang)),
        }
    }
    // No page with nothing but the list of annexes and the signature.
    if !plan.annexes.is_empty() {
        out.hold();
        let titles: Vec<&str> = plan.annexes.iter().map(|a| a.title.as_str()).collect();
        out.part();
        out.append(annex_list(&titles, lang));
    }
    out
}

/// A paper without what stands around its text, for a document that has that of its own.
pub(super) struct Pieces {
    /// The text with the list of its annexes.
    pub(super) text: String,
    /// The annexes, each on a page of its own.
    pub(super) annexes: String,
}

/// The pieces of a page. The other document's pages are portrait, so no annex is turned.
pub(super) fn pieces(page: &Page, lang: Lang) -> Pieces {
    let tables = Tables::of(&page.blocks, lang);
    let mut plan = Plan::of(&page.blocks, false, &tables);
    let count = plan.annexes.len();
    let text = text(&plan, &tables).piece();
    let annexes = plan.annexes.iter_mut().enumerate().map(|(i, annex)| {
        annex.page = Sheet::Portrait;
        let number = (count > 1).then_some(i + 1);
        NEW_PAGE.to_owned() + &annexed(annex, number, &tables).piece()
    });
    Pieces {
        text,
        annexes: annexes.collect(),
    }
}

const NEW_PAGE: &str = r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#;

/// An annex: 附件 flush left on the first line, its title on the third (7.3.7).
fn annexed(annex: &Annex<'_>, number: Option<usize>, tables: &Tables<'_>) -> Flow {
    let lang = tables.lang;
    let label = match number {
        Some(n) => say!(lang, "附件{n}", "Annex {n}"),
        None => say!(lang, "附件", "Annex"),
    };
    let mut out = Flow::default();
    out.add(Paragraph::say(Style::Annex, &label, lang));
    out.blank();
    out.add(title(&annex.title, lang));
    out.blank();
    for (i, part) in annex.blocks.iter().enumerate() {
        let next = annex.blocks.get(i + 1).copied();
        out.append(block(part, next, annex.page, tables));
    }
    out
}
