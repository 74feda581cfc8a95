//! 走访检查: one visit by a group (点次) to a facility (点位), or a talk with departments.

use super::plain::Shape;
use super::vocabulary::WordList;
use super::{Id, Kind, org::Units};
use crate::{coded, life, plain};

coded! {
    /// What a visit is part of.
    pub enum VisitScope("走访类别", "kind of visit") {
        Survey = "survey" "专题调研" / "survey",
        Full = "full" "全面排查" / "full check",
        Special = "special" "专项检查" / "special inspection",
        Action = "action" "专项行动" / "special action",
        Spot = "spot" "随机抽查" / "spot check",
        Joint = "joint" "横向联动" / "with departments",
    }
}

life! {
    pub enum InspectionAction / InspectionState;
    states {
        Visited = "visited" "已走访" / "visited",
    }
    actions {
        Visited = "visited" "走访" / "visited", first Visited;
    }
}

plain! {
    /// A visit: who went where, how, and what was found.
    pub struct Inspection: InspectionAction in inspections,
        titled |v| v.theme.as_deref().or(v.finding.as_deref()).unwrap_or(v.place()), listed [scope, group, facility, county, theme, issues],
        acts |v, action| matches!(action, InspectionAction::Visited).then_some(&v.group);
    must {
        group: Id, Shape::Unit(Units::Visiting), "走访单位" / "Group", "检查组或县区人大常委会" / "The inspection group or the county's congress";
        scope: VisitScope, Shape::Choice(VisitScope::CHOICE), "走访类别" / "Kind of visit", "专题调研、专项检查、随机抽查等" / "What the visit is part of";
    }
    some {
        methods: String, Shape::Word(WordList::CheckMethod), "方式" / "Methods", "怎样看的" / "How it was done";
    }
    may {
        facility: Id, Shape::Record(Kind::Facility), "设施" / "Facility", "看的设施（点位）；与部门座谈的不写" / "The place visited; none for a talk with departments";
        county: Id, Shape::Unit(Units::Counties), "县区" / "County", "没有设施时，在哪个县区" / "The county, when there is no facility";
        theme: String, Shape::Line, "主题" / "Theme", "专项行动或座谈的主题" / "The theme of a special action or a talk";
        draw: Id, Shape::Record(Kind::Draw), "抽查批次" / "Draw", "随机抽查的，属于哪一次抽取" / "The draw a spot check belongs to";
        need: String, Shape::Text, "需求在哪个方面" / "What is needed", "四个弄清之一：老人的需求在哪个方面" / "First clarification: what old people need";
        responsible: String, Shape::Text, "责任在哪个单位" / "Who is responsible", "四个弄清之二：责任在哪个单位" / "Second clarification: who is responsible";
        bottleneck: String, Shape::Text, "瓶颈在哪个堵点" / "Where it is stuck", "四个弄清之三：瓶颈在哪个堵点" / "Third clarification: where it is stuck";
        lever: String, Shape::Text, "抓手在哪个环节" / "Where to take hold", "四个弄清之四：抓手在哪个环节" / "Fourth clarification: where to take hold";
        finding: String, Shape::Text, "发现" / "Finding", "看到的情况" / "What was seen";
    }
    each {
        participants: Id, Shape::Unit(Units::Any), "参加单位" / "Participants", "一同走访或座谈的单位" / "The units that came along or were talked with";
        issues: Id, Shape::Record(Kind::Issue), "发现问题" / "Issues found", "这次发现的问题" / "The issues it found";
    }
}

impl Inspection {
    /// Where it was, as an id: the facility, else the county, else who came.
    #[must_use]
    pub fn place(&self) -> &str {
        let at = self.facility.as_ref().or(self.county.as_ref());
        at.unwrap_or(&self.group).as_str()
    }

    /// 四个弄清: key and text of each, `None` when it says nothing.
    #[must_use]
    pub fn clarifications(&self) -> [(&'static str, Option<&str>); 4] {
        [
            ("need", self.need.as_deref()),
            ("responsible", self.responsible.as_deref()),
            ("bottleneck", self.bottleneck.as_deref()),
            ("lever", self.lever.as_deref()),
        ]
    }
}
