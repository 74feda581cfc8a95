//! What the reports of a span of days share: its words, and the tables of what stands and moved.

mod agreed;
mod correspondence;
mod moved;
mod state;

pub(super) use agreed::{agreed_counts, agreed_sheet, carried_sheet, open_agreed, tally_sheet};
pub(super) use correspondence::{notice_counts, opinion_counts, visit_counts, waiting_notices};
pub(super) use moved::{lights, movements};
pub(super) use state::{FORMULAS, State, counts, rates, summary};

use super::label::Words;
use super::page::Sheet;
use super::tally::tally;
use crate::lang::{Lang, Text};
use crate::model::numeral;
use crate::query::Figure;
use crate::query::span::{Since, Span};

/// What a span is called: a week, or a period (期).
#[derive(Clone, Copy)]
pub(super) struct Period {
    /// After 本, 上 and 当.
    pub(super) zh: &'static str,
    /// After this, and before before.
    pub(super) en: &'static str,
    capital: &'static str,
}

impl Period {
    /// 期: any span of days but a week.
    pub(super) const DAYS: Self = Self {
        zh: "期",
        en: "period",
        capital: "Period",
    };

    pub(super) const fn of(span: &Span) -> Self {
        match span.since {
            Since::Week => Self {
                zh: "周",
                en: "week",
                capital: "Week",
            },
            Since::Day | Since::LastMeeting => Self::DAYS,
        }
    }

    /// 本周, This week.
    pub(super) fn this(self, lang: Lang) -> String {
        match lang {
            Lang::Zh => format!("本{}", self.zh),
            Lang::En => format!("This {}", self.en),
        }
    }

    /// 上周, Week before.
    pub(super) fn before(self, lang: Lang) -> String {
        match lang {
            Lang::Zh => format!("上{}", self.zh),
            Lang::En => format!("{} before", self.capital),
        }
    }

    /// 本周发出, Issued this week.
    fn within(self, what: Text, lang: Lang) -> String {
        let what = what.in_lang(lang);
        match lang {
            Lang::Zh => format!("本{}{what}", self.zh),
            Lang::En => format!("{what} this {}", self.en),
        }
    }

    /// A table that compares this span with the one before.
    fn compared(self, first: Text, change: Text, words: &Words<'_>) -> Sheet {
        let (this, before) = (self.this(words.lang), self.before(words.lang));
        let heads = [
            words.say(first).to_owned(),
            format!(">{this}"),
            format!(">{before}"),
            words.say(change).to_owned(),
        ];
        Sheet::new(heads)
    }
}

/// Whether a figure is of the span or stands at its end.
#[derive(Clone, Copy)]
enum When {
    Within,
    Now,
}

/// A table of figures: what, how many. What happened within the span is said with its name.
fn counted(rows: &[(When, Text, &Figure)], period: Period, words: &Words<'_>) -> Sheet {
    let named = rows.iter().map(|(when, label, figure)| {
        let label = match when {
            When::Within => period.within(*label, words.lang),
            When::Now => words.say(*label).to_owned(),
        };
        (label, *figure)
    });
    tally(named, words)
}

/// Headings numbered in order: 一、二、 with （一）（二） below them, or 1. 2. with plain ones.
pub(super) struct Numbered {
    lang: Lang,
    is_within: bool,
    count: u32,
}

impl Numbered {
    pub(super) const fn new(lang: Lang) -> Self {
        Self {
            lang,
            is_within: false,
            count: 0,
        }
    }

    /// Headings below a heading.
    pub(super) const fn within(lang: Lang) -> Self {
        Self {
            lang,
            is_within: true,
            count: 0,
        }
    }

    /// The next heading.
    pub(super) fn next(&mut self, heading: &str) -> String {
        self.count += 1;
        let count = self.count;
        let chinese = numeral::chinese(count);
        match (self.lang, self.is_within) {
            (Lang::Zh, false) => format!("{chinese}、{heading}"),
            (Lang::Zh, true) => format!("（{chinese}）{heading}"),
            (Lang::En, false) => format!("{count}. {heading}"),
            (Lang::En, true) => heading.to_owned(),
        }
    }
}
