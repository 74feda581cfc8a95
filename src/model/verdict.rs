//! What inspections and look-backs found.

use crate::coded;

coded! {
    /// An answer to one of the three questions (三个是否).
    pub enum Answer("三个是否", "answer") {
        Yes = "yes" "是" / "yes",
        Partly = "partly" "部分" / "partly",
        No = "no" "否" / "no",
        NotApplicable = "na" "不适用" / "not applicable",
    }
}

coded! {
    /// The result of an inspection, worst last among the first three.
    pub enum Finding("检查结果", "result") {
        Compliant = "compliant" "已落实" / "carried out",
        Partial = "partial" "部分落实" / "partly carried out",
        NonCompliant = "non-compliant" "未落实" / "not carried out",
        NotApplicable = "not-applicable" "不适用" / "not applicable",
        Unverified = "unverified" "未核实" / "unverified",
    }
}

impl Finding {
    /// The worse of two results; one that is missing gives way.
    #[must_use]
    pub fn worse(a: Option<Self>, b: Option<Self>) -> Option<Self> {
        a.into_iter().chain(b).max_by_key(|result| result.weight())
    }

    /// How bad it is, for the worst of a round; unverified does not count as an inspection.
    const fn weight(self) -> u8 {
        match self {
            Self::Unverified => 0,
            Self::NotApplicable => 1,
            Self::Compliant => 2,
            Self::Partial => 3,
            Self::NonCompliant => 4,
        }
    }
}

coded! {
    /// What a look-back found.
    pub enum LookBack("回头看结果", "look-back result") {
        Held = "held" "未反弹" / "held",
        Partial = "partial" "部分反弹" / "partly relapsed",
        Recurred = "recurred" "反弹" / "recurred",
    }
}

impl LookBack {
    /// Whether it is a relapse, whole or in part.
    #[must_use]
    pub const fn is_relapse(self) -> bool {
        matches!(self, Self::Partial | Self::Recurred)
    }
}

coded! {
    /// How an opinion is dealt with.
    pub enum Disposition("分办意见", "disposition") {
        OnSpot = "on-spot" "当场答复" / "answered on the spot",
        ToIssue = "to-issue" "转为问题" / "made an issue",
        ToSuggestion = "to-suggestion" "转为代表建议" / "made a suggestion",
        Referred = "referred" "转有关单位" / "referred",
        Noted = "noted" "留作参考" / "kept for reference",
        OutOfScope = "out-of-scope" "不予受理" / "out of scope",
    }
}

impl Disposition {
    /// Whether a reply is still owed to an opinion that is dealt with so.
    #[must_use]
    pub const fn leaves_a_reply(self) -> bool {
        match self {
            Self::ToIssue | Self::ToSuggestion | Self::Referred => true,
            Self::OnSpot | Self::Noted | Self::OutOfScope => false,
        }
    }
}
