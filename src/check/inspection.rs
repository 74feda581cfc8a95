//! Visits: they went somewhere or to somebody, a survey made four things clear, a spot check went
//! where the draw sends it.

use super::plain::Rules;
use super::{Context, Report};
use crate::fault;
use crate::model::Inspection;
use crate::model::inspection::VisitScope;

impl Rules for Inspection {
    fn rules(&self, context: &Context<'_>, report: &mut Report) {
        place(self, report);
        if self.scope == VisitScope::Survey {
            clarifications(self, report);
        }
        drawn(self, context, report);
    }
}

/// A visit goes to a facility or about a county; a talk has participants.
fn place(visit: &Inspection, report: &mut Report) {
    let is_somewhere = visit.facility.is_some() || visit.county.is_some();
    if !is_somewhere && visit.participants.is_empty() {
        report.at(
            "group",
            fault!(
                Missing,
                "没有写明去了哪里、见了谁：设施（facility）、县区（county）、参加单位（participants）至少写一项",
                "it says neither where nor with whom: give facility, county or participants"
            ),
        );
    }
    if visit.facility.is_some() && visit.county.is_some() {
        report.at(
            "county",
            fault!(
                County,
                "设施已经表明县区，不另写 county",
                "the facility says which county it is; county is for visits without one"
            ),
        );
    }
}

/// 四个弄清: a survey says something of each.
fn clarifications(visit: &Inspection, report: &mut Report) {
    let is_blank = |(_, text): &(&str, Option<&str>)| text.is_none_or(|t| t.trim().is_empty());
    let blank = visit.clarifications().into_iter().filter(is_blank);
    let keys: Vec<&str> = blank.map(|(key, _)| key).collect();
    if keys.is_empty() {
        return;
    }
    let labels = keys.iter().filter_map(|key| {
        <Inspection as crate::model::plain::Plain>::fact(key).map(|fact| fact.label.zh)
    });
    let (zh, en) = (labels.collect::<Vec<_>>().join("、"), keys.join(", "));
    report.at(
        "scope",
        fault!(
            FourClear,
            "专题调研还没有弄清：{zh}",
            "the survey does not say: {en}"
        ),
    );
}

/// A visit of a draw goes to a facility that holds a place on that day.
fn drawn(visit: &Inspection, context: &Context<'_>, report: &mut Report) {
    let (Some(id), Some(on)) = (&visit.draw, crate::model::living::begun(&visit.history)) else {
        return;
    };
    // A draw that cannot be worked out is told where it stands.
    let Some(drawn) = context.lookup.drawn(context.ledger, id, on) else {
        return;
    };
    let Some(facility) = &visit.facility else {
        report.at(
            "draw",
            fault!(
                NotDrawn,
                "随机抽查 {id} 要写明去了哪一家（facility）",
                "a visit of the draw {id} says which facility it went to"
            ),
        );
        return;
    };
    if !drawn.contains(facility) {
        report.at(
            "facility",
            fault!(
                NotDrawn,
                "到 {on} 为止，{facility} 不在 {id} 抽中之列",
                "by {on} the facility {facility} is not among those {id} drew"
            ),
        );
    }
}
