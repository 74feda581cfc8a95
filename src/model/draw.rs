//! 双随机抽查: facilities drawn from a frozen frame by a published seed. Who is drawn is not
//! stored: it follows from frame, seed, algorithm and replacements.

mod terms;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::plain::{Part, Shape};
use super::record::{Links, Target};
use super::{Id, Kind, org::Units};
use crate::{life, plain};

life! {
    pub enum DrawAction / DrawState;
    states {
        Drawn = "drawn" "已抽取" / "drawn",
        Published = "published" "已公布" / "published",
    }
    actions {
        Drawn = "drawn" "抽取" / "drawn", first Drawn;
        Replaced = "replaced" "更换" / "replaced", from [Drawn => Drawn, Published => Published],
            verb "replace" "更换一家抽中的设施，由后一名递补" / "Replace a facility by the next of the order", needs [Facility, Reason];
        Published = "published" "公布" / "published", from [Drawn => Published],
            verb "publish" "记录已公布" / "Record that it was published";
    }
}

/// A facility of the frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// The facility.
    pub facility: Id,
    /// The county it lay in when the draw was made, which decides who keeps away. Without it, as in
    /// files written before there was this field, the county the facility has in the ledger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub county: Option<Id>,
    /// Its weight; 1 when not said, more for one that gave rise to complaints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
}

impl Part for Candidate {
    fn links<'a>(&'a self, at: &str, to: &mut Links<'a>) {
        let target = Target::Record(Kind::Facility);
        to.one(format!("{at}.facility"), target, self.facility.as_str());
        if let Some(county) = &self.county {
            let target = Target::Unit(Units::Counties);
            to.one(format!("{at}.county"), target, county.as_str());
        }
    }
}

/// A unit that inspects, and what it must not inspect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Inspector {
    /// The unit.
    pub unit: Id,
    /// Facilities and counties it must not inspect (回避).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recuse: Vec<Id>,
}

impl Part for Inspector {
    fn links<'a>(&'a self, at: &str, to: &mut Links<'a>) {
        let target = Target::Unit(Units::Any);
        to.one(format!("{at}.unit"), target, self.unit.as_str());
    }
}

plain! {
    /// A draw.
    pub struct Draw: DrawAction in draws, titled |d| &d.title, listed [title, county, wanted];
    must {
        title: String, Shape::Line, "名称" / "Title", "这次抽查叫什么" / "What the draw is called";
        seed: String, Shape::Line, "种子" / "Seed", "抽取前公开的一行文字，人人可用它重做一遍" / "A line of text made public beforehand, from which anyone can repeat the draw";
        algorithm: u32, Shape::Count, "算法版本" / "Algorithm", "算法的版本，现为 1" / "The version of the algorithm, 1 for now";
        wanted: u32, Shape::Count, "应抽家数" / "Wanted", "要抽多少家" / "How many are to be drawn";
    }
    may {
        county: Id, Shape::Unit(Units::Counties), "县区" / "County", "县区自己的抽查写明县区" / "The county, for its own draw";
        scope_note: String, Shape::Text, "范围说明" / "Scope", "名录怎样确定" / "How the frame was made up";
    }
    made_of {
        frame: Candidate, "抽查名录" / "Frame", "抽取时的名录，抽后不改" / "The facilities at the time of the draw; never changed afterwards";
    }
    parts {
        inspectors: Inspector, "检查单位" / "Inspectors", "参加抽查的检查单位和回避事项" / "The units that inspect, and what each must not";
    }
}
