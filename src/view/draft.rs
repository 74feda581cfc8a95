//! A drafted breakdown as a table for a person to confirm, and the heads it is read back by.

use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::intake::breakdown::{Named, Proposal, Role, matching_org, propose};
use crate::lang::{Text, t};
use crate::model::Regulation;
use crate::model::regulation::ArticleText;
use crate::model::vocabulary::WordList;
use crate::say;

/// The columns, in both languages: the same table goes out and comes back.
pub mod heads {
    use crate::lang::{Text, t};

    /// The article's number.
    pub const NUMBER: Text = t("条号", "article");
    /// Its text.
    pub const TEXT: Text = t("条文", "text");
    /// Whether it can be inspected.
    pub const INSPECTABLE: Text = t("可检查", "inspectable");
    /// The words the proposal rests on.
    pub const BECAUSE: Text = t("依据", "because");
    /// What it asks.
    pub const DIGEST: Text = t("事项", "digest");
    /// The unit that answers for it.
    pub const LEAD: Text = t("牵头单位", "lead");
    /// The units that help.
    pub const CO: Text = t("配合单位", "co");
    /// What the text calls those that no unit was found for.
    pub const UNMATCHED: Text = t("条文所称而未对上的", "not matched");
    /// How it is inspected.
    pub const METHODS: Text = t("检查方式", "methods");
    /// The group that inspects.
    pub const GROUP: Text = t("检查组", "group");
    /// By when.
    pub const DUE: Text = t("完成时限", "due");
    /// Whether a person takes it: 是 or 否.
    pub const TAKEN: Text = t("采用", "taken");
}

/// The columns, in order.
pub const COLUMNS: [Text; 12] = [
    heads::NUMBER,
    heads::TEXT,
    heads::INSPECTABLE,
    heads::BECAUSE,
    heads::DIGEST,
    heads::LEAD,
    heads::CO,
    heads::UNMATCHED,
    heads::METHODS,
    heads::GROUP,
    heads::DUE,
    heads::TAKEN,
];

/// What goes between names in one cell.
pub const BETWEEN: Text = t("、", "; ");

/// The table of a regulation's articles with what is proposed for each. Nothing is taken yet.
#[must_use]
pub fn draft(regulation: &Regulation, words: &Words<'_>) -> Page {
    let title = say!(
        words.lang,
        "{}　分解初稿",
        "{}: drafted breakdown",
        regulation.name
    );
    let mut page = Page::new(title);
    let none = t(
        "这部法规没有条文，写不出初稿。",
        "This regulation has no text to draft from.",
    );
    let mut sheet = Sheet::new(COLUMNS.map(|h| words.say(h)))
        .named(regulation.id.as_str())
        .or_say(words.say(none));
    for article in &regulation.articles {
        if let Some(text) = &article.text {
            sheet.row(row(article, text, words));
        }
    }
    page.add(Block::Table(sheet));
    page
}

/// The page without the text and the columns a person fills in, for a screen.
#[must_use]
pub fn in_short(page: &Page) -> Page {
    const KEPT: [usize; 7] = [0, 2, 3, 5, 6, 7, 8];
    let mut page = page.clone();
    for block in &mut page.blocks {
        if let Block::Table(sheet) = block {
            sheet.columns = KEPT
                .iter()
                .filter_map(|i| sheet.columns.get(*i).cloned())
                .collect();
            for row in &mut sheet.rows {
                *row = KEPT.iter().filter_map(|i| row.get(*i).cloned()).collect();
            }
        }
    }
    page
}

fn row(article: &ArticleText, text: &str, words: &Words<'_>) -> Vec<Cell> {
    let proposal = propose(text);
    let inspectable = proposal.inspectable.yes();
    let answer = if inspectable {
        t("是", "yes")
    } else {
        t("否", "no")
    };
    let units = Units::of(&proposal, words);
    let methods = proposal.methods.iter();
    let methods = methods.map(|m| words.ledger.word(WordList::CheckMethod, m.code, words.lang));
    let between = words.say(BETWEEN);
    vec![
        Cell::text(article.no.title(words.lang)),
        Cell::text(text),
        Cell::label(answer, words.lang),
        Cell::text(because(&proposal, text, words)),
        Cell::text(if inspectable {
            digest(text)
        } else {
            String::new()
        }),
        Cell::text(units.lead.unwrap_or_default()),
        Cell::text(units.co.join(between)),
        Cell::text(units.unmatched.join(between)),
        Cell::text(methods.collect::<Vec<_>>().join(between)),
        Cell::Blank,
        Cell::Blank,
        Cell::Blank,
    ]
}

/// The units of the ledger for the departments a text names: one lead, the others help.
#[derive(Default)]
struct Units {
    lead: Option<String>,
    co: Vec<String>,
    unmatched: Vec<String>,
}

impl Units {
    fn of(proposal: &Proposal, words: &Words<'_>) -> Self {
        let mut units = Self::default();
        let level = words.ledger.settings.body.level;
        let leads = |n: &&Named| n.role == Role::Lead;
        let (leading, helping): (Vec<&Named>, Vec<&Named>) = proposal.named.iter().partition(leads);
        for named in leading.into_iter().chain(helping) {
            let Some(org) = matching_org(&named.name, words.ledger.orgs.iter(), level) else {
                units.unmatched.push(named.name.clone());
                continue;
            };
            let name = org.short().to_owned();
            if units.lead.as_ref() == Some(&name) || units.co.contains(&name) {
                continue;
            }
            match (&units.lead, named.role) {
                (None, Role::Lead) => units.lead = Some(name),
                _ => units.co.push(name),
            }
        }
        units
    }
}

/// The words of the text that each part of the proposal rests on.
fn because(proposal: &Proposal, text: &str, words: &Words<'_>) -> String {
    let quote = |part: &str| say!(words.lang, "“{part}”", "“{part}”");
    let inspectable = quote(proposal.inspectable.because(text, words.lang).trim());
    let named = proposal
        .named
        .iter()
        .filter_map(|n| text.get(n.words.clone()))
        .map(quote);
    let methods = proposal
        .methods
        .iter()
        .filter_map(|m| text.get(m.words.clone()))
        .map(quote);
    let parts = [
        (t("检查", "inspectable"), vec![inspectable]),
        (t("部门", "departments"), named.collect()),
        (t("方式", "methods"), methods.collect()),
    ];
    let said = parts
        .into_iter()
        .filter(|(_, quotes)| !quotes.is_empty())
        .map(|(what, quotes)| {
            format!(
                "{}{}{}",
                words.say(what),
                words.say(t("：", ": ")),
                quotes.join("")
            )
        });
    said.collect::<Vec<_>>().join(words.say(t("；", "; ")))
}

/// The first sentence, cut where it grows long, for a person to put in a few words.
fn digest(text: &str) -> String {
    const LONGEST: usize = 40;
    let first = text
        .split(['。', '；', '：', '\n'])
        .next()
        .unwrap_or_default()
        .trim();
    let short: String = first.chars().take(LONGEST).collect();
    if short.len() < first.len() {
        short + "……"
    } else {
        short
    }
}
