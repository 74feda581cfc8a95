//! Facilities: beds add up, the credit code is well formed, grades and the risk list hold together.

use super::{Checked, Context, Report, in_order, uscc};
use crate::fault;
use crate::model::facility::FacilityAction;
use crate::model::step::by_date;
use crate::model::{Day, Facility};

impl Checked for Facility {
    fn check(&self, context: &Context<'_>, report: &mut Report) {
        if let (Some(nursing), Some(beds)) = (self.nursing_beds, self.beds)
            && nursing > beds
        {
            report.at(
                "nursing_beds",
                fault!(
                    Beds,
                    "护理型床位 {nursing} 张，多于总床位 {beds} 张",
                    "{nursing} nursing beds, more than the {beds} beds in all"
                ),
            );
        }
        if let (Some(occupied), Some(beds)) = (self.occupied_beds, self.beds)
            && occupied > beds
        {
            report.at(
                "occupied_beds",
                fault!(
                    Occupied,
                    "在住床位 {occupied} 张，多于总床位 {beds} 张",
                    "{occupied} beds occupied, more than the {beds} there are"
                ),
            );
        }
        if let Some(code) = self.uscc.as_deref().filter(|c| !uscc::is_valid(c)) {
            let count = code.chars().count();
            report.at(
                "uscc",
                if count == 18 {
                    fault!(
                        Uscc,
                        "“{code}”的校验位不符",
                        "`{code}` fails its check digit"
                    )
                } else {
                    fault!(
                        Uscc,
                        "“{code}”有 {count} 位，应为 18 位",
                        "`{code}` has {count} characters, not 18"
                    )
                },
            );
        }
        let first = context.facility_named(&self.name, &self.county);
        if let Some(first) = first.filter(|id| **id != self.id && is_there(self, context.today)) {
            report.at(
                "name",
                fault!(
                    Twin,
                    "与 {first} 同县区、同名称",
                    "the name and county of {first}"
                ),
            );
        }
        if self.status(context.today).is_none() {
            report.at(
                "history",
                fault!(
                    Missing,
                    "没有写明运营状态（如 action: operating）",
                    "no status is recorded, such as action: operating"
                ),
            );
        }
        ratings(self, report);
        risk(self, report);
    }
}

/// A grade runs on from the day it was given.
fn ratings(facility: &Facility, report: &mut Report) {
    for (i, step) in facility.history.iter().enumerate() {
        if step.action == FacilityAction::Rated {
            in_order(
                report,
                &format!("history[{i}].to"),
                ("评定日期", "the day it was rated", Some(step.on)),
                ("有效期截止日", "the day the grade expires", step.to),
            );
        }
    }
}

/// A facility is put on the risk list once, and taken off when it is on it (B9).
fn risk(facility: &Facility, report: &mut Report) {
    let mut is_listed = false;
    for i in by_date(&facility.history) {
        let action = facility.history[i].action;
        let fault = match (action, is_listed) {
            (FacilityAction::RiskListed, true) => fault!(
                Step,
                "已经在风险控制名单上，不能再列入",
                "it is on the risk list already"
            ),
            (FacilityAction::RiskCleared, false) => fault!(
                Step,
                "不在风险控制名单上，不能移出",
                "it is not on the risk list and cannot be taken off"
            ),
            (FacilityAction::RiskListed | FacilityAction::RiskCleared, _) => {
                is_listed = !is_listed;
                continue;
            }
            _ => continue,
        };
        report.at(format!("history[{i}].action"), fault);
    }
}

/// Not closed for good.
pub(super) fn is_there(facility: &Facility, today: Day) -> bool {
    facility.status(today) != Some(FacilityAction::Closed)
}
