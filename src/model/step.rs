//! One dated step of a record's history, the same form for every kind.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::coded::Coded;
use super::satisfaction::Satisfaction;
use super::verdict::{Answer, Disposition, Finding, LookBack};
use super::{Day, Id};
use crate::coded;
use crate::lang::{Text, t};

/// What can happen to a kind of record, and what each step must and may carry.
pub trait Action: Coded + Serialize + DeserializeOwned + JsonSchema + Send + Sync {
    /// The action of a plain remark, which every kind has and which changes nothing.
    const NOTED: Self;

    /// The fields a step must carry.
    fn needs(self) -> &'static [Field];
    /// The fields a step may carry besides those it must and those any step may.
    fn may(self) -> &'static [Field];

    /// The verb of its command and what that does, for a kind whose verbs follow from its actions.
    fn verb(self) -> Option<Verb> {
        None
    }

    /// Whether a history holds, up to a day, a step that cannot have happened. Kinds whose actions
    /// are not a life do not know.
    fn has_impossible(_history: &[Step<Self>], _as_of: Day) -> bool {
        false
    }

    /// Whether it may follow on a history as that stands at the end of a day.
    fn may_follow(self, _history: &[Step<Self>], _as_of: Day) -> bool {
        true
    }

    /// Whether a step may carry the field.
    fn takes(self, field: Field) -> bool {
        ANY.contains(&field) || self.needs().contains(&field) || self.may().contains(&field)
    }
}

/// The command that adds a step: `done` of `supervise milestone done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// The word that is typed.
    pub name: &'static str,
    /// What it does, for its help.
    pub help: Text,
}

/// A dated entry of a history: facts only, never a state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step<A> {
    /// The day it happened.
    pub on: Day,
    /// What happened.
    pub action: A,
    /// The unit or group that did it.
    pub by: Id,
    /// The paper it rests on, such as 汴人联监交〔2024〕5号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc: Option<String>,
    /// Who approved it, where approval is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<String>,
    /// The deadline this step sets: the new one, or for a notice the day a reply is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Day>,
    /// The day an extension was applied for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applied_on: Option<Day>,
    /// The lead unit from this step on, when an issue is assigned anew after its return.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Id>,
    /// Progress as the unit reports it, 0 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 100))]
    pub pct: Option<Percent>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What needs a leader to coordinate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<String>,
    /// Ways of checking or inspecting (words of the vocabulary).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<String>,
    /// The units that checked the work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checkers: Vec<Id>,
    /// The opinion given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opinion: Option<String>,
    /// What a look-back found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<LookBack>,
    /// The record this one was merged into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<Id>,
    /// How an opinion is dealt with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Disposition>,
    /// The number of the decision of a meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<u32>,
    /// The figure counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<u64>,
    /// Whether the figure is approximate (余).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approx: bool,
    /// The grade of a facility, 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// The programme an honour belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
    /// The result of a suggestion (a word of the vocabulary).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// What the deputy says of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfaction: Option<Satisfaction>,
    /// Issues of the same sort found elsewhere (举一反三).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub similar: Vec<Id>,
    /// The round of inspection, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
    /// The facility inspected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facility: Option<Id>,
    /// 是否学习宣传到位.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publicity: Option<Answer>,
    /// 工作是否依法开展.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lawful_work: Option<Answer>,
    /// 权力是否依法行使.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lawful_power: Option<Answer>,
    /// The result of an inspection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<Finding>,
    /// What an inspection found, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
    /// The issues raised by it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issues: Vec<Id>,
    /// Papers and photographs that prove it, by name or path.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    /// Anything more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The grade of a facility: 1 to 5, as the national standard has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[schemars(transparent)]
pub struct Rating(u8);

impl Rating {
    /// 1 to 5.
    #[must_use]
    pub const fn value(self) -> u8 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Rating {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = u64::deserialize(deserializer)?;
        let grade = u8::try_from(value).ok().filter(|v| (1..=5).contains(v));
        grade.map(Self).ok_or_else(|| {
            serde::de::Error::custom(crate::fault!(
                Value,
                "{value}不是等级，应在 1 到 5 之间",
                "{value} is not a grade from 1 to 5"
            ))
        })
    }
}

/// A whole percentage, 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[schemars(transparent)]
pub struct Percent(u8);

impl Percent {
    /// The percentage; `None` above 100.
    #[must_use]
    pub const fn new(value: u8) -> Option<Self> {
        if value <= 100 {
            Some(Self(value))
        } else {
            None
        }
    }

    /// 0 to 100.
    #[must_use]
    pub const fn value(self) -> u8 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = u64::deserialize(deserializer)?;
        u8::try_from(value).ok().and_then(Self::new).ok_or_else(|| {
            serde::de::Error::custom(crate::fault!(
                Value,
                "{value}不是百分数，应在 0 到 100 之间",
                "{value} is not a percentage from 0 to 100"
            ))
        })
    }
}

macro_rules! fields {
    ($($variant:ident $key:ident $zh:literal / $en:literal, |$step:ident| $present:expr;)*) => {
        /// A field a step may carry, besides `on`, `action` and `by`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Field { $(#[doc = $en] $variant,)* }

        impl Field {
            /// Every field.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The field of that key.
            #[must_use]
            pub fn called(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|field| field.key() == key)
            }

            /// Its key in the file.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => stringify!($key),)* }
            }

            /// What it is called on the screen.
            #[must_use]
            pub const fn label(self) -> Text {
                match self { $(Self::$variant => t($zh, $en),)* }
            }

            /// Whether the step carries it.
            #[must_use]
            pub fn is_in<A>(self, step: &Step<A>) -> bool {
                match self { $(Self::$variant => { let $step = step; $present })* }
            }
        }
    };
}

fields! {
    Doc doc "文号" / "paper", |s| s.doc.is_some();
    ApprovedBy approved_by "批准人" / "approved by", |s| s.approved_by.is_some();
    To to "时限" / "deadline", |s| s.to.is_some();
    AppliedOn applied_on "申请日期" / "applied for on", |s| s.applied_on.is_some();
    Lead lead "牵头单位" / "lead unit", |s| s.lead.is_some();
    Pct pct "进度" / "progress", |s| s.pct.is_some();
    Reason reason "理由" / "reason", |s| s.reason.as_deref().is_some_and(is_filled);
    Support support "需协调事项" / "needs coordination", |s| s.support.is_some();
    Methods methods "方式" / "methods", |s| !s.methods.is_empty();
    Checkers checkers "验收单位" / "checkers", |s| !s.checkers.is_empty();
    Opinion opinion "意见" / "opinion", |s| s.opinion.as_deref().is_some_and(is_filled);
    Outcome outcome "回头看结果" / "look-back result", |s| s.outcome.is_some();
    Into into "并入" / "merged into", |s| s.into.is_some();
    Disposition disposition "分办意见" / "disposition", |s| s.disposition.is_some();
    Item item "议定事项序号" / "decision", |s| s.item.is_some();
    Value value "数值" / "figure", |s| s.value.is_some();
    Approx approx "约数" / "approximate", |s| s.approx;
    Rating rating "等级" / "grade", |s| s.rating.is_some();
    Programme programme "称号" / "honour", |s| s.programme.as_deref().is_some_and(is_filled);
    Class class "办理结果" / "result class", |s| s.class.is_some();
    Satisfaction satisfaction "代表评价" / "deputy's opinion", |s| s.satisfaction.is_some();
    Similar similar "举一反三发现的问题" / "similar issues", |s| !s.similar.is_empty();
    Round round "轮次" / "round", |s| s.round.is_some();
    Facility facility "设施" / "facility", |s| s.facility.is_some();
    Publicity publicity "学习宣传是否到位" / "law made known", |s| s.publicity.is_some();
    LawfulWork lawful_work "工作是否依法开展" / "work done by law", |s| s.lawful_work.is_some();
    LawfulPower lawful_power "权力是否依法行使" / "power used by law", |s| s.lawful_power.is_some();
    Result result "检查结果" / "result", |s| s.result.is_some();
    Finding finding "检查发现" / "finding", |s| s.finding.as_deref().is_some_and(is_filled);
    Issues issues "形成问题" / "issues raised", |s| !s.issues.is_empty();
    Evidence evidence "佐证材料" / "evidence", |s| s.evidence.iter().any(|e| is_filled(e));
    Note note "说明" / "note", |s| s.note.as_deref().is_some_and(is_filled);
}

/// Fields any step may carry.
const ANY: &[Field] = &[
    Field::Doc,
    Field::ApprovedBy,
    Field::Evidence,
    Field::Note,
    Field::Reason,
];

fn is_filled(text: &str) -> bool {
    !text.trim().is_empty()
}

impl<A: Action> Step<A> {
    /// A step with nothing but day, action and doer.
    #[must_use]
    pub fn new(on: Day, action: A, by: Id) -> Self {
        Self {
            on,
            action,
            by,
            doc: None,
            approved_by: None,
            to: None,
            applied_on: None,
            lead: None,
            pct: None,
            reason: None,
            support: None,
            methods: Vec::new(),
            checkers: Vec::new(),
            opinion: None,
            outcome: None,
            into: None,
            disposition: None,
            item: None,
            value: None,
            approx: false,
            rating: None,
            programme: None,
            class: None,
            satisfaction: None,
            similar: Vec::new(),
            round: None,
            facility: None,
            publicity: None,
            lawful_work: None,
            lawful_power: None,
            result: None,
            finding: None,
            issues: Vec::new(),
            evidence: Vec::new(),
            note: None,
        }
    }

    /// The fields this step must carry and does not.
    #[must_use]
    pub fn lacking(&self) -> Vec<Field> {
        self.action
            .needs()
            .iter()
            .copied()
            .filter(|f| !f.is_in(self))
            .collect()
    }

    /// The fields this step carries though its action has no place for them.
    #[must_use]
    pub fn alien(&self) -> Vec<Field> {
        Field::ALL
            .iter()
            .copied()
            .filter(|f| f.is_in(self) && !self.action.takes(*f))
            .collect()
    }
}

/// The positions of the steps in order of date, steps of one day in the order they stand.
#[must_use]
pub fn by_date<A>(history: &[Step<A>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..history.len()).collect();
    order.sort_by_key(|&i| history[i].on);
    order
}

/// The steps up to and including `as_of` in order of date, each with its position in the file.
pub fn until<A>(history: &[Step<A>], as_of: Day) -> impl Iterator<Item = (usize, &Step<A>)> {
    by_date(history)
        .into_iter()
        .map(move |i| (i, &history[i]))
        .filter(move |(_, step)| step.on <= as_of)
}

coded! {
    /// What can happen to a record that has no life of its own.
    pub enum NoteAction("动作", "action") {
        Noted = "noted" "备注" / "noted",
    }
}

impl Action for NoteAction {
    const NOTED: Self = Self::Noted;

    fn needs(self) -> &'static [Field] {
        &[Field::Note]
    }

    fn may(self) -> &'static [Field] {
        &[]
    }
}

/// A step of a record that has no life of its own.
pub type NoteStep = Step<NoteAction>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::day::day;

    #[test]
    fn a_step_names_what_it_lacks_and_what_is_alien() {
        let mut step = Step::new(
            day("2024-05-08"),
            NoteAction::Noted,
            Id::parse("npc-office").unwrap(),
        );
        assert_eq!(step.lacking(), [Field::Note]);
        step.note = Some("  ".into());
        assert_eq!(step.lacking(), [Field::Note], "blank text is no note");
        step.note = Some("已电话告知".into());
        step.pct = Percent::new(60);
        assert_eq!(step.lacking(), []);
        assert_eq!(step.alien(), [Field::Pct]);
    }
}
