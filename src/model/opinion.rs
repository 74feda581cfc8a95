//! 意见建议: what people say, as the contact stations and meetings hear it (B5).

use super::living::{last, possible, state};
use super::plain::Shape;
use super::step::until;
use super::verdict::Disposition;
use super::vocabulary::WordList;
use super::{Day, Id, Kind, org::Units};
use crate::{coded, life, plain};

coded! {
    /// Who said it; never a name.
    pub enum Submitter("反映人类别", "who said it") {
        Elderly = "elderly" "老年人" / "old person",
        Family = "family" "家属" / "family",
        Deputy = "deputy" "人大代表" / "deputy",
        Operator = "operator" "运营机构" / "operator",
        Grassroots = "grassroots" "基层单位" / "grassroots unit",
        Other = "other" "其他" / "other",
    }
}

life! {
    pub enum OpinionAction / OpinionState;
    states {
        Received = "received" "待分办" / "received",
        Sorted = "sorted" "已分办" / "dealt out",
        Replied = "replied" "已答复" / "replied",
        Merged = "merged" "已合并" / "merged",
    }
    actions {
        Received = "received" "收到" / "received", first Received;
        Sorted = "sorted" "分办" / "dealt out", from [Received => Sorted, Sorted => Sorted],
            verb "sort" "分办：当场答复、转为问题、转有关单位等" / "Say how it is dealt with", needs [Disposition], may [Lead, Issues];
        Replied = "replied" "答复" / "replied", from [Sorted => Replied],
            verb "reply" "记录已答复" / "Record the reply";
        Merged = "merged" "合并" / "merged", from [Received => Merged, Sorted => Merged],
            verb "merge" "并入同一内容的另一条意见" / "Merge into another opinion that says the same", needs [Into];
    }
}

plain! {
    /// An opinion: what was said, where it came in, which aspect it concerns.
    pub struct Opinion: OpinionAction in opinions, titled |o| &o.content, listed [content, channel, aspect, county];
    must {
        content: String, Shape::Text, "意见内容" / "Content", "所说的事，五百字以内；不写人名、电话、住址" / "What was said, at most 500 characters, without names, numbers or addresses of people";
        channel: String, Shape::Word(WordList::OpinionChannel), "渠道" / "Channel", "从哪里收到" / "Where it came in";
        aspect: String, Shape::Word(WordList::SurveyAspect), "方面" / "Aspect", "属于哪个方面" / "The aspect it concerns";
    }
    may {
        county: Id, Shape::Unit(Units::Counties), "县区" / "County", "来自哪个县区" / "The county it comes from";
        submitter: Submitter, Shape::Choice(Submitter::CHOICE), "反映人类别" / "Who said it", "哪一类人反映的，不写是谁" / "What sort of person said it, never who";
        reply_due: Day, Shape::Day, "答复时限" / "Reply due", "应在哪天以前答复" / "The day by which a reply is due";
    }
    each {
        issues: Id, Shape::Record(Kind::Issue), "形成问题" / "Issues", "由它形成或与它有关的问题" / "The issues it led to or belongs to";
    }
}

impl Opinion {
    /// How it is dealt with at the end of a day, as it was last dealt out; `None` before that and
    /// for one that was merged away.
    #[must_use]
    pub fn disposition(&self, as_of: Day) -> Option<Disposition> {
        match state(&self.history, as_of)? {
            OpinionState::Sorted | OpinionState::Replied => {
                last(&self.history, OpinionAction::Sorted, as_of)?.disposition
            }
            OpinionState::Received | OpinionState::Merged => None,
        }
    }

    /// The unit it was last dealt out to, up to a day.
    #[must_use]
    pub fn referred_to(&self, as_of: Day) -> Option<&Id> {
        last(&self.history, OpinionAction::Sorted, as_of)?
            .lead
            .as_ref()
    }

    /// The opinion it was merged into by a day.
    #[must_use]
    pub fn merged_into(&self, as_of: Day) -> Option<&Id> {
        let is_merged = state(&self.history, as_of) == Some(OpinionState::Merged);
        let step = last(&self.history, OpinionAction::Merged, as_of).filter(|_| is_merged);
        step?.into.as_ref()
    }

    /// The day it was replied to, up to a day: what was answered on the spot, on the day it was dealt
    /// out so, whether or not a reply was recorded besides.
    #[must_use]
    pub fn replied_on(&self, as_of: Day) -> Option<Day> {
        let on_spot = || self.answered_on_spot(as_of);
        match state(&self.history, as_of)? {
            OpinionState::Sorted => on_spot(),
            OpinionState::Replied => {
                let replied = || last(&self.history, OpinionAction::Replied, as_of);
                on_spot().or_else(|| Some(replied()?.on))
            }
            OpinionState::Received | OpinionState::Merged => None,
        }
    }

    /// The day from which it counts as answered on the spot; `None` when it was last dealt out in
    /// another way.
    fn answered_on_spot(&self, as_of: Day) -> Option<Day> {
        let steps = possible(&self.history, as_of).into_iter();
        let sorted = steps.filter(|step| step.action == OpinionAction::Sorted);
        sorted.fold(None, |on, step| match step.disposition {
            Some(Disposition::OnSpot) => on.or(Some(step.on)),
            _ => None,
        })
    }

    /// Whether a reply is still to be given at the end of a day. One merged away is answered with
    /// the other; one kept for reference or out of scope needs none.
    #[must_use]
    pub fn awaits_reply(&self, as_of: Day) -> bool {
        match state(&self.history, as_of) {
            Some(OpinionState::Received) => true,
            Some(OpinionState::Sorted) => {
                let way = self.disposition(as_of);
                way.is_none_or(Disposition::leaves_a_reply)
            }
            Some(OpinionState::Replied | OpinionState::Merged) | None => false,
        }
    }

    /// Whether a reply was due before `as_of` and is still awaited.
    #[must_use]
    pub fn is_overdue(&self, as_of: Day) -> bool {
        self.awaits_reply(as_of) && self.reply_due.is_some_and(|due| due < as_of)
    }

    /// The issues it led to or belongs to, named as facts or when it was dealt out, each once.
    #[must_use]
    pub fn led_to(&self, as_of: Day) -> Vec<&Id> {
        let steps = until(&self.history, as_of).flat_map(|(_, step)| &step.issues);
        let mut all: Vec<&Id> = self.issues.iter().chain(steps).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::day::day;
    use crate::model::plain::Plain;

    /// Received on the first of May, a reply due on the tenth.
    fn opinion(steps: &[&str]) -> Opinion {
        let text = "id: KF-P001\nuid: p1aaaaaa\ncampaign: 2024-elder-care\ncontent: 某事\nchannel: hotline\n\
             aspect: service\nreply_due: 2024-05-10\nhistory:\n\
             - {on: 2024-05-01, action: received, by: npc-office}\n";
        let steps: String = steps
            .iter()
            .map(|step| format!("- {{{step}, by: npc-office}}\n"))
            .collect();
        serde_yaml::from_str(&format!("{text}{steps}")).unwrap()
    }

    #[test]
    fn what_was_answered_on_the_spot_is_replied_to_that_day_and_never_overdue() {
        let found = opinion(&["on: 2024-05-06, action: sorted, disposition: on-spot"]);
        assert_eq!(found.replied_on(day("2024-05-05")), None);
        assert!(found.awaits_reply(day("2024-05-05")));
        assert_eq!(found.replied_on(day("2024-05-06")), Some(day("2024-05-06")));
        assert!(!found.awaits_reply(day("2024-05-06")));
        assert!(!found.is_overdue(day("2024-12-31")));
        assert_eq!(found.state(day("2024-12-31")), Some(OpinionState::Sorted));
        // A reply that is recorded besides, or a second sorting, does not move the day.
        let twice = opinion(&[
            "on: 2024-05-06, action: sorted, disposition: on-spot",
            "on: 2024-05-08, action: sorted, disposition: on-spot",
            "on: 2024-05-12, action: replied",
        ]);
        assert_eq!(twice.replied_on(day("2024-05-12")), Some(day("2024-05-06")));
        // Referred after all, it waits again.
        let referred = opinion(&[
            "on: 2024-05-06, action: sorted, disposition: on-spot",
            "on: 2024-05-08, action: sorted, disposition: referred, lead: civil-affairs",
        ]);
        assert_eq!(referred.replied_on(day("2024-05-08")), None);
        assert!(!referred.is_overdue(day("2024-05-10")));
        assert!(referred.is_overdue(day("2024-05-11")));
    }

    #[test]
    fn what_is_kept_for_reference_or_out_of_scope_waits_for_no_reply() {
        for (way, waits) in [
            ("noted", false),
            ("out-of-scope", false),
            ("to-suggestion", true),
            ("to-issue", true),
            ("referred", true),
        ] {
            let step = format!("on: 2024-05-06, action: sorted, disposition: {way}");
            let found = opinion(&[&step]);
            assert_eq!(found.replied_on(day("2024-05-31")), None, "{way}");
            assert_eq!(found.awaits_reply(day("2024-05-31")), waits, "{way}");
            assert_eq!(found.is_overdue(day("2024-05-31")), waits, "{way}");
        }
    }
}
