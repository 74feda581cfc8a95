//! Every link leads to a record of the right kind or a word of the right list.

use super::{Context, Report};
use crate::fault;
use crate::model::coded::Coded;
use crate::model::org::OrgKind;
use crate::model::record::{Link, Target, links};
use crate::model::{Id, Kind, Record};
use crate::problem::Fault;

pub(super) fn check<R: Record>(record: &R, context: &Context<'_>, report: &mut Report) {
    for link in links(record) {
        let wrong = broken(&link, context).or_else(|| misdirected(R::KIND, &link, context));
        if let Some(fault) = wrong {
            report.at(link.field, fault);
        }
    }
}

fn broken(link: &Link<'_>, context: &Context<'_>) -> Option<Fault> {
    let (value, ledger) = (link.value, context.ledger);
    match link.target {
        Target::Word(list) => {
            let known = ledger.vocabulary.list(list).iter().any(|w| w.code == value);
            let (zh, en, key) = (list.noun().zh, list.noun().en, list.key());
            (!known).then(|| {
                fault!(
                    Word,
                    "{zh}里没有“{value}”（词表 {key}）",
                    "the list of {en} ({key}) has no `{value}`"
                )
            })
        }
        Target::County => missing(Kind::Org, value, context),
        Target::Record(kind) => missing(kind, value, context),
    }
}

fn missing(kind: Kind, value: &str, context: &Context<'_>) -> Option<Fault> {
    let (zh, en) = (kind.noun().zh, kind.noun().en);
    (!context.ledger.has(kind, value)).then(|| {
        fault!(
            Ref,
            "没有编号为 {value} 的{zh}",
            "there is no {en} `{value}`"
        )
    })
}

/// A unit of the wrong kind for the field: a group cannot be handed an issue.
fn misdirected(of: Kind, link: &Link<'_>, context: &Context<'_>) -> Option<Fault> {
    let id = Id::parse(link.value).ok()?;
    let org = context.ledger.orgs.get(&id)?;
    let field = link.field.split('[').next().unwrap_or_default();
    let step_lead = link.field.starts_with("history") && link.field.ends_with(".lead");
    let fits = match (link.target, of, field) {
        (Target::County, ..) => org.kind == OrgKind::CountyNpc,
        (_, Kind::Issue | Kind::Article, "lead" | "co") | (_, Kind::Task, "unit") => {
            org.kind.can_lead()
        }
        (_, Kind::Issue, _) if step_lead => org.kind.can_lead(),
        (_, Kind::Issue, "supervisor") => {
            matches!(org.kind, OrgKind::NpcCommittee | OrgKind::CountyNpc)
        }
        (_, Kind::Article, "group") => org.kind == OrgKind::Group,
        _ => true,
    };
    let (name, id, zh, en) = (
        org.short(),
        &org.id,
        org.kind.label().zh,
        org.kind.label().en,
    );
    (!fits).then(|| {
        fault!(
            OrgKind,
            "{name}的类别是{zh}，不能填在这里",
            "{id} is a {en}, which does not belong here"
        )
    })
}
