//! What the columns of ledgers are called.

use super::plain;
use crate::lang::{Text, t};
use crate::model::Kind;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A fact, by the flag of `add` that takes it.
    Flag(String),
    /// The day it was found.
    Found,
    /// The day it was handed over.
    Assigned,
    /// The paper it was handed over by.
    Paper,
    /// What was done.
    Progress,
    /// The day of what was done.
    ProgressOn,
    /// How far it is.
    Percent,
    /// The day it was closed.
    Closed,
    /// A remark.
    Remark,
    /// Nothing that is read: numbers of rows.
    NotRead,
}

impl Fact {
    /// The fact of that name: a flag, or what the history takes.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "found" => Self::Found,
            "assigned" => Self::Assigned,
            "paper" => Self::Paper,
            "progress" => Self::Progress,
            "progress-on" => Self::ProgressOn,
            "pct" => Self::Percent,
            "closed" => Self::Closed,
            "remark" => Self::Remark,
            "skip" | "不读" => Self::NotRead,
            flag => Self::Flag(flag.to_owned()),
        }
    }

    /// Its name, which [`Fact::named`] reads.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Flag(flag) => flag,
            Self::Found => "found",
            Self::Assigned => "assigned",
            Self::Paper => "paper",
            Self::Progress => "progress",
            Self::ProgressOn => "progress-on",
            Self::Percent => "pct",
            Self::Closed => "closed",
            Self::Remark => "remark",
            Self::NotRead => "skip",
        }
    }
}

/// Names: the fact, its usual name, others.
pub(super) type Names = (&'static str, Text, &'static [&'static str]);

/// What a head of a ledger of that kind means; `None` for a name that is not known.
#[must_use]
pub fn known(kind: Kind, head: &str) -> Option<Fact> {
    let plain_head = plain(head);
    let is_called = |name: &str| plain(name) == plain_head;
    let found = table(kind)
        .iter()
        .chain(COMMON)
        .find(|(name, label, others)| {
            *name == plain_head
                || is_called(label.zh)
                || is_called(label.en)
                || others.iter().any(|other| is_called(other))
        });
    found.map(|(name, ..)| Fact::named(name))
}

/// The usual name of a fact of a ledger of that kind.
#[must_use]
pub fn label(kind: Kind, fact: &str) -> Option<Text> {
    let mut all = table(kind).iter().chain(COMMON);
    all.find(|(name, ..)| *name == fact)
        .map(|(_, label, _)| *label)
}

const fn table(kind: Kind) -> &'static [Names] {
    match kind {
        Kind::Issue => ISSUE,
        Kind::Facility => FACILITY,
        _ => &[],
    }
}

/// Every name of a ledger of that kind.
#[cfg(test)]
pub(super) fn all(kind: Kind) -> impl Iterator<Item = &'static Names> {
    table(kind).iter().chain(COMMON)
}

const COMMON: &[Names] = &[
    ("remark", t("备注", "remark"), &["说明", "其他说明"]),
    (
        "skip",
        t("序号", "no."),
        &["编号", "问题编号", "行号", "顺序号"],
    ),
];

const ISSUE: &[Names] = &[
    (
        "title",
        t("问题名称", "title"),
        &[
            "问题",
            "存在问题",
            "存在的问题",
            "主要问题",
            "问题摘要",
            "问题标题",
        ],
    ),
    (
        "description",
        t("具体问题", "description"),
        &[
            "问题描述",
            "具体情况",
            "问题表现",
            "问题详情",
            "具体内容",
            "问题具体情况",
            "问题内容",
        ],
    ),
    ("kind", t("问题性质", "nature"), &["性质"]),
    (
        "category",
        t("问题类别", "category"),
        &["类别", "问题类型", "问题分类", "分类"],
    ),
    (
        "channel",
        t("来源渠道", "channel"),
        &["问题来源", "来源", "发现渠道", "发现方式", "线索来源"],
    ),
    (
        "source-level",
        t("来源层级", "level of the source"),
        &["发现层级"],
    ),
    ("severity", t("严重程度", "severity"), &["问题等级", "程度"]),
    (
        "ref",
        t("依据材料", "papers it rests on"),
        &["依据", "佐证材料", "检查记录"],
    ),
    ("focus", t("聚焦领域", "focus"), &["四聚焦"]),
    (
        "facility",
        t("涉及设施", "facility"),
        &[
            "设施",
            "养老机构",
            "机构名称",
            "设施名称",
            "点位",
            "涉及机构",
        ],
    ),
    (
        "county",
        t("县区", "county"),
        &[
            "区县",
            "县市区",
            "所属县区",
            "涉及县区",
            "属地",
            "所在县区",
            "地区",
        ],
    ),
    ("article", t("涉及条款", "articles"), &["条款", "对应条款"]),
    (
        "hazard-basis",
        t("重大隐患判定依据", "basis of the major hazard"),
        &["判定依据"],
    ),
    (
        "immediate-action",
        t("先行处置", "immediate action"),
        &["应急处置", "先期处置"],
    ),
    ("root-cause", t("原因分析", "cause"), &["原因", "问题成因"]),
    ("handling", t("整改类型", "handling"), &["整改方式"]),
    (
        "lead",
        t("牵头单位", "lead unit"),
        &[
            "责任单位",
            "整改责任单位",
            "整改单位",
            "承办单位",
            "主责单位",
            "牵头部门",
            "责任部门",
            "lead",
        ],
    ),
    (
        "co",
        t("配合单位", "co-units"),
        &["协办单位", "配合部门", "协同单位", "co"],
    ),
    (
        "supervisor",
        t("督办委室", "supervised by"),
        &["督办单位", "督办部门", "supervisor"],
    ),
    (
        "requirement",
        t("整改要求", "requirement"),
        &["交办要求", "整改意见", "工作要求"],
    ),
    (
        "criteria",
        t("销号标准", "criteria for closing"),
        &["验收标准", "整改目标", "整改标准"],
    ),
    (
        "due",
        t("整改时限", "deadline"),
        &[
            "完成时限",
            "时限",
            "整改期限",
            "办结时限",
            "整改完成时限",
            "要求完成时间",
        ],
    ),
    (
        "found",
        t("发现时间", "found on"),
        &["发现日期", "检查时间", "检查日期", "登记时间", "登记日期"],
    ),
    (
        "assigned",
        t("交办时间", "assigned on"),
        &["交办日期", "下达时间", "移交时间"],
    ),
    ("paper", t("交办文号", "paper"), &["文号", "交办单号"]),
    (
        "progress",
        t("进展情况", "progress"),
        &[
            "进展",
            "整改进展",
            "整改情况",
            "目前进展",
            "整改进展情况",
            "工作进展",
        ],
    ),
    (
        "progress-on",
        t("进展时间", "progress on"),
        &["更新时间", "填报时间", "进展日期"],
    ),
    (
        "pct",
        t("完成比例", "done"),
        &["进度", "完成进度", "完成率", "整改进度"],
    ),
    (
        "closed",
        t("销号时间", "closed on"),
        &["销号日期", "办结时间", "完成销号时间"],
    ),
];

const FACILITY: &[Names] = &[
    (
        "name",
        t("名称", "name"),
        &["机构名称", "设施名称", "养老机构名称", "养老机构"],
    ),
    (
        "kind",
        t("类型", "kind"),
        &["机构类型", "设施类型", "机构类别", "设施类别", "类别"],
    ),
    (
        "ownership",
        t("性质", "ownership"),
        &["机构性质", "经营性质", "举办性质", "运营性质"],
    ),
    (
        "county",
        t("县区", "county"),
        &["区县", "县市区", "所属县区", "所在县区", "属地"],
    ),
    (
        "township",
        t("乡镇街道", "township"),
        &["乡镇", "街道", "所属街道", "所属乡镇"],
    ),
    ("address", t("地址", "address"), &["详细地址", "机构地址"]),
    ("area", t("城乡", "area"), &[]),
    (
        "uscc",
        t("统一社会信用代码", "credit code"),
        &["信用代码", "社会信用代码"],
    ),
    (
        "filing-no",
        t("备案编号", "filing number"),
        &["备案号", "备案证号"],
    ),
    (
        "beds",
        t("床位", "beds"),
        &["床位数", "核定床位", "核定床位数", "总床位", "总床位数"],
    ),
    (
        "nursing-beds",
        t("护理型床位", "nursing beds"),
        &["护理型床位数", "护理床位"],
    ),
    (
        "occupied-beds",
        t("在住床位", "occupied beds"),
        &["入住人数", "在住人数", "已住床位", "实住人数"],
    ),
    ("status", t("状态", "status"), &["运营状态", "经营状态"]),
    (
        "found",
        t("登记时间", "recorded on"),
        &["登记日期", "开业时间", "备案时间"],
    ),
];
