//! Facilities: beds add up, the credit code is well formed.

use super::{Checked, Context, Report, uscc};
use crate::fault;
use crate::model::Facility;

impl Checked for Facility {
    fn check(&self, context: &Context<'_>, report: &mut Report) {
        if let (Some(nursing), Some(beds)) = (self.nursing_beds, self.beds)
            && nursing > beds
        {
            report.at(
                "nursing_beds",
                fault!(
                    Beds,
                    "护理型床位 {nursing} 张，总床位 {beds} 张",
                    "{nursing} nursing beds of {beds}"
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
                    "在住 {occupied} 张，总床位 {beds} 张",
                    "{occupied} occupied of {beds}"
                ),
            );
        }
        if let Some(code) = self.uscc.as_deref().filter(|c| !uscc::is_valid(c)) {
            report.at(
                "uscc",
                fault!(Uscc, "“{code}”校验不符", "`{code}` fails its check digit"),
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
