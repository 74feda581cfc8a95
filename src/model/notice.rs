//! 函件: the numbered papers that hand over, press, ask and report.

use crate::coded;

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
