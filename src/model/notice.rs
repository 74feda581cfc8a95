//! 函件: the numbered papers that hand over, press, ask and report.

mod supplied;
mod trace;

use super::plain::Shape;
use super::{Day, Id, Kind, Step, org::Units};
use crate::{coded, life, plain};

coded! {
    /// What a numbered paper is for.
    pub enum NoticeKind("函件种类", "kind of notice") {
        Handover = "handover" "交办单" / "handover sheet",
        Reminder = "reminder" "提醒函" / "reminder",
        Urge = "urge" "催办通知" / "urging notice",
        Supervise = "supervise" "督办函" / "supervision letter",
        Summon = "summon" "约谈提请" / "proposal to summon",
        Request = "request" "请示" / "request for instructions",
        Report = "report" "报告" / "report",
        Accountability = "accountability" "问责建议" / "accountability proposal",
    }
}

impl NoticeKind {
    /// How hard a notice presses, from 0 for a reminder; `None` for one that presses nobody. An
    /// accountability proposal is the hardest, but no rung of the ladder: only people propose it.
    #[must_use]
    pub const fn gravity(self) -> Option<u8> {
        match self {
            Self::Reminder => Some(0),
            Self::Urge => Some(1),
            Self::Supervise => Some(2),
            Self::Summon => Some(3),
            Self::Accountability => Some(4),
            Self::Handover | Self::Request | Self::Report => None,
        }
    }

    /// Whether it presses a unit about one issue and may stand in the ladder (催办阶梯).
    #[must_use]
    pub const fn presses(self) -> bool {
        matches!(
            self,
            Self::Reminder | Self::Urge | Self::Supervise | Self::Summon
        )
    }

    /// Whether it is about exactly one issue (一事一单).
    #[must_use]
    pub const fn is_of_one_issue(self) -> bool {
        self.gravity().is_some()
    }
}

life! {
    pub enum NoticeAction / NoticeState;
    states {
        Issued = "issued" "待签收" / "issued",
        Signed = "signed" "待答复" / "signed for",
        Answered = "answered" "已答复" / "answered",
        Returned = "returned" "已退回" / "returned",
        Cancelled = "cancelled" "已作废" / "cancelled",
    }
    actions {
        Issued = "issued" "发出" / "issued", first Issued;
        Signed = "signed" "签收" / "signed for", from [Issued => Signed],
            verb "sign" "记录已签收" / "Record that it was signed for";
        Returned = "returned" "退回" / "returned", from [Issued => Returned, Signed => Returned],
            verb "return" "记录被退回" / "Record that it came back", needs [Reason];
        Answered = "answered" "答复" / "answered", from [Issued => Answered, Signed => Answered],
            verb "answer" "记录已书面答复" / "Record the answer";
        Cancelled = "cancelled" "作废" / "cancelled", from [Issued => Cancelled, Signed => Cancelled],
            verb "cancel" "作废；文号不再使用" / "Cancel it; its number is not used again", needs [Reason];
    }
}

impl NoticeState {
    /// Whether it came back or was cancelled, and so asks nothing of anybody.
    #[must_use]
    pub const fn is_void(self) -> bool {
        matches!(self, Self::Returned | Self::Cancelled)
    }
}

plain! {
    /// A notice. Its number is series, year and number: 汴人联监交〔2024〕5号.
    pub struct Notice: NoticeAction in notices, titled |n| &n.matter, listed [number, kind, addressee, matter, issues, reply_due],
        acts |n, action| matches!(action, NoticeAction::Signed | NoticeAction::Returned | NoticeAction::Answered).then_some(&n.addressee),
        fixed [series by "cancel", year by "cancel", number by "cancel"],
        numbered series year number,
        supplied [series, year, number, addressee, matter] by supplied::supply;
    must {
        kind: NoticeKind, Shape::Choice(NoticeKind::CHOICE), "函件类别" / "Kind of notice", "提醒、催办、督办、约谈提请依次加重" / "Reminder, urging, supervision and talk grow in gravity";
        series: String, Shape::Line, "机关代字" / "Series", "文号里年份前面的字，如 汴人联监交" / "What stands before the year in its number";
        year: u32, Shape::Count, "年份" / "Year", "文号里的年份" / "The year in its number";
        number: u32, Shape::Count, "序号" / "Number", "每个代字每年从 1 起，用过不再用" / "From 1 in each series and year, never used again";
        addressee: Id, Shape::Unit(Units::Any), "主送单位" / "Addressee", "发给哪个单位" / "The unit it goes to";
        matter: String, Shape::Line, "事由" / "Matter", "一事一函，一句话" / "One matter, in one line";
    }
    may {
        meeting: Id, Shape::Record(Kind::Meeting), "会议" / "Meeting", "在哪次会上交办或决定发出" / "The meeting it comes from";
        requirement: String, Shape::Text, "要求" / "Requirement", "要对方做什么" / "What is asked";
        reply_due: Day, Shape::Day, "答复时限" / "Reply due", "应在哪天以前答复" / "The day an answer is due";
    }
    each {
        issues: Id, Shape::Record(Kind::Issue), "问题" / "Issues", "涉及的问题；催办、督办一函一个" / "The issues it concerns; one for a notice that presses";
    }
}

/// A dated step of a notice.
pub type NoticeStep = Step<NoticeAction>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::coded::Coded;

    #[test]
    fn four_kinds_press_in_rising_order() {
        let pressing: Vec<NoticeKind> = NoticeKind::ALL
            .iter()
            .copied()
            .filter(|kind| kind.presses())
            .collect();
        let labels: Vec<&str> = pressing.iter().map(|kind| kind.label().zh).collect();
        assert_eq!(labels, ["提醒函", "催办通知", "督办函", "约谈提请"]);
        assert!(pressing.is_sorted_by_key(|kind| kind.gravity()));
    }

    #[test]
    fn one_matter_a_notice_for_what_presses_or_blames() {
        assert!(NoticeKind::Accountability.is_of_one_issue());
        assert!(!NoticeKind::Accountability.presses());
        assert!(!NoticeKind::Handover.is_of_one_issue());
    }
}
