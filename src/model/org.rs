//! 单位: departments, committees, county congresses and inspection groups.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::coded::Level;
use super::record::{Linked, Links, Target};
use super::step::NoteAction;
use super::{Day, Id, Kind, NoteStep};
use crate::coded;

coded! {
    /// The kinds of unit.
    pub enum OrgKind("单位类别", "kind of unit") {
        NpcCommittee = "npc-committee" "人大机构" / "congress body",
        CountyNpc = "county-npc" "县区人大常委会" / "county congress",
        Department = "department" "政府部门" / "department",
        CountyGovernment = "county-government" "县区政府" / "county government",
        Township = "township" "乡镇街道" / "township",
        Operator = "operator" "运营机构" / "operator",
        Group = "group" "检查组" / "inspection group",
        LeadingGroup = "leading-group" "领导小组" / "leading group",
    }
}

impl OrgKind {
    /// Whether such a unit can be handed an issue.
    #[must_use]
    pub const fn can_lead(self) -> bool {
        matches!(
            self,
            Self::Department | Self::CountyGovernment | Self::Township | Self::Operator
        )
    }
}

/// Which units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units {
    /// Every one.
    Any,
    /// Those that can be handed an issue.
    Leading,
    /// Bodies of the congress.
    Congress,
    /// Bodies of the congress, those of the counties among them.
    Supervising,
    /// The counties' congresses, which stand for the counties.
    Counties,
    /// Inspection groups.
    Groups,
    /// Who visits: inspection groups and the counties' congresses.
    Visiting,
}

impl Units {
    /// Whether a unit of that kind is one of them.
    #[must_use]
    pub fn hold(self, unit: OrgKind) -> bool {
        match self {
            Self::Any => true,
            Self::Leading => unit.can_lead(),
            Self::Congress => unit == OrgKind::NpcCommittee,
            Self::Supervising => matches!(unit, OrgKind::NpcCommittee | OrgKind::CountyNpc),
            Self::Counties => unit == OrgKind::CountyNpc,
            Self::Groups => unit == OrgKind::Group,
            Self::Visiting => matches!(unit, OrgKind::Group | OrgKind::CountyNpc),
        }
    }
}

coded! {
    /// A unit's part in the joint conference.
    pub enum ConferenceRole("联席会议身份", "part in the joint conference") {
        Convener = "convener" "召集单位" / "convener",
        Member = "member" "成员单位" / "member",
        Observer = "observer" "列席单位" / "observer",
    }
}

/// A unit. Its id is a slug that outlives its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Org {
    /// The slug, such as `civil-affairs`.
    pub id: Id,
    /// The random mark.
    pub uid: String,
    /// The full name.
    pub name: String,
    /// The short name tables print.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short_name: Option<String>,
    /// Former and other names, which imports and commands also know it by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The kind.
    pub kind: OrgKind,
    /// The level.
    pub level: Level,
    /// The GB/T 2260 division code of a county's unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its part in the joint conference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conference_role: Option<ConferenceRole>,
    /// The unit that leads an inspection group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leader: Option<Id>,
    /// The member units of an inspection group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Id>,
    /// The counties an inspection group guides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counties: Vec<Id>,
    /// What it is responsible for, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<String>,
    /// The day it came into being.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// The day it ceased to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
    /// Remarks, such as a change of name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<NoteStep>,
}

impl Org {
    /// The name tables print: the short name, for a county's congress the county's, else the name.
    #[must_use]
    pub fn short(&self) -> &str {
        let county = (self.kind == OrgKind::CountyNpc)
            .then(|| self.name.strip_suffix("人大常委会"))
            .flatten();
        self.short_name.as_deref().or(county).unwrap_or(&self.name)
    }

    /// Whether people call it so: by id, name, short name or alias.
    #[must_use]
    pub fn is_called(&self, text: &str) -> bool {
        self.id.as_str() == text
            || self.name == text
            || self.short() == text
            || self.short_name.as_deref() == Some(text)
            || self.aliases.iter().any(|a| a == text)
    }
}

crate::record!(Org: NoteAction, orgs, titled name);

impl Linked for Org {
    fn facts<'a>(&'a self, to: &mut Links<'a>) {
        to.maybe("leader", Target::Record(Kind::Org), self.leader.as_ref());
        to.each("members", Target::Record(Kind::Org), &self.members);
        to.each("counties", Target::Unit(Units::Counties), &self.counties);
    }
}
