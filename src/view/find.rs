//! What was found, as a page.

use super::field;
use super::label::Words;
use super::page::{Block, Cell, Page, Sheet};
use crate::lang::t;
use crate::model::Kind;
use crate::model::step::Field;
use crate::query::find::{Found, Hit};
use crate::say;

/// The page of what was found.
#[must_use]
pub fn find(answer: &Found, words: &Words<'_>) -> Page {
    let lang = words.lang;
    let wanted = answer.words.join(words.say(t("、", ", ")));
    let mut page = Page::new(say!(lang, "查找：{wanted}", "Find: {wanted}"));
    let (records, places) = (answer.records.count(), answer.hits.len());
    if records > 0 {
        page = page.under(say!(
            lang,
            "{records} 条记录，{places} 处",
            "records: {records}, places: {places}"
        ));
    }
    let heads = [
        t("类别", "Kind"),
        t("编号", "Id"),
        t("名称", "Title"),
        t("栏目", "Field"),
        t("原文", "Text"),
    ];
    let mut sheet = Sheet::new(heads.map(|h| words.say(h)))
        .or_say(words.say(t("没有找到。", "Nothing was found.")));
    for hit in &answer.hits {
        sheet.row(vec![
            Cell::label(hit.kind.noun(), lang),
            Cell::id(&hit.id),
            Cell::text(&hit.title),
            Cell::text(label(hit, words)),
            Cell::text(around(&hit.text, hit.start, hit.length)),
        ]);
    }
    page.add(Block::Table(sheet));
    page
}

/// What a field is called: 具体问题, 办理记录·理由, 第四十五条.
fn label(hit: &Hit, words: &Words<'_>) -> String {
    let (first, rest) = hit.field.split_once('.').unwrap_or((&hit.field, ""));
    let (key, place) = first.split_once('[').unwrap_or((first, ""));
    let place = place.trim_end_matches(']').parse::<usize>().ok();
    let own = field::label(hit.kind, key).map_or(key, |l| words.say(l));
    if (hit.kind, key) == (Kind::Regulation, "articles") {
        let regulation = words.ledger.regulations.get(&hit.id);
        let article = regulation.and_then(|r| r.articles.get(place?));
        return article.map_or_else(|| own.to_owned(), |a| a.no.title(words.lang));
    }
    let inner = rest.split('[').next().unwrap_or(rest);
    let step = Field::called(inner);
    match (key, step) {
        ("history", Some(step)) => format!("{own}·{}", words.say(step.label())),
        _ => own.to_owned(),
    }
}

/// Characters shown before and after a word.
const BEFORE: usize = 12;
const AFTER: usize = 24;

/// The text around the `length` characters from `start` on, on one line.
fn around(text: &str, start: usize, length: usize) -> String {
    let chars: Vec<char> = text.trim_end().chars().collect();
    let from = start.saturating_sub(BEFORE);
    let to = (start + length + AFTER).min(chars.len());
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let part: String = chars[from.min(to)..to].iter().collect();
    let part = part.replace(['\n', '\r'], " ");
    format!("{}{part}{}", cut(from > 0), cut(to < chars.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_excerpt_says_where_it_was_cut() {
        let text = "一二三四五六七八九十一二三四安全出口上锁\n";
        assert_eq!(around(text, 14, 4), "…三四五六七八九十一二三四安全出口上锁");
        assert_eq!(around("安全", 0, 2), "安全");
        let long = "锁".repeat(40);
        assert_eq!(around(&long, 0, 1), format!("{}…", "锁".repeat(25)));
    }
}
