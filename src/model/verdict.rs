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
    pub enum Outcome("回头看结果", "look-back result") {
        Held = "held" "未反弹" / "held",
        Partial = "partial" "部分反弹" / "partly relapsed",
        Recurred = "recurred" "反弹" / "recurred",
    }
}

impl Outcome {
    /// Whether it is a relapse, whole or in part.
    #[must_use]
    pub const fn is_relapse(self) -> bool {
        matches!(self, Self::Partial | Self::Recurred)
    }
}
