//! 代表建议: deputies' suggestions, their handling and its result (C9).

use super::plain::Shape;
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
        Finished = "finished" "已办结" / "finished",
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
        acts |s, action| matches!(action, SuggestionAction::Signed | SuggestionAction::Replied).then_some(&s.lead);
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
