//! What a draw is made from, and what makes it no draw.

use std::collections::HashSet;

use super::super::Id;
use super::{ALGORITHM, MOST_TICKETS};
use crate::fault;
use crate::problem::Fault;

/// What a draw follows from; all of it is published.
#[derive(Clone, Debug)]
pub struct Terms<'a> {
    /// The version of the algorithm.
    pub algorithm: u32,
    /// The seed, taken byte for byte (UTF-8). What may stand in it: [`is_seed`].
    pub seed: &'a str,
    /// How many facilities are wanted.
    pub wanted: usize,
    /// The facilities among which is drawn, each once, in any order.
    pub frame: Vec<Entry<'a>>,
    /// The units that inspect, each once, in any order.
    pub inspectors: Vec<Inspector<'a>>,
    /// The facilities that gave way to the next, in the order in which that happened.
    pub replaced: Vec<&'a Id>,
}

/// A facility of the frame.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The facility.
    pub facility: &'a Id,
    /// The county it lies in; `None` when that is not known, and no unit keeps away because of it.
    pub county: Option<&'a Id>,
    /// How many tickets it has, 1 to [`MOST_TICKETS`].
    pub weight: u32,
}

/// A unit that inspects.
#[derive(Clone, Copy, Debug)]
pub struct Inspector<'a> {
    /// The unit.
    pub unit: &'a Id,
    /// 回避: the facilities and the counties it keeps away from.
    pub recuse: &'a [Id],
}

impl Inspector<'_> {
    /// Whether it may inspect that facility.
    #[must_use]
    pub fn may_inspect(&self, entry: &Entry<'_>) -> bool {
        !self
            .recuse
            .iter()
            .any(|id| id == entry.facility || Some(id) == entry.county)
    }
}

/// Characters a seed can have at most.
const MOST_SEED: usize = 200;

/// Whether the text can be a seed: 1 to 200 Chinese characters (U+4E00 to U+9FFF) and characters of
/// ASCII, with single blanks only between them. So it can be copied from paper in one way only, and
/// nobody can try for another result with what is not seen, such as a second blank.
#[must_use]
pub fn is_seed(text: &str) -> bool {
    let is_seen = |c: char| c.is_ascii_graphic() || matches!(c, '\u{4e00}'..='\u{9fff}');
    text.chars().count() <= MOST_SEED
        && text
            .split(' ')
            .all(|word| !word.is_empty() && word.chars().all(is_seen))
}

/// Why nothing can be drawn. Positions count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There is no such version of the algorithm.
    Algorithm(u32),
    /// The seed is not what [`is_seed`] takes.
    Seed,
    /// The facility at that position of the frame stands there before.
    FacilityTwice(usize, Id),
    /// The entry at that position has no ticket or too many.
    Weight(usize, u32),
    /// The unit at that position stands there before.
    InspectorTwice(usize, Id),
}

impl Unfit {
    /// Where it is, by the names of [`Terms`], such as `frame[3].weight`.
    #[must_use]
    pub fn field(&self) -> String {
        match self {
            Self::Algorithm(_) => "algorithm".to_owned(),
            Self::Seed => "seed".to_owned(),
            Self::FacilityTwice(at, _) => format!("frame[{at}].facility"),
            Self::Weight(at, _) => format!("frame[{at}].weight"),
            Self::InspectorTwice(at, _) => format!("inspectors[{at}].unit"),
        }
    }

    /// It in words.
    #[must_use]
    pub fn fault(&self) -> Fault {
        match self {
            Self::Algorithm(version) => fault!(
                Value,
                "没有第 {version} 版抽取算法，现有第 {ALGORITHM} 版",
                "there is no version {version} of the drawing algorithm; there is version {ALGORITHM}"
            ),
            Self::Seed => fault!(
                Value,
                "种子只用汉字、半角的字母、数字和标点，中间可以有单个空格，1 到 {MOST_SEED} 个字",
                "a seed is 1 to {MOST_SEED} Chinese characters, ASCII letters, digits and marks, with single blanks only between them"
            ),
            Self::FacilityTwice(_, id) => fault!(
                Value,
                "设施 {id} 在抽取名单里列了两次",
                "the facility {id} stands twice in the frame"
            ),
            Self::Weight(_, weight) => fault!(
                Value,
                "权重 {weight} 不行，应是 1 到 {MOST_TICKETS} 的整数",
                "the weight {weight} is not a whole number from 1 to {MOST_TICKETS}"
            ),
            Self::InspectorTwice(_, id) => fault!(
                Value,
                "检查单位 {id} 列了两次",
                "the inspecting unit {id} stands twice"
            ),
        }
    }
}

impl Terms<'_> {
    /// Everything that keeps a draw from being made; empty when nothing does.
    #[must_use]
    pub fn unfit(&self) -> Vec<Unfit> {
        let mut found = Vec::new();
        if self.algorithm != ALGORITHM {
            found.push(Unfit::Algorithm(self.algorithm));
        }
        if !is_seed(self.seed) {
            found.push(Unfit::Seed);
        }
        let mut seen = HashSet::new();
        for (at, entry) in self.frame.iter().enumerate() {
            if !seen.insert(entry.facility) {
                found.push(Unfit::FacilityTwice(at, entry.facility.clone()));
            }
            if !(1..=MOST_TICKETS).contains(&entry.weight) {
                found.push(Unfit::Weight(at, entry.weight));
            }
        }
        let mut seen = HashSet::new();
        for (at, inspector) in self.inspectors.iter().enumerate() {
            if !seen.insert(inspector.unit) {
                found.push(Unfit::InspectorTwice(at, inspector.unit.clone()));
            }
        }
        found
    }
}
