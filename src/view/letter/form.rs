//! What each kind of notice says, as a table.

use super::line::{HANDED_OVER, Line, PRESSED};
use crate::lang::{Text, t};
use crate::model::notice::NoticeKind;

/// What a kind of notice says that others do not.
pub(super) struct Form {
    /// The title around the matter; the second pair when an issue of it is overdue.
    pub(super) title: (Text, Text),
    pub(super) overdue: Option<(Text, Text)>,
    /// The first sentence.
    pub(super) opening: Option<Text>,
    /// What is told of each issue.
    pub(super) lines: &'static [Line],
    /// What the answer must say; `None` for a paper that answers to a superior.
    pub(super) reply: Option<Text>,
    /// The last sentence.
    pub(super) ending: Option<Text>,
    /// Whether the unit signs on it, or returns it, so that it tells the rule for that.
    pub(super) has_slip: bool,
}

const EXPLAIN: Text = t(
    "未完成的原因、下一步措施和完成时间",
    "why it is not done, what follows and by when",
);
/// What titles begin with.
pub(super) const ABOUT: Text = t("关于", "On ");

/// The form of a kind of notice.
pub(super) fn form(kind: NoticeKind) -> Form {
    let pressing = |title, overdue, opening| Form {
        title: (ABOUT, title),
        overdue: Some((ABOUT, overdue)),
        opening: Some(opening),
        lines: PRESSED,
        reply: Some(EXPLAIN),
        ending: None,
        has_slip: false,
    };
    let told = |title, ending| Form {
        title: (ABOUT, title),
        overdue: None,
        opening: None,
        lines: PRESSED,
        reply: None,
        ending: Some(ending),
        has_slip: false,
    };
    match kind {
        NoticeKind::Handover => Form {
            title: (t("关于“", "Handover of “"), t("”的交办单", "”")),
            overdue: None,
            opening: Some(t(
                "下列问题已经核实，现交你单位牵头办理。请按整改要求组织整改，达到销号标准后书面申请销号。",
                "These issues were verified and are handed to your unit to lead. Put them right as required, and apply in writing for closure.",
            )),
            lines: HANDED_OVER,
            reply: Some(t("整改方案", "your plan")),
            ending: None,
            has_slip: true,
        },
        NoticeKind::Reminder => pressing(
            t("整改时限的提醒函", ": reminder of the deadline"),
            t("整改逾期的提醒函", ": reminder, overdue"),
            t(
                "下列问题尚未销号，请按时限抓紧办理。",
                "This issue is not closed yet; keep to its deadline.",
            ),
        ),
        NoticeKind::Urge => pressing(
            t("整改情况的催办通知", ": urging notice"),
            t("整改逾期情况的催办通知", ": urging notice, overdue"),
            t(
                "下列问题尚未完成整改，请抓紧办理，并说明原因。",
                "This issue is not put right; proceed, and explain.",
            ),
        ),
        NoticeKind::Supervise => pressing(
            t("整改情况的督办函", ": supervision letter"),
            t("整改逾期情况的督办函", ": supervision letter, overdue"),
            t(
                "下列问题尚未完成整改，现予督办。",
                "This issue is not put right and is supervised from now on.",
            ),
        ),
        NoticeKind::Summon => pressing(
            t("整改情况提请约谈的函", ": proposal to summon"),
            t("整改逾期情况提请约谈的函", ": proposal to summon, overdue"),
            t(
                "下列问题尚未完成整改，提请约谈有关负责同志。",
                "This issue is not put right; it is proposed to summon those who answer for it.",
            ),
        ),
        NoticeKind::Accountability => pressing(
            t("责任追究的建议", ": accountability proposal"),
            t(
                "整改逾期责任追究的建议",
                ": accountability proposal, overdue",
            ),
            t(
                "下列问题尚未完成整改，建议查明责任，依法依规处理。",
                "This issue is not put right; it is proposed to find who answers for it and to act by law.",
            ),
        ),
        NoticeKind::Request => told(
            t("的请示", ": request"),
            t("妥否，请批示。", "We ask for your instructions."),
        ),
        NoticeKind::Report => told(
            t("的报告", ": report"),
            t("特此报告。", "This is our report."),
        ),
    }
}
