//! 设施: homes for the aged, day care, meal points.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::org::Units;
use super::record::{Linked, Links, Target};
use super::step::Rating;
use super::step::{Action, Field, Verb, until};
use super::vocabulary::WordList;
use super::{Day, Id, Step};
use crate::coded;
use crate::lang::t;

coded! {
    /// Who owns and runs it.
    pub enum Ownership("性质", "ownership") {
        Public = "public" "公办" / "public",
        Private = "private" "民办" / "private",
        PublicBuiltPrivateRun = "public-built-private-run" "公建民营" / "public, privately run",
    }
}

coded! {
    /// Town or country.
    pub enum Area("城乡", "area") {
        Urban = "urban" "城镇" / "urban",
        Rural = "rural" "农村" / "rural",
    }
}

coded! {
    /// What can happen to a facility; the last of the first four is its status.
    pub enum FacilityAction("动作", "action") {
        UnderConstruction = "under-construction" "在建" / "under construction",
        Operating = "operating" "运营" / "operating",
        Suspended = "suspended" "停业" / "suspended",
        Closed = "closed" "关闭" / "closed",
        Rated = "rated" "评定等级" / "rated",
        Honoured = "honoured" "获得称号" / "honoured",
        RiskListed = "risk-listed" "列入风险控制名单" / "put on the risk list",
        RiskCleared = "risk-cleared" "移出风险控制名单" / "taken off the risk list",
        Noted = "noted" "备注" / "noted",
    }
}

impl Action for FacilityAction {
    const NOTED: Self = Self::Noted;

    fn needs(self) -> &'static [Field] {
        match self {
            Self::Noted => &[Field::Note],
            Self::Rated => &[Field::Rating],
            Self::Honoured => &[Field::Programme],
            Self::RiskListed | Self::RiskCleared => &[Field::Reason],
            _ => &[],
        }
    }

    fn may(self) -> &'static [Field] {
        if self == Self::Rated {
            &[Field::To]
        } else {
            &[]
        }
    }

    fn verb(self) -> Option<Verb> {
        let (name, help) = match self {
            Self::Rated => (
                "rate",
                t("记录评定的等级和有效期", "Record its grade, and until when"),
            ),
            Self::Honoured => ("honour", t("记录获得的示范称号", "Record an honour")),
            Self::RiskListed => (
                "list-risk",
                t("列入风险控制名单", "Put it on the risk list"),
            ),
            Self::RiskCleared => (
                "clear-risk",
                t("移出风险控制名单", "Take it off the risk list"),
            ),
            _ => return None,
        };
        Some(Verb { name, help })
    }
}

impl FacilityAction {
    /// The actions that are a status.
    pub const STATUSES: &'static [Self] = &[
        Self::UnderConstruction,
        Self::Operating,
        Self::Suspended,
        Self::Closed,
    ];
}

/// A step of a facility's history.
pub type FacilityStep = Step<FacilityAction>;

/// A place where old people live, are cared for or eat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Facility {
    /// The id, such as `KF-F007`.
    pub id: Id,
    /// The random mark.
    pub uid: String,
    /// The name.
    pub name: String,
    /// The kind (a word of the vocabulary).
    pub kind: String,
    /// Who owns and runs it.
    pub ownership: Ownership,
    /// The county it lies in, by its congress's unit.
    pub county: Id,
    /// Township or street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub township: Option<String>,
    /// The address of the facility.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Town or country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
    /// The unified social credit code, 18 characters (GB 32100).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uscc: Option<String>,
    /// The filing number with civil affairs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filing_no: Option<String>,
    /// Beds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beds: Option<u32>,
    /// Nursing beds, at most as many as beds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nursing_beds: Option<u32>,
    /// Beds occupied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occupied_beds: Option<u32>,
    /// When it opened, was suspended, closed.
    pub history: Vec<FacilityStep>,
}

impl Facility {
    /// Its grade as of a day, and until when: the latest that has not expired (B3).
    #[must_use]
    pub fn rating(&self, as_of: Day) -> Option<(Rating, Option<Day>)> {
        let step = self.last_rated(as_of)?;
        let is_valid = step.to.is_none_or(|end| end >= as_of);
        is_valid.then_some((step.rating?, step.to))
    }

    /// Whether it had a grade that has expired, and none since (B3).
    #[must_use]
    pub fn has_expired_rating(&self, as_of: Day) -> bool {
        self.last_rated(as_of).is_some() && self.rating(as_of).is_none()
    }

    fn last_rated(&self, as_of: Day) -> Option<&FacilityStep> {
        let rated = until(&self.history, as_of).filter(|(_, s)| s.action == FacilityAction::Rated);
        rated.last().map(|(_, step)| step)
    }

    /// Since when it is on the risk list as of a day; `None` when it is not.
    #[must_use]
    pub fn at_risk_since(&self, as_of: Day) -> Option<Day> {
        let mut since = None;
        for (_, step) in until(&self.history, as_of) {
            match step.action {
                FacilityAction::RiskListed => since = since.or(Some(step.on)),
                FacilityAction::RiskCleared => since = None,
                _ => {}
            }
        }
        since
    }

    /// Its status as of a day; `None` before the first one recorded.
    #[must_use]
    pub fn status(&self, as_of: Day) -> Option<FacilityAction> {
        until(&self.history, as_of)
            .map(|(_, step)| step.action)
            .filter(|a| FacilityAction::STATUSES.contains(a))
            .last()
    }
}

crate::record!(Facility: FacilityAction, facilities, titled name);

impl Linked for Facility {
    fn facts<'a>(&'a self, to: &mut Links<'a>) {
        to.one("kind", Target::Word(WordList::FacilityKind), &self.kind);
        to.one(
            "county",
            Target::Unit(Units::Counties),
            self.county.as_str(),
        );
    }
}
