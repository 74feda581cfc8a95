//! Draws: anyone can repeat them, the frame was what it should have been, replacements were possible.

use super::plain::Rules;
use super::{Context, Report};
use crate::fault;
use crate::model::facility::FacilityAction;
use crate::model::org::OrgKind;
use crate::model::{Day, Draw};

impl Rules for Draw {
    fn rules(&self, context: &Context<'_>, report: &mut Report) {
        let Some(last) = self.history.iter().map(|s| s.on).max() else {
            return;
        };
        amounts(self, report);
        let terms = self.terms(context.ledger, last);
        for unfit in terms.unfit() {
            report.at(unfit.field(), unfit.fault());
        }
        if let Some(on) = self.drawn_on() {
            frame(self, on, context, report);
        }
        recusals(self, context, report);
        let steps: Vec<_> = self.replacements(last).collect();
        for at in terms.draw().map(|d| d.impossible).unwrap_or_default() {
            let (position, facility) = steps[at];
            report.at(
                format!("history[{position}].facility"),
                fault!(
                    Step,
                    "{facility} 没有抽中，或者已经换下，不能更换",
                    "{facility} was not drawn or has given way already, so it cannot be replaced"
                ),
            );
        }
    }
}

fn amounts(draw: &Draw, report: &mut Report) {
    if draw.wanted == 0 {
        report.at(
            "wanted",
            fault!(Value, "应抽家数不能是 0", "the number wanted cannot be 0"),
        );
    }
    if draw.frame.is_empty() {
        report.at(
            "frame",
            fault!(Missing, "抽查名录是空的", "the frame is empty"),
        );
    }
}

/// What is drawn from was there to be drawn: operating on the day, and in the county if the draw is
/// a county's own.
fn frame(draw: &Draw, on: Day, context: &Context<'_>, report: &mut Report) {
    let ledger = context.ledger;
    for (i, candidate) in draw.frame.iter().enumerate() {
        let Some(facility) = ledger.facilities.get(&candidate.facility) else {
            continue; // E-REF says so.
        };
        let (id, name) = (&facility.id, &facility.name);
        let field = format!("frame[{i}].facility");
        if facility.status(on) != Some(FacilityAction::Operating) {
            report.at(
                field,
                fault!(
                    Frame,
                    "{id} {name}在 {on} 没有运营",
                    "{id} {name} was not operating on {on}"
                ),
            );
        } else if let Some(county) = draw.county.as_ref()
            && candidate.county_in(ledger) != Some(county)
        {
            let county = ledger.org_name(county);
            report.at(
                field,
                fault!(
                    Frame,
                    "这是{county}的抽查，{id} {name}不在{county}",
                    "the draw is of {county}, and {id} {name} does not lie there"
                ),
            );
        }
    }
}

/// A unit keeps away from facilities and counties; any other id there has no effect.
fn recusals(draw: &Draw, context: &Context<'_>, report: &mut Report) {
    let ledger = context.ledger;
    for (i, inspector) in draw.inspectors.iter().enumerate() {
        for (j, id) in inspector.recuse.iter().enumerate() {
            let org = ledger.orgs.get(id);
            let is_county = org.is_some_and(|org| org.kind == OrgKind::CountyNpc);
            if !is_county && ledger.facilities.get(id).is_none() {
                report.at(
                    format!("inspectors[{i}].recuse[{j}]"),
                    fault!(
                        Ref,
                        "回避的应是设施或县区，没有这样的设施或县区：{id}",
                        "a unit keeps away from facilities or counties; there is no such facility or county: {id}"
                    ),
                );
            }
        }
    }
}
