//! One argument: what is asked, what is offered, how the answer is read.

use clap::{Arg, ArgAction};

use super::prompt::{Question, There, Turn};
use super::{Need, Talk, choices, label};
use crate::cli::desk::Desk;
use crate::cli::editor;
use crate::cli::subject::Subject;
use crate::lang::{Lang, t};
use crate::model::typed::half_width;
use crate::model::{Day, Id, Issue};
use crate::query::usual;
use crate::say;

/// What is typed to open the editor.
const OPEN_EDITOR: &str = ":e";

/// An answer that is offered, and why.
#[derive(Default)]
struct Offer {
    value: String,
    why: String,
}

impl Talk {
    /// Asks for one argument and keeps the answer.
    pub(super) fn ask(&mut self, name: &str) -> Turn<()> {
        let Some(arg) = self.argument(name).cloned() else {
            return Turn::Answer(());
        };
        let turn = self.answer(&arg);
        if let Turn::Answer(values) = &turn {
            let values = values.iter().filter(|v| !v.is_empty()).cloned().collect();
            self.put(name, values);
        }
        turn.map(|_| ())
    }

    fn put(&mut self, name: &str, values: Vec<String>) {
        let item = self.form.items.iter().find(|item| item.arg == name);
        if let Some(item) = item.filter(|_| values.is_empty()) {
            self.left_out.insert(item.arg);
        }
        self.answers.put(name, values);
        self.keep();
    }

    fn answer(&self, arg: &Arg) -> Turn<Vec<String>> {
        let name = arg.get_id().as_str();
        let subject = Subject::of(self.kind, arg);
        let now = self.answers.all(name);
        let offer = self
            .offer(name)
            .filter(|_| now.is_empty())
            .unwrap_or_default();
        let label = label::of(self.form, self.kind, arg, self.lang);
        let is_text = matches!(subject, Subject::Text | Subject::LongText | Subject::Day);
        let hint = match offer.why.as_str() {
            "" if is_text => hint(arg),
            why => why.to_owned(),
        };
        let question = Question {
            label: &label,
            hint: &hint,
            is_needed: self.must_answer(name),
            has_default: default(arg).is_some(),
            lang: self.lang,
        };
        let is_list = matches!(arg.get_action(), ArgAction::Append);
        let offered = choices::of(subject, arg, self.form.verb, self.desk.as_ref(), self.lang);
        match (offered, subject) {
            (Some(choices), _) if choices.is_empty() => question.none_to_choose(),
            (Some(choices), _) if is_list => question.several(choices, &now),
            (Some(choices), _) => {
                let at = now.first().unwrap_or(&offer.value);
                let at = Some(at.clone()).filter(|at| !at.is_empty());
                let at = at.or_else(|| default(arg));
                let turn = question.one(choices, at.as_deref());
                turn.map(|value| vec![value])
            }
            (None, Subject::Day) => {
                let there = there(&now.join(""), &offer.value);
                self.day(&question, name, &there).map(|day| vec![day])
            }
            (None, Subject::LongText) => {
                let turn = self.long(&question, &now.join(""));
                turn.map(|text| vec![text])
            }
            (None, _) if is_list => {
                let there = there(&now.join(LIST_MARK), "");
                question.text(&there, &as_typed).map(|text| split(&text))
            }
            (None, _) => {
                let there = there(&now.join(""), &default(arg).unwrap_or_default());
                question.text(&there, &as_typed).map(|text| vec![text])
            }
        }
    }

    fn must_answer(&self, name: &str) -> bool {
        let item = self.form.items.iter().find(|item| item.arg == name);
        item.is_some_and(|item| !matches!(item.need, Need::May) && self.is_needed(item))
    }

    /// Reads a day as people type it and says it back with its weekday and the days left.
    fn day(&self, question: &Question<'_>, name: &str, there: &There) -> Turn<String> {
        let Some(desk) = &self.desk else {
            let read = |text: &str| match Day::parse_iso(text) {
                Ok(day) => Ok(format!("{day}（{}）", day.weekday(self.lang))),
                Err(fault) => Err(fault.text(self.lang).to_owned()),
            };
            return question.text(there, &read);
        };
        let from = self.counted_from(name, desk);
        let shown = |text: &str| match desk.reckon(text, from) {
            Ok(day) => Ok(in_full(day.value, desk) + provisional(day.provisional, self.lang)),
            Err(fault) => Err(fault.text(self.lang).to_owned()),
        };
        question.text(there, &shown).map(|text| {
            let day = desk.reckon(&text, from).map(|day| day.value.to_string());
            day.unwrap_or(text)
        })
    }

    /// The day relative dates count from: that of the step, for a deadline it sets.
    fn counted_from(&self, name: &str, desk: &Desk) -> Day {
        let on = self.answers.first("on").filter(|_| name != "on");
        let on = on.and_then(|text| desk.reckon(&text, desk.today).ok());
        on.map_or(desk.today, |day| day.value)
    }

    /// A line typed in place, or several in the editor.
    fn long(&self, question: &Question<'_>, initial: &str) -> Turn<String> {
        let keys = t(
            "写多段：输入 :e 回车，打开编辑器",
            ":e and Enter opens the editor",
        );
        let hint = [question.hint, keys.in_lang(self.lang)];
        let hint: Vec<&str> = hint.into_iter().filter(|h| !h.is_empty()).collect();
        let hint = hint.join(t("；", "; ").in_lang(self.lang));
        let asked = Question {
            hint: &hint,
            ..*question
        };
        let (mut text, mut opens) = (initial.to_owned(), initial.contains('\n'));
        loop {
            if opens {
                match editor::text(self.desk.as_ref(), question.label, &text, self.lang) {
                    Ok(written) if written.contains('\n') => return Turn::Answer(written),
                    Ok(written) => text = written,
                    Err(failure) => {
                        failure.tell(self.lang);
                    }
                }
            }
            let written = t("（在编辑器里写）", "(in the editor)").in_lang(self.lang);
            let plain = |typed: &str| {
                let opens = half_width(typed) == OPEN_EDITOR;
                Ok(if opens { written } else { typed }.to_owned())
            };
            match asked.text(&there(&text.replace('\n', " "), ""), &plain) {
                Turn::Answer(typed) if half_width(&typed) == OPEN_EDITOR => opens = true,
                turn => return turn,
            }
        }
    }

    /// What this ledger usually does, for the facts of a handover.
    fn offer(&self, name: &str) -> Option<Offer> {
        let desk = self.desk.as_ref()?;
        let issue = || self.issue();
        match name {
            "on" => Some(Offer {
                value: desk.today.to_string(),
                why: String::new(),
            }),
            "lead" => {
                let category = issue().map(|i| i.category);
                let category = category.or_else(|| self.answers.first("category"))?;
                let lead = usual::lead(&desk.ledger, &category)?;
                Some(self.usual_unit(lead, desk))
            }
            "supervisor" => {
                let unit = usual::supervisor(&desk.ledger)?;
                Some(self.usual_unit(unit, desk))
            }
            "due" if self.kind == Some(crate::model::Kind::Issue) => {
                let campaign = issue().map_or_else(|| desk.campaign.clone(), campaign_of)?;
                let days = usual::limit(&desk.ledger, &campaign)?;
                let end = self.counted_from(name, desk).plus(days);
                let end = desk.ledger.clockwork().limit_end(end).value;
                Some(Offer {
                    value: end.to_string(),
                    why: say!(
                        self.lang,
                        "本专项的期限通常是 {days} 天，回车采用",
                        "usually {days} days in this campaign"
                    ),
                })
            }
            "unit" => {
                let task_of = self.answers.first("issue")?;
                let issue: Issue = desk.record(&task_of).ok()?;
                Some(self.usual_unit(&issue.lead?, desk))
            }
            _ => None,
        }
    }

    fn usual_unit(&self, unit: &Id, desk: &Desk) -> Offer {
        let name = desk.ledger.org_name(unit);
        Offer {
            value: unit.to_string(),
            why: say!(self.lang, "通常是{name}", "usually {name}"),
        }
    }
}

impl Question<'_> {
    /// A choice among nothing: skipped when it may be left out, else the end of the asking.
    fn none_to_choose(&self) -> Turn<Vec<String>> {
        let label = self.label;
        if !self.is_needed {
            return Turn::Answer(Vec::new());
        }
        crate::cli::stream::to_stderr(&say!(
            self.lang,
            "“{label}”没有可选的。\n",
            "{label}: there is nothing to choose from.\n"
        ));
        Turn::Stop
    }
}

/// An earlier answer stands there to be edited, else an offer to be taken.
fn there(typed: &str, offered: &str) -> There {
    match (typed, offered) {
        ("", "") => There::Nothing,
        ("", offered) => There::Offered(offered.to_owned()),
        (typed, _) => There::Typed(typed.to_owned()),
    }
}

fn as_typed(text: &str) -> Result<String, String> {
    Ok(text.to_owned())
}

fn campaign_of(issue: Issue) -> Option<Id> {
    Some(issue.campaign)
}

/// The day with its weekday and the days from today.
fn in_full(day: Day, desk: &Desk) -> String {
    let (left, weekday, lang) = (day.since(desk.today), day.weekday(desk.lang), desk.lang);
    let over = -left;
    let when = match left {
        0 => t("今天", "today").in_lang(lang).to_owned(),
        1.. => say!(lang, "还有 {left} 天", "in {left} days"),
        _ => say!(lang, "{over} 天以前", "{over} days ago"),
    };
    say!(
        lang,
        "{day}（{weekday}），{when}",
        "{day} ({weekday}), {when}"
    )
}

fn provisional(is: bool, lang: Lang) -> &'static str {
    let text = t(
        "，暂定，缺年历",
        ", provisional: a calendar year is missing",
    );
    if is { text.in_lang(lang) } else { "" }
}

/// What stands between the entries of a list that is typed.
const LIST_MARK: &str = "；";

fn split(text: &str) -> Vec<String> {
    let parts = text.split(['；', ';']).map(str::trim);
    parts.filter(|p| !p.is_empty()).map(str::to_owned).collect()
}

/// The help of the argument without its list of values.
fn hint(arg: &Arg) -> String {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    help.split('［').next().unwrap_or_default().to_owned()
}

fn default(arg: &Arg) -> Option<String> {
    let value = arg.get_default_values().first()?;
    Some(value.to_string_lossy().into_owned())
}
