//! Answers that are offered: what this ledger usually does, what another record says.

use serde_json::{Value, json};

use super::Talk;
use crate::cli::desk::Desk;
use crate::lang::t;
use crate::model::issue::Standing;
use crate::model::plain::{Facts, Plain, Shape};
use crate::model::{Bulletin, Id, Issue, Kind, Notice};
use crate::query::usual;
use crate::say;

/// An answer that is offered, and why.
#[derive(Default)]
pub(super) struct Offer {
    pub(super) value: String,
    pub(super) why: String,
}

impl Talk {
    /// What this ledger usually does, for the facts of a handover.
    pub(super) fn offer(&self, name: &str) -> Option<Offer> {
        if matches!(name, "on" | "started_on") {
            return Some(Offer {
                value: self.today.to_string(),
                why: String::new(),
            });
        }
        let desk = self.desk.as_ref()?;
        let issue = || self.issue();
        match name {
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
            "due" if self.kind == Some(Kind::Issue) => {
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
            "due" if self.kind == Some(Kind::Task) => {
                let issue = self.issue_served(desk)?;
                let standing = Standing::of(&issue, desk.today, &desk.ledger.clockwork())?;
                Some(Offer {
                    value: standing.due?.to_string(),
                    why: t("所属问题的时限", "the issue's own deadline")
                        .in_lang(self.lang)
                        .to_owned(),
                })
            }
            "unit" => {
                let lead = self.issue_served(desk)?.lead?;
                Some(self.usual_unit(&lead, desk))
            }
            _ => self.supplied(name, desk),
        }
    }

    /// What the ledger itself would supply, such as the series last used.
    fn supplied(&self, name: &str, desk: &Desk) -> Option<Offer> {
        let (facts, unsure) = match self.kind? {
            Kind::Notice => self.supply::<Notice>(desk),
            Kind::Bulletin => self.supply::<Bulletin>(desk),
            _ => return None,
        };
        let value = match facts.get(name)? {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let why = if unsure.contains(&name) {
            t(
                "照账本推算，暂定，缺年历；回车采用",
                "as the ledger has it, provisional: a calendar year is missing",
            )
        } else {
            t("照账本，回车采用", "as the ledger has it")
        };
        Some(Offer {
            value,
            why: why.in_lang(self.lang).to_owned(),
        })
    }

    /// The facts that follow from what was answered so far, and the keys of provisional days.
    fn supply<R: Plain>(&self, desk: &Desk) -> (Facts, Vec<&'static str>) {
        let mut facts = Facts::new();
        for fact in R::FACTS {
            let answered = self.answers.all(fact.key);
            let read = |text: &String| match fact.shape {
                Some(Shape::Record(kind)) => desk.known(kind, text).ok().map(|id| json!(id)),
                _ => Some(json!(text)),
            };
            let mut values: Vec<Value> = answered.iter().filter_map(read).collect();
            if values.is_empty() {
                continue;
            }
            if fact.need.is_list() {
                facts.insert(fact.key.into(), Value::Array(values));
            } else if let Some(value) = values.pop() {
                facts.insert(fact.key.into(), value);
            }
        }
        let on = self.counted_from("reply_due", desk);
        let unsure = R::supply(&mut facts, &desk.ledger, on);
        (facts, unsure)
    }

    /// The issue a measure is for.
    fn issue_served(&self, desk: &Desk) -> Option<Issue> {
        desk.record(&self.answers.first("issue")?).ok()
    }

    fn usual_unit(&self, unit: &Id, desk: &Desk) -> Offer {
        let name = desk.ledger.org_name(unit);
        Offer {
            value: unit.to_string(),
            why: say!(self.lang, "通常是{name}", "usually {name}"),
        }
    }
}

fn campaign_of(issue: Issue) -> Option<Id> {
    Some(issue.campaign)
}
