//! A table of opinions that somebody kept: what its columns are called, and the words in them.

use super::columns::Named;
use crate::lang::{Text, t};
use crate::model::coded::Coded;
use crate::model::opinion::Submitter;
use crate::model::typed::half_width;
use crate::model::verdict::Disposition;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The day it was received.
    Received,
    /// What was said.
    Content,
    /// Where it came in.
    Channel,
    /// The aspect.
    Aspect,
    /// The county.
    County,
    /// Who received it.
    By,
    /// What sort of person said it.
    Submitter,
    /// The day a reply is due.
    ReplyDue,
    /// How it is dealt with.
    Disposition,
    /// The day that was decided.
    SortedOn,
    /// The unit it was referred to.
    Lead,
    /// The issues it led to.
    Issues,
    /// The day it was replied to.
    RepliedOn,
}

/// What each column is called, the usual name first, then others it is known by.
pub const COLUMNS: [(Column, Text, &[&str]); 13] = [
    (
        Column::Received,
        t("收到日期", "received"),
        &[
            "日期",
            "时间",
            "收集日期",
            "收集时间",
            "登记日期",
            "反映日期",
            "反映时间",
            "接收日期",
            "date",
        ],
    ),
    (
        Column::Content,
        t("意见内容", "content"),
        &[
            "内容",
            "意见",
            "意见建议",
            "意见建议内容",
            "反映内容",
            "反映问题",
            "反映事项",
            "具体内容",
            "主要内容",
            "诉求",
            "opinion",
        ],
    ),
    (
        Column::Channel,
        t("渠道", "channel"),
        &[
            "来源",
            "意见渠道",
            "意见来源",
            "收集渠道",
            "来源渠道",
            "收集方式",
            "source",
        ],
    ),
    (
        Column::Aspect,
        t("方面", "aspect"),
        &[
            "类别",
            "所属方面",
            "涉及方面",
            "意见类别",
            "问题类别",
            "分类",
            "category",
        ],
    ),
    (
        Column::County,
        t("县区", "county"),
        &["所属县区", "所在县区", "地区", "区县", "区域", "属地"],
    ),
    (
        Column::By,
        t("收集单位", "received by"),
        &["登记单位", "接收单位", "by"],
    ),
    (
        Column::Submitter,
        t("反映人类别", "submitter"),
        &["反映人身份", "人员类别", "反映人类型", "群体", "反映群体"],
    ),
    (
        Column::ReplyDue,
        t("答复时限", "reply due"),
        &["答复期限", "办理时限", "办结时限", "时限", "限期", "due"],
    ),
    (
        Column::Disposition,
        t("分办意见", "disposition"),
        &[
            "处理",
            "处理方式",
            "处理意见",
            "办理方式",
            "分办",
            "拟办意见",
        ],
    ),
    (
        Column::SortedOn,
        t("分办日期", "dealt out on"),
        &["处理日期", "处理时间", "分办时间", "转办日期", "交办日期"],
    ),
    (
        Column::Lead,
        t("转办单位", "referred to"),
        &["承办单位", "办理单位", "责任单位", "牵头单位", "lead"],
    ),
    (
        Column::Issues,
        t("形成问题", "issues"),
        &["问题编号", "相关问题"],
    ),
    (
        Column::RepliedOn,
        t("答复日期", "replied on"),
        &["答复时间", "反馈日期", "办结日期", "replied"],
    ),
];

impl Named for Column {
    const NAMES: &'static [(Self, Text, &'static [&'static str])] = &COLUMNS;
    const NEEDED: &'static [Self] = &[Self::Received, Self::Content];
}

/// What is done with an opinion, in the words people use.
#[must_use]
pub fn disposition(text: &str) -> Option<Disposition> {
    Some(match half_width(text).as_str() {
        "当场办结" | "当场解决" | "现场答复" | "现场解决" | "即时答复" => {
            Disposition::OnSpot
        }
        "转问题" | "列入问题" | "列入问题清单" | "形成问题" => {
            Disposition::ToIssue
        }
        "转建议" | "转为建议" | "形成建议" => Disposition::ToSuggestion,
        "转办" | "转交" | "转有关部门" | "转部门" | "交有关单位" => {
            Disposition::Referred
        }
        "参考" | "供参考" | "留存" => Disposition::Noted,
        "不受理" => Disposition::OutOfScope,
        _ => return Disposition::parse(text.trim()),
    })
}

/// What sort of person said it, in the words people use.
#[must_use]
pub fn submitter(text: &str) -> Option<Submitter> {
    Some(match half_width(text).as_str() {
        "老人" | "老年群众" | "老年居民" => Submitter::Elderly,
        "老人家属" | "老年人家属" | "子女" => Submitter::Family,
        "代表" => Submitter::Deputy,
        "机构" | "养老机构" | "运营方" | "运营企业" => Submitter::Operator,
        "社区" | "村" | "村居" | "街道" | "乡镇" | "基层" | "基层干部" => {
            Submitter::Grassroots
        }
        _ => return Submitter::parse(text.trim()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_column_is_known_by_its_usual_names() {
        for (head, column) in [
            ("收到日期", Column::Received),
            (" 时 间 ", Column::Received),
            ("日期（年月日）", Column::Received),
            ("*意见内容：", Column::Content),
            ("Content", Column::Content),
            ("ＣＯＮＴＥＮＴ", Column::Content),
            ("来源", Column::Channel),
            ("received by", Column::By),
            ("答复期限", Column::ReplyDue),
        ] {
            assert_eq!(Column::of(head), Some(column), "{head}");
        }
        for head in ["", "序号", "姓名", "联系电话", "备注", "处理情况", "(日期)"] {
            assert_eq!(Column::of(head), None, "{head}");
        }
    }

    #[test]
    fn no_name_means_two_columns() {
        let mut seen = BTreeSet::new();
        for (_, name, others) in COLUMNS {
            for text in [name.zh, name.en].iter().chain(others) {
                assert!(seen.insert(half_width(text)), "{text}");
            }
        }
    }

    #[test]
    fn usual_words_are_understood_and_others_are_not() {
        assert_eq!(disposition("转 办"), Some(Disposition::Referred));
        assert_eq!(disposition("转为问题"), Some(Disposition::ToIssue));
        assert_eq!(disposition("on-spot"), Some(Disposition::OnSpot));
        assert_eq!(disposition("正在处理"), None);
        assert_eq!(submitter("老人"), Some(Submitter::Elderly));
        assert_eq!(submitter("张某"), None);
    }
}
