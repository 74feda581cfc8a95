//! One question at the terminal.

use std::cell::RefCell;
use std::cmp::Reverse;

use inquire::error::{CustomUserError, InquireError};
use inquire::list_option::ListOption;
use inquire::ui::{Color, RenderConfig, StyleSheet, Styled};
use inquire::validator::{ErrorMessage, Validation};
use inquire::{MultiSelect, Select};
use unicode_width::UnicodeWidthStr;

use super::choices::Choice;
use super::{initials, paste};
use crate::cli::color;
use crate::lang::{Lang, Text, t};

/// What the person did with a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Turn<T> {
    /// Answered it.
    Answer(T),
    /// Went back to the one before (Esc).
    Back,
    /// Stopped (Ctrl-C, or the terminal went away).
    Stop,
}

impl<T> Turn<T> {
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Turn<U> {
        match self {
            Self::Answer(value) => Turn::Answer(change(value)),
            Self::Back => Turn::Back,
            Self::Stop => Turn::Stop,
        }
    }
}

impl<T> From<Result<T, InquireError>> for Turn<T> {
    fn from(result: Result<T, InquireError>) -> Self {
        match result {
            Ok(value) => Self::Answer(value),
            Err(InquireError::OperationCanceled) => Self::Back,
            Err(_) => Self::Stop,
        }
    }
}

/// A question: its words, and whether it may be left out.
pub(super) struct Question<'a> {
    /// What is asked, such as 问题类别.
    pub(super) label: &'a str,
    /// What the answer means, in a few words; may be empty.
    pub(super) hint: &'a str,
    /// Whether an answer is needed.
    pub(super) is_needed: bool,
    /// Whether the command knows an answer of its own.
    pub(super) has_default: bool,
    /// The language.
    pub(super) lang: Lang,
}

/// What stands at a question before anything is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum There {
    /// Nothing.
    Nothing,
    /// An earlier answer, to be edited.
    Typed(String),
    /// An answer that Enter takes.
    Offered(String),
}

impl There {
    fn typed(&self) -> Option<&str> {
        match self {
            Self::Typed(text) => Some(text),
            Self::Nothing | Self::Offered(_) => None,
        }
    }

    fn offered(&self) -> Option<&str> {
        match self {
            Self::Offered(text) => Some(text),
            Self::Nothing | Self::Typed(_) => None,
        }
    }
}

/// What is made of a typed text: its value and how it is shown, or what is wrong with it.
pub(super) type Reading<'a> = &'a dyn Fn(&str) -> Result<String, String>;

impl<'a> Question<'a> {
    /// A question that must be answered and explains itself.
    pub(super) const fn plain(label: &'a str, lang: Lang) -> Self {
        Self {
            label,
            hint: "",
            is_needed: true,
            has_default: false,
            lang,
        }
    }
}

impl Question<'_> {
    /// Asks for a line of text. What stands there already may be edited; `shown` checks what was
    /// typed and says how it is shown once it is answered. What stands in the line when the person
    /// goes back or stops is left in `typed`.
    pub(super) fn text(
        &self,
        there: &There,
        shown: Reading<'_>,
        typed: &RefCell<String>,
    ) -> Turn<String> {
        typed.borrow_mut().clear();
        let label = self.words();
        let is_offered = there.offered().is_some();
        let optional = t("可不填，直接回车", "may be left empty");
        let optional = Some(optional).filter(|_| !is_offered);
        let help = self.help(optional, t("Esc 回上一项", "Esc to go back"));
        let is_needed = self.is_needed;
        let empty = t("这一项要填", "this must be answered").in_lang(self.lang);
        let check = |typed: &str| -> Result<Validation, CustomUserError> {
            let typed = typed.trim();
            Ok(match (typed.is_empty(), shown(typed)) {
                (true, _) if is_needed => invalid(empty),
                (false, Err(wrong)) => invalid(&wrong),
                _ => Validation::Valid,
            })
        };
        let echo = |typed: &str| shown(typed.trim()).unwrap_or_else(|_| typed.to_owned());
        let prompt = inquire::Text {
            initial_value: there.typed(),
            default: there.offered(),
            ..inquire::Text::new(&label)
        };
        let prompt = prompt
            .with_help_message(&help)
            .with_autocomplete(Watch(typed))
            .with_validator(Checked(&check))
            .with_formatter(&echo)
            .with_render_config(look(self.lang));
        Turn::from(prompt.prompt()).map(|answer| {
            typed.borrow_mut().clear();
            let whole = match paste::rest() {
                rest if rest.is_empty() => answer,
                rest => format!("{answer}\n{rest}"),
            };
            let text = whole.trim();
            // Several lines keep their last end: without it the last is not whole.
            let end = if text.contains('\n') && whole.ends_with('\n') {
                "\n"
            } else {
                ""
            };
            format!("{text}{end}")
        })
    }

    /// Asks for a text of one line. Several that were pasted are joined and shown once more.
    pub(super) fn line(
        &self,
        there: There,
        shown: Reading<'_>,
        typed: &RefCell<String>,
    ) -> Turn<String> {
        let mut there = there;
        loop {
            match self.text(&there, shown, typed) {
                Turn::Answer(text) if text.contains(['\n', '\t']) => {
                    let words: Vec<&str> = text.split_whitespace().collect();
                    there = There::Typed(words.join(" "));
                }
                turn => return turn,
            }
        }
    }

    /// Asks for one of several; one that may be left out offers that first.
    pub(super) fn one(&self, mut choices: Vec<Choice>, at: Option<&str>) -> Turn<String> {
        if !(self.is_needed || self.has_default) {
            let nothing = t("（不填）", "(none)");
            choices.insert(0, Choice::fixed("", nothing, self.lang));
        }
        let cursor = choices.iter().position(|c| Some(c.value.as_str()) == at);
        let label = self.words();
        let optional = t("不需要的选“（不填）”", "(none) leaves it out");
        let help = self.help(
            Some(optional),
            t(
                "↑↓ 选，回车定；输入汉字或拼音首字母筛选；Esc 回上一项",
                "↑↓ and Enter; type to filter; Esc to go back",
            ),
        );
        let page = page(&choices);
        let prompt = Select::new(&label, choices)
            .with_help_message(&help)
            .with_scorer(&score)
            .with_sorter(&best_first)
            .with_starting_cursor(cursor.unwrap_or(0))
            .with_page_size(page)
            .with_render_config(look(self.lang));
        Turn::from(prompt.prompt()).map(|choice| choice.value)
    }

    /// Asks for any number of several.
    pub(super) fn several(&self, choices: Vec<Choice>, chosen: &[String]) -> Turn<Vec<String>> {
        let marked: Vec<usize> = choices
            .iter()
            .enumerate()
            .filter(|(_, c)| chosen.contains(&c.value))
            .map(|(i, _)| i)
            .collect();
        let label = self.words();
        let optional = t("可不选，直接回车", "may be left empty");
        let help = self.help(
            Some(optional),
            t(
                "空格勾选，回车定；输入汉字或拼音首字母筛选；Esc 回上一项",
                "Space to mark, Enter when done; type to filter; Esc to go back",
            ),
        );
        let list = t("、", ", ").in_lang(self.lang);
        let echo = |marked: &[ListOption<&Choice>]| -> String {
            let shown: Vec<&str> = marked.iter().map(|m| m.value.shown.as_str()).collect();
            shown.join(list)
        };
        let page = page(&choices);
        let prompt = MultiSelect::new(&label, choices)
            .with_help_message(&help)
            .with_scorer(&score)
            .with_default(&marked)
            .with_keep_filter(false)
            .with_page_size(page)
            .with_formatter(&echo)
            .with_validator(AtLeastOne(self.is_needed.then_some(self.lang)))
            .with_render_config(look(self.lang));
        let turn = Turn::from(prompt.prompt());
        turn.map(|marked| marked.into_iter().map(|c| c.value).collect())
    }

    fn words(&self) -> String {
        let colon = t("：", ":").in_lang(self.lang);
        format!("{}{colon}", self.label)
    }

    fn help(&self, optional: Option<Text>, keys: Text) -> String {
        let is_optional = !(self.is_needed || self.has_default);
        let optional = optional.filter(|_| is_optional);
        let hint = if self.hint == self.label {
            ""
        } else {
            self.hint
        };
        let parts = [
            hint,
            optional.map_or("", |text| text.in_lang(self.lang)),
            keys.in_lang(self.lang),
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        parts.join(t("；", "; ").in_lang(self.lang))
    }
}

/// Choices on the screen at once: eight, fewer where their lines would not fit.
fn page(choices: &[Choice]) -> usize {
    let (columns, rows) = crossterm::terminal::size().unwrap_or((80, 24));
    let widest = choices.iter().map(|c| c.shown.width()).max().unwrap_or(0);
    let lines = (widest + 2).div_ceil(usize::from(columns).max(1)).max(1);
    // The question and the help take about two lines each on a narrow screen.
    let room = usize::from(rows).saturating_sub(5);
    (room / lines).clamp(2, 8)
}

fn score(typed: &str, choice: &Choice, _: &str, _: usize) -> Option<i64> {
    let of_value = initials::fits(typed, &choice.value);
    initials::fits(typed, &choice.shown).max(of_value)
}

/// The best first; equals stay in the ledger's order.
fn best_first(scored: &mut [(usize, i64)]) {
    scored.sort_by_key(|(place, score)| (Reverse(*score), *place));
}

fn invalid(why: &str) -> Validation {
    Validation::Invalid(ErrorMessage::Custom(why.to_owned()))
}

/// Sees what stands in the line after every key; it proposes nothing.
#[derive(Clone)]
struct Watch<'a>(&'a RefCell<String>);

impl inquire::Autocomplete for Watch<'_> {
    fn get_suggestions(&mut self, input: &str) -> Result<Vec<String>, CustomUserError> {
        input.clone_into(&mut self.0.borrow_mut());
        Ok(Vec::new())
    }

    fn get_completion(
        &mut self,
        _: &str,
        _: Option<String>,
    ) -> Result<inquire::autocompletion::Replacement, CustomUserError> {
        Ok(None)
    }
}

/// A check of one line; the prompt asks for a type it can copy.
#[derive(Clone)]
struct Checked<'a>(&'a dyn Fn(&str) -> Result<Validation, CustomUserError>);

impl inquire::validator::StringValidator for Checked<'_> {
    fn validate(&self, typed: &str) -> Result<Validation, CustomUserError> {
        (self.0)(typed)
    }
}

/// Refuses an empty choice, in that language; nothing when there is none.
#[derive(Clone)]
struct AtLeastOne(Option<Lang>);

impl inquire::validator::MultiOptionValidator<Choice> for AtLeastOne {
    fn validate(&self, marked: &[ListOption<&Choice>]) -> Result<Validation, CustomUserError> {
        let refusing = self.0.filter(|_| marked.is_empty());
        let why = t("至少勾选一项", "mark at least one");
        Ok(refusing.map_or(Validation::Valid, |lang| invalid(why.in_lang(lang))))
    }
}

/// An answered question is told from an open one by its mark also without colour.
fn look(lang: Lang) -> RenderConfig<'static> {
    let (base, quiet) = if color::is_wanted(&std::io::stderr()) {
        let grey = StyleSheet::new().with_fg(Color::DarkGrey);
        (RenderConfig::default_colored(), grey)
    } else {
        (RenderConfig::empty(), StyleSheet::new())
    };
    base.with_answered_prompt_prefix(Styled::new(">"))
        .with_canceled_prompt_indicator(Styled::new(t("（返回）", "(back)").in_lang(lang)))
        .with_help_message(quiet)
}
