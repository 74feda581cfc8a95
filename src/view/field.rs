//! What the fields of records are called on the screen.

use crate::lang::{Text, t};
use crate::model::Kind;
use crate::model::plain::fact;

/// The label of a field of a kind of record; `None` for a key no kind has.
#[must_use]
pub fn label(of: Kind, key: &str) -> Option<Text> {
    let plain = fact(of, key).map(|f| f.label);
    plain.or_else(|| own(of, key)).or_else(|| {
        LABELS
            .iter()
            .find(|(k, _)| *k == key)
            .map(|(_, text)| *text)
    })
}

/// The label of a key that means something else in this kind than in the others.
fn own(of: Kind, key: &str) -> Option<Text> {
    Some(match (of, key) {
        (Kind::Org, "kind") => t("单位类别", "Kind of unit"),
        (Kind::Facility, "kind") => t("类型", "Kind"),
        (Kind::Regulation, "source") => t("文本来源", "Source of the text"),
        (Kind::Regulation, "articles") => t("条文", "Articles"),
        (Kind::Task, "due") => t("完成时限", "Deadline"),
        (Kind::Article, "due") => t("检查完成时限", "To be inspected by"),
        _ => return None,
    })
}

const LABELS: &[(&str, Text)] = &[
    ("id", t("编号", "Id")),
    ("uid", t("标识", "Uid")),
    ("campaign", t("专项", "Campaign")),
    ("title", t("问题名称", "Title")),
    ("name", t("名称", "Name")),
    ("short_name", t("简称", "Short name")),
    ("aliases", t("别称", "Other names")),
    ("description", t("具体问题", "Description")),
    ("kind", t("问题性质", "Nature")),
    ("category", t("问题类别", "Category")),
    ("focus", t("聚焦领域", "Focus")),
    ("areas", t("检查重点（九个方面）", "Focus areas")),
    ("aspects", t("调研方面（五个方面）", "Survey aspects")),
    ("source", t("问题来源", "Source")),
    ("facility", t("涉及设施", "Facility")),
    ("county", t("县区", "County")),
    ("articles", t("涉及条款", "Articles")),
    ("severity", t("严重程度", "Severity")),
    (
        "hazard_basis",
        t("重大隐患判定依据", "Basis of the major hazard"),
    ),
    ("immediate_action", t("先行处置", "Immediate action")),
    ("root_cause", t("原因分析", "Cause")),
    ("handling", t("整改类型", "Handling")),
    ("lead", t("牵头单位", "Lead unit")),
    ("co", t("配合单位", "Co-units")),
    ("supervisor", t("督办委室", "Supervised by")),
    ("requirement", t("整改要求", "Requirement")),
    ("criteria", t("销号标准", "Criteria for closing")),
    ("due", t("整改时限（原定）", "Deadline (original)")),
    ("confidentiality", t("公开属性", "Confidentiality")),
    ("history", t("办理记录", "History")),
    ("year", t("年度", "Year")),
    ("theme", t("主题", "Theme")),
    ("started_on", t("启动日期", "Started on")),
    ("ended_on", t("结束日期", "Ended on")),
    ("superior_plan", t("上级方案文号", "Superior plan")),
    ("regulations", t("检查的法规", "Regulations")),
    ("level", t("层级", "Level")),
    ("code", t("行政区划代码", "Division code")),
    (
        "conference_role",
        t("联席会议身份", "Part in the joint conference"),
    ),
    ("leader", t("负责委室", "Led by")),
    ("members", t("成员单位", "Members")),
    ("counties", t("指导县区", "Counties")),
    ("duties", t("职责", "Duties")),
    ("valid_from", t("设立日期", "Valid from")),
    ("valid_to", t("撤销日期", "Valid to")),
    ("ownership", t("性质", "Ownership")),
    ("township", t("乡镇街道", "Township")),
    ("address", t("地址", "Address")),
    ("area", t("城乡", "Area")),
    ("uscc", t("统一社会信用代码", "Credit code")),
    ("filing_no", t("备案编号", "Filing number")),
    ("beds", t("床位", "Beds")),
    ("nursing_beds", t("护理型床位", "Nursing beds")),
    ("occupied_beds", t("在住床位", "Occupied beds")),
    ("issue", t("所属问题", "Issue")),
    ("content", t("整改措施", "Measure")),
    ("goal", t("整改目标", "Goal")),
    ("unit", t("责任单位", "Unit")),
    ("person", t("责任人", "Person")),
    ("start", t("计划启动", "Planned start")),
    ("milestones", t("时间节点", "Milestones")),
    ("fund_needed", t("所需资金（元）", "Funds needed (yuan)")),
    ("fund_secured", t("落实资金（元）", "Funds secured (yuan)")),
    ("contingency", t("预案", "Contingency")),
    ("adopted_on", t("通过日期", "Adopted on")),
    ("effective_on", t("施行日期", "In force from")),
    ("adopted_by", t("通过机关", "Adopted by")),
    ("total_articles", t("总条数", "Articles in all")),
    ("remark", t("说明", "Remark")),
    ("chapters", t("章", "Chapters")),
    ("regulation", t("法规", "Regulation")),
    ("number", t("条号", "Article")),
    ("paragraph", t("款", "Paragraph")),
    ("item", t("项", "Item")),
    ("digest", t("事项", "What it asks")),
    ("methods", t("检查方式", "Methods")),
    ("object", t("检查对象", "Inspected")),
    ("point", t("检查重点", "Looks for")),
    ("group", t("检查组", "Group")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::for_kind;
    use crate::model::Record;

    fn unlabelled<R: Record>() -> Vec<String> {
        let schema = schemars::schema_for!(R);
        let keys = schema
            .get("properties")
            .and_then(|p| p.as_object())
            .unwrap();
        keys.keys()
            .filter(|k| label(R::KIND, k).is_none())
            .map(|k| format!("{}.{k}", R::KIND.command()))
            .collect()
    }

    #[test]
    fn every_field_of_every_kind_has_a_label() {
        let kinds = Kind::ALL.iter();
        let missing: Vec<String> = kinds
            .flat_map(|kind| for_kind!(kind, R => unlabelled::<R>()))
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
