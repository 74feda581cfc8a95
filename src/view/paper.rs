//! What official reports share: title, signature and day around their text (GB/T 9704-2012).

use super::label::Words;
use super::page::{Block, Imprint, Layout, Page};
use crate::lang::{Text, t};
use crate::model::{Day, Record};
use crate::query::Scope;

/// The page of a report that goes out as a paper: signed by the body, with the day its figures are
/// of. Number and addressee are put in by hand.
pub(super) fn paper(title: String, scope: &Scope, as_of: Day, words: &Words<'_>) -> Page {
    // The body signs at the end; only what the report is narrowed to stands under the title.
    let day = as_of.long(words.lang);
    let mut page = Page::new(title)
        .all_under(words.under(scope).into_iter().skip(1))
        .under(crate::say!(words.lang, "（截至{day}）", "(as of {day})"));
    page.layout = Layout::Paper(Imprint {
        from: Some(words.ledger.settings.body.name.clone()),
        on: Some(as_of),
        ..Imprint::default()
    });
    page
}

/// What the campaign is called; the supervision, when none is named.
pub(super) fn campaign(scope: &Scope, words: &Words<'_>) -> String {
    let campaign = scope.campaign.as_ref();
    let campaign = campaign.and_then(|id| words.ledger.campaigns.get(id));
    let unnamed = words.say(t("联动监督", "the supervision"));
    campaign.map_or(unnamed, |c| c.title()).to_owned()
}

/// A text as part of a sentence: without the stop at its end.
pub(super) fn clause(text: &str) -> &str {
    text.trim().trim_end_matches(['。', '；', '.', ';'])
}

/// Where the drafter writes, and what.
pub(super) fn to_draft(what: Text, words: &Words<'_>) -> Block {
    let what = words.say(what);
    Block::Text(crate::say!(
        words.lang,
        "（由起草人填写：{what}。）",
        "(For the drafter: {what}.)"
    ))
}
