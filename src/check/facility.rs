//! Facilities: beds add up, the credit code is well formed.

use super::{Checked, Context, Report, uscc};
use crate::fault;
use crate::model::facility::FacilityAction;
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
    }
}

/// Not closed for good.
pub(super) fn is_there(facility: &Facility, today: Day) -> bool {
    facility.status(today) != Some(FacilityAction::Closed)
}
