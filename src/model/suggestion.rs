//! 代表建议: deputies' suggestions, their handling and its result (C9).

use super::living::{last, state};
use super::plain::Shape;
use super::satisfaction::Satisfaction;
use super::step::until;
use super::{Day, Id, Kind, org::Units};
use crate::{coded, life, plain};

coded! {
    /// Who proposed it; never a name.
    pub enum Proposer("提出方式", "proposed by") {
        Deputy = "deputy" "代表" / "a deputy",
        Joint = "joint" "代表联名" / "deputies together",
        Delegation = "delegation" "代表团" / "a delegation",
    }
}

life! {
    pub enum SuggestionAction / SuggestionState;
    states {
        Handed = "handed" "待签收" / "handed over",
        Signed = "signed" "办理中" / "in hand",
        Replied = "replied" "已答复" / "replied",
        Finished = "finished" "已反馈" / "feedback given",
    }
    actions {
        Handed = "handed" "交办" / "handed over", first Handed;
        Signed = "signed" "签收" / "signed for", from [Handed => Signed],
            verb "sign" "记录已签收" / "Record that it was signed for";
        Replied = "replied" "答复" / "replied", from [Handed => Replied, Signed => Replied],
            verb "reply" "记录答复和办理结果类别" / "Record the answer and its class", needs [Class];
        Feedback = "feedback" "代表反馈" / "feedback", from [Replied => Finished],
            verb "feedback" "记录代表对答复是否满意" / "Record what the deputy says of the answer", needs [Satisfaction];
        Rehandled = "rehandled" "重新办理" / "handled again", from [Finished => Signed, Replied => Signed],
            verb "rehandle" "退回重新办理" / "Have it handled again", needs [To], may [Reason];
    }
}

plain! {
    /// A suggestion by deputies.
    pub struct Suggestion: SuggestionAction in suggestions, titled |s| &s.title, listed [number, title, lead, due],
        acts |s, action| matches!(action, SuggestionAction::Signed | SuggestionAction::Replied).then_some(&s.lead),
        fixed [due by "rehandle"];
    must {
        number: String, Shape::Line, "建议编号" / "Number", "大会给的编号" / "The number the congress gave it";
        title: String, Shape::Line, "标题" / "Title", "建议的标题" / "What it is called";
        proposer: Proposer, Shape::Choice(Proposer::CHOICE), "提出方式" / "Proposed by", "代表、代表联名或代表团，不写姓名" / "A deputy, several or a delegation, without names";
        lead: Id, Shape::Unit(Units::Leading), "承办单位" / "Handled by", "主办单位" / "The unit that handles it";
        due: Day, Shape::Day, "答复时限" / "Reply due", "应在哪天以前答复" / "The day by which a reply is due";
    }
    each {
        co: Id, Shape::Unit(Units::Leading), "协办单位" / "Co-units", "协办的单位" / "The units that help";
        issues: Id, Shape::Record(Kind::Issue), "相关问题" / "Issues", "与哪些问题有关" / "The issues it belongs to";
    }
}

impl Suggestion {
    /// The day a reply is due as that stands at the end of a day: the first one, or that set when it
    /// was last handed back to be handled again.
    #[must_use]
    pub fn due_at(&self, as_of: Day) -> Day {
        let again = last(&self.history, SuggestionAction::Rehandled, as_of);
        again.and_then(|step| step.to).unwrap_or(self.due)
    }

    /// The day of the reply that stands at the end of a day; `None` before the first one and while
    /// it is handled again.
    #[must_use]
    pub fn replied_on(&self, as_of: Day) -> Option<Day> {
        match state(&self.history, as_of)? {
            SuggestionState::Replied | SuggestionState::Finished => {
                Some(last(&self.history, SuggestionAction::Replied, as_of)?.on)
            }
            SuggestionState::Handed | SuggestionState::Signed => None,
        }
    }

    /// The class of that reply (a word of the vocabulary).
    #[must_use]
    pub fn class(&self, as_of: Day) -> Option<&str> {
        self.replied_on(as_of)?;
        let step = last(&self.history, SuggestionAction::Replied, as_of)?;
        step.class.as_deref()
    }

    /// What the deputy says of that reply; `None` while nothing was said.
    #[must_use]
    pub fn satisfaction(&self, as_of: Day) -> Option<Satisfaction> {
        let is_finished = state(&self.history, as_of) == Some(SuggestionState::Finished);
        let step = last(&self.history, SuggestionAction::Feedback, as_of).filter(|_| is_finished);
        step?.satisfaction
    }

    /// Whether a reply was due before `as_of` and had not been given by then.
    #[must_use]
    pub fn is_overdue(&self, as_of: Day) -> bool {
        self.replied_on(as_of).is_none() && self.due_at(as_of) < as_of
    }

    /// Whether any reply up to a day came after it was due as that then stood.
    #[must_use]
    pub fn was_late(&self, as_of: Day) -> bool {
        let replies =
            until(&self.history, as_of).filter(|(_, s)| s.action == SuggestionAction::Replied);
        replies
            .into_iter()
            .any(|(_, reply)| reply.on > self.due_at(reply.on))
    }

    /// The day of the first step of that action, up to a day.
    #[must_use]
    pub fn first_on(&self, action: SuggestionAction, as_of: Day) -> Option<Day> {
        let mut steps = until(&self.history, as_of);
        steps.find(|(_, s)| s.action == action).map(|(_, s)| s.on)
    }
}
