//! What must be known of an issue before each step (B9).

use super::{Issue, IssueAction, IssueKind, Severity};

/// A fact that must be known before some step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The papers it rests on.
    Refs,
    /// The unit that answers for it.
    Lead,
    /// The congress body that presses for it.
    Supervisor,
    /// What is asked.
    Requirement,
    /// By what it is accepted.
    Criteria,
    /// The deadline.
    Due,
    /// What was done at once.
    ImmediateAction,
    /// The item of the major-hazard standard.
    HazardBasis,
    /// Why it came about.
    RootCause,
}

impl Fact {
    /// What an assignment rests on: the first five always, the sixth for a major issue, the last
    /// for a major hazard.
    const ASSIGNED: [Self; 7] = [
        Self::Lead,
        Self::Supervisor,
        Self::Requirement,
        Self::Criteria,
        Self::Due,
        Self::ImmediateAction,
        Self::HazardBasis,
    ];

    /// Its key in the file.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Refs => "source.refs",
            Self::Lead => "lead",
            Self::Supervisor => "supervisor",
            Self::Requirement => "requirement",
            Self::Criteria => "criteria",
            Self::Due => "due",
            Self::ImmediateAction => "immediate_action",
            Self::HazardBasis => "hazard_basis",
            Self::RootCause => "root_cause",
        }
    }

    /// What it is called in Chinese, with its key.
    #[must_use]
    pub fn in_chinese(self) -> String {
        let name = match self {
            Self::Refs => "依据材料",
            Self::Lead => "牵头单位",
            Self::Supervisor => "督办委室",
            Self::Requirement => "整改要求",
            Self::Criteria => "销号标准",
            Self::Due => "整改时限",
            Self::ImmediateAction => "先行处置",
            Self::HazardBasis => "重大隐患判定依据",
            Self::RootCause => "原因分析",
        };
        format!("{name}（{}）", self.key())
    }

    fn is_in(self, issue: &Issue) -> bool {
        let filled = |text: &Option<String>| text.as_deref().is_some_and(|t| !t.trim().is_empty());
        match self {
            Self::Refs => issue.source.refs.iter().any(|r| !r.trim().is_empty()),
            Self::Lead => issue.lead.is_some(),
            Self::Supervisor => issue.supervisor.is_some(),
            Self::Requirement => filled(&issue.requirement),
            Self::Criteria => filled(&issue.criteria),
            Self::Due => issue.due.is_some(),
            Self::ImmediateAction => filled(&issue.immediate_action),
            Self::HazardBasis => filled(&issue.hazard_basis),
            Self::RootCause => filled(&issue.root_cause),
        }
    }
}

impl Issue {
    /// The facts that must be known when `action` happens and are not (B9).
    #[must_use]
    pub fn facts_lacking(&self, action: IssueAction) -> Vec<Fact> {
        let major = self.severity == Severity::Major;
        let wanted: &[Fact] = match action {
            IssueAction::Verified => &[Fact::Refs],
            IssueAction::Assigned if major && self.kind == IssueKind::Hazard => &Fact::ASSIGNED,
            IssueAction::Assigned if major => &Fact::ASSIGNED[..6],
            IssueAction::Assigned => &Fact::ASSIGNED[..5],
            IssueAction::Planned => &[Fact::RootCause],
            _ => &[],
        };
        wanted.iter().copied().filter(|f| !f.is_in(self)).collect()
    }
}
