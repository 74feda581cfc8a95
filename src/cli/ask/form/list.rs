//! The forms, in the order of the work.

use std::borrow::Cow;

use super::{Form, Item, Need, Verb};
use crate::cli::ask::answers::Answers;
use crate::model::coded::Coded;
use crate::model::issue::{Fact, IssueAction, IssueKind, Severity};
use crate::model::notice::NoticeKind;
use crate::model::org::OrgKind;

/// The forms that are written down.
pub(super) static FORMS: &[Form] = &[
    makes(
        "init",
        &[
            may("dir"),
            must("name"),
            must("code"),
            may("level"),
            must("prefix"),
            may("campaign_name"),
            may("started_on"),
        ],
    ),
    makes(
        "org add",
        &[
            must("kind"),
            must("name"),
            may("short_name"),
            must("id"),
            when("code", is_county),
            when("leader", is_group),
            when("counties", is_group),
        ],
    ),
    makes(
        "facility add",
        &[
            must("name"),
            must("kind"),
            must("ownership"),
            must("county"),
            may("beds"),
            may("status"),
            may("on"),
        ],
    ),
    adds(
        "facility status",
        &[must("id"), must("status"), may("on"), may("doc")],
    ),
    makes(
        "campaign add",
        &[
            must("name"),
            must("id"),
            must("started_on"),
            may("theme"),
            may("superior_plan"),
        ],
    ),
    makes(
        "regulation add",
        &[
            must("name"),
            must("id"),
            must("total_articles"),
            may("effective_on"),
            may("adopted_by"),
        ],
    ),
    makes(
        "article add",
        &[
            must("regulation"),
            must("number"),
            must("digest"),
            must("lead"),
            may("co"),
            must("methods"),
            may("due"),
        ],
    ),
    adds(
        "article inspect",
        &[
            must("id"),
            may("on"),
            may("facility"),
            may("methods"),
            may("publicity"),
            may("lawful_work"),
            may("lawful_power"),
            must("result"),
            may("finding"),
        ],
    ),
    adds(
        "evaluation item",
        &[
            must("id"),
            must("name"),
            must("unit"),
            may("dimension"),
            must("satisfied"),
            must("basically"),
            must("unsatisfied"),
            may("invalid"),
            may("issues"),
        ],
    ),
    makes(
        "issue add",
        &[
            may("on"),
            must("title"),
            must("description"),
            must("kind"),
            may("severity"),
            when("hazard_basis", is_major_hazard),
            when("immediate_action", is_major),
            must("category"),
            may("facility"),
            when("county", is_placeless),
            may("articles"),
            must("channel"),
            may("refs"),
        ],
    ),
    issue(
        "issue verify",
        IssueAction::Verified,
        &[must("id"), fact("refs", Fact::Refs), may("on")],
    ),
    issue(
        "issue assign",
        IssueAction::Assigned,
        &[
            must("id"),
            may("on"),
            fact("lead", Fact::Lead),
            may("co"),
            fact("supervisor", Fact::Supervisor),
            fact("requirement", Fact::Requirement),
            fact("criteria", Fact::Criteria),
            fact("due", Fact::Due),
            fact("immediate_action", Fact::ImmediateAction),
            fact("hazard_basis", Fact::HazardBasis),
            may("doc"),
        ],
    ),
    issue(
        "issue acknowledge",
        IssueAction::Acknowledged,
        &[must("id"), may("on")],
    ),
    issue(
        "issue decline",
        IssueAction::Declined,
        &[must("id"), may("on"), must("reason")],
    ),
    issue(
        "issue plan",
        IssueAction::Planned,
        &[
            must("id"),
            may("on"),
            fact("root_cause", Fact::RootCause),
            may("doc"),
        ],
    ),
    issue(
        "issue progress",
        IssueAction::Progress,
        &[
            must("id"),
            may("on"),
            must("note"),
            may("pct"),
            may("support"),
        ],
    ),
    issue(
        "issue extend",
        IssueAction::Extended,
        &[
            must("id"),
            may("on"),
            must("applied_on"),
            must("to"),
            must("reason"),
            may("approved_by"),
            may("doc"),
        ],
    ),
    issue(
        "issue suspend",
        IssueAction::Suspended,
        &[must("id"), may("on"), must("reason")],
    ),
    issue(
        "issue resume",
        IssueAction::Resumed,
        &[must("id"), may("on")],
    ),
    issue(
        "issue urge",
        IssueAction::Urged,
        &[must("id"), may("on"), must("doc"), may("to"), may("note")],
    ),
    issue(
        "issue submit",
        IssueAction::Submitted,
        &[must("id"), may("on"), must("evidence"), may("note")],
    ),
    issue(
        "issue reject",
        IssueAction::Rejected,
        &[
            must("id"),
            may("on"),
            must("reason"),
            may("checkers"),
            may("methods"),
        ],
    ),
    issue(
        "issue close",
        IssueAction::Closed,
        &[
            must("id"),
            may("on"),
            must("checkers"),
            may("methods"),
            must("opinion"),
            must("evidence"),
        ],
    ),
    issue(
        "issue review",
        IssueAction::Reviewed,
        &[
            must("id"),
            may("on"),
            must("outcome"),
            may("methods"),
            may("similar"),
            may("evidence"),
            may("note"),
        ],
    ),
    issue(
        "issue reopen",
        IssueAction::Reopened,
        &[
            must("id"),
            may("on"),
            must("to"),
            must("reason"),
            must("evidence"),
        ],
    ),
    issue(
        "issue withdraw",
        IssueAction::Withdrawn,
        &[must("id"), may("on"), must("reason"), must("approved_by")],
    ),
    issue(
        "issue merge",
        IssueAction::Merged,
        &[must("id"), may("on"), must("into"), must("approved_by")],
    ),
    makes(
        "draw make",
        &[
            may("on"),
            must("title"),
            must("seed"),
            must("wanted"),
            may("county"),
            may("kinds"),
            may("inspectors"),
            may("scope_note"),
        ],
    ),
    adds(
        "inspection raise",
        &[
            must("id"),
            must("title"),
            must("issue_kind"),
            must("issue_category"),
            may("issue_severity"),
            may("finding"),
            may("lead"),
        ],
    ),
    makes(
        "task add",
        &[
            must("issue"),
            must("content"),
            must("goal"),
            may("unit"),
            must("person"),
            may("start"),
            must("due"),
            may("on"),
        ],
    ),
    adds(
        "meeting decide",
        &[must("id"), must("text"), must("unit"), may("due")],
    ),
    adds("meeting report", &[must("id"), must("unit"), may("doc")]),
    task("task start", "started", &[must("id"), may("on")]),
    task(
        "task done",
        "done",
        &[must("id"), may("on"), must("evidence"), may("note")],
    ),
    task(
        "task verify",
        "verified",
        &[must("id"), may("on"), may("opinion")],
    ),
    makes(
        "notice add",
        &[
            may("on"),
            must("kind"),
            when("issues", is_about_issues),
            when("addressee", is_about_none),
            when("matter", is_about_several),
            may("meeting"),
            may("requirement"),
            may("reply_due"),
            may("series"),
        ],
    ),
];

fn notice_kind(answers: &Answers) -> Option<NoticeKind> {
    NoticeKind::parse(&answers.first("kind")?)
}

/// A notice that leaves something in the histories of its issues.
fn is_about_issues(answers: &Answers) -> bool {
    notice_kind(answers).is_some_and(|kind| kind.leaves().is_some())
}

/// A notice without an issue, whose addressee nothing tells; one that was typed stays.
fn is_about_none(answers: &Answers) -> bool {
    answers.has("addressee") || answers.has("kind") && !is_about_issues(answers)
}

/// A notice whose matter is not the title of its one issue; one that was typed stays.
fn is_about_several(answers: &Answers) -> bool {
    let is_one = notice_kind(answers).is_some_and(NoticeKind::is_of_one_issue);
    let is_open = answers.has("kind") && !is_one && answers.all("issues").len() != 1;
    answers.has("matter") || is_open
}

fn is_county(answers: &Answers) -> bool {
    answers.is("kind", OrgKind::CountyNpc)
}

fn is_group(answers: &Answers) -> bool {
    answers.is("kind", OrgKind::Group)
}

fn is_major(answers: &Answers) -> bool {
    answers.is("severity", Severity::Major)
}

fn is_major_hazard(answers: &Answers) -> bool {
    is_major(answers) && answers.is("kind", IssueKind::Hazard)
}

/// An issue that lies somewhere names a facility or a county (E-PLACE).
fn is_placeless(answers: &Answers) -> bool {
    let kind = answers.first("kind").and_then(|k| IssueKind::parse(&k));
    kind.is_some_and(IssueKind::is_local) && answers.first("facility").is_none()
}

pub(super) const fn must(arg: &'static str) -> Item {
    Item {
        arg,
        need: Need::Must,
    }
}

pub(super) const fn may(arg: &'static str) -> Item {
    Item {
        arg,
        need: Need::May,
    }
}

const fn fact(arg: &'static str, fact: Fact) -> Item {
    Item {
        arg,
        need: Need::Fact(fact),
    }
}

const fn when(arg: &'static str, is_needed: fn(&Answers) -> bool) -> Item {
    Item {
        arg,
        need: Need::If(is_needed),
    }
}

const fn makes(command: &'static str, items: &'static [Item]) -> Form {
    Form {
        command: Cow::Borrowed(command),
        verb: Verb::Makes,
        items: Cow::Borrowed(items),
    }
}

const fn adds(command: &'static str, items: &'static [Item]) -> Form {
    Form {
        command: Cow::Borrowed(command),
        verb: Verb::Adds,
        items: Cow::Borrowed(items),
    }
}

const fn issue(command: &'static str, action: IssueAction, items: &'static [Item]) -> Form {
    Form {
        command: Cow::Borrowed(command),
        verb: Verb::Issue(action),
        items: Cow::Borrowed(items),
    }
}

const fn task(command: &'static str, code: &'static str, items: &'static [Item]) -> Form {
    Form {
        command: Cow::Borrowed(command),
        verb: Verb::Step(code),
        items: Cow::Borrowed(items),
    }
}
