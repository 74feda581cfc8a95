//! 函件正文 as a page (D4, D5): an official paper, its sentences a template's.

mod part;
mod slot;

use super::label::Words;
use super::page::{Imprint, Layout, Page};
use super::template::{Known, Offer, names, worded};
use crate::lang::{Lang, t};
use crate::model::coded::Coded;
use crate::model::notice::NoticeKind;
use crate::model::{Id, Template};
use crate::query::letter::Letter;
use crate::say;
use slot::{CONCERN, Item, LETTER};

/// What the list of issues is called.
const ITEMS: crate::lang::Text = t("事项", "items");

/// The page of a notice, as it goes out.
#[must_use]
pub fn letter(answer: &Letter, words: &Words<'_>) -> Page {
    let template = Template::from(answer.kind);
    let items = Item::all(answer);
    let offer = Offer::of(LETTER, answer, words).with_items(
        ITEMS,
        items.iter().map(|item| Offer::of(CONCERN, item, words)),
    );
    let offer = part::PARTS.iter().fold(offer, |offer, part| {
        offer.with_part(part.name, (part.make)(answer, words))
    });
    let paper = worded(template, &offer, words);
    let mut page = paper.page(template);
    page.layout = Layout::Paper(imprint(answer, words));
    if let Some(void) = &answer.void {
        let (state, day) = (words.say(void.state.label()), void.on.long(words.lang));
        page = page.under(say!(words.lang, "（{state}，{day}）", "({state} on {day})"));
    }
    page
}

/// What the template of a notice may name.
pub(super) fn known() -> Known {
    Known {
        values: names(LETTER),
        items: Some((ITEMS, names(CONCERN))),
        parts: part::PARTS.iter().map(|part| part.name).collect(),
    }
}

/// What stands around the text. Whom to ask is written by hand: names of persons have no place in
/// the ledger.
fn imprint(answer: &Letter, words: &Words<'_>) -> Imprint {
    let issuer = answer.issuer.as_ref().map(|id| name(id, words).to_owned());
    let contact = t(
        "联系人和电话：＿＿＿＿＿＿＿＿",
        "Contact: ________________",
    );
    Imprint {
        mark: issuer.as_deref().map(|name| mark(name, answer.kind, words)),
        number: Some(answer.doc.clone()),
        to: Some(name(&answer.addressee, words).to_owned()),
        from: issuer,
        on: answer.on,
        remark: Some(words.say(contact).to_owned()),
        colophon: Vec::new(),
    }
}

/// The head of the paper: a notice (通知), a request and a report say 文件 behind the issuer's name
/// (GB/T 9704-2012, 7.2.4); letters and sheets the name alone (10.1).
fn mark(issuer: &str, kind: NoticeKind, words: &Words<'_>) -> String {
    let is_document = matches!(
        kind,
        NoticeKind::Urge | NoticeKind::Request | NoticeKind::Report
    );
    match words.lang {
        Lang::Zh if is_document => format!("{issuer}文件"),
        _ => issuer.to_owned(),
    }
}

/// The full name of a unit, as papers address it.
fn name<'w>(id: &'w Id, words: &Words<'w>) -> &'w str {
    let org = words.ledger.orgs.get(id);
    org.map_or(id.as_str(), |org| org.name.as_str())
}
