//! The screens of the example ledger.

/// A screen: the name of its snapshot and the command that shows it.
pub(crate) struct Screen {
    pub(crate) name: &'static str,
    pub(crate) args: &'static [&'static str],
}

const fn screen(name: &'static str, args: &'static [&'static str]) -> Screen {
    Screen { name, args }
}

/// Every list, every report, a record of every kind.
pub(crate) const SCREENS: &[Screen] = &[
    screen("issue-list", &["issue", "list"]),
    screen("issue-list-red", &["issue", "list", "--light", "red"]),
    screen("task-list", &["task", "list"]),
    screen("article-list", &["article", "list"]),
    screen("facility-list", &["facility", "list"]),
    screen("org-list", &["org", "list"]),
    screen("regulation-list", &["regulation", "list"]),
    screen("campaign-list", &["campaign", "list"]),
    screen("issue-show", &["issue", "show", "33"]),
    screen("issue-log", &["issue", "log", "33"]),
    screen("task-show", &["task", "show", "1"]),
    screen("article-show", &["article", "show", "henan-care-2022-a57"]),
    screen("facility-show", &["facility", "show", "1"]),
    screen("org-show", &["org", "show", "civil-affairs"]),
    screen(
        "regulation-show",
        &["regulation", "show", "henan-care-2022"],
    ),
    screen("campaign-show", &["campaign", "show", "2024-elder-care"]),
    screen("report-weekly", &["report"]),
    screen("report-overdue", &["report", "overdue"]),
    screen("report-departments", &["report", "departments"]),
    screen("report-compliance", &["report", "compliance"]),
    screen("report-breakdown", &["report", "breakdown"]),
    screen("report-timeline", &["report", "timeline"]),
];
