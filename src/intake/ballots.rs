//! A table of ballots that somebody counted: what its columns are called.

use super::columns::Named;
use crate::lang::{Text, t};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// What it is called on the ballot.
    Name,
    /// The unit that is judged.
    Unit,
    /// What is judged, when process and outcome are voted on apart.
    Dimension,
    /// The issues it stands for.
    Issues,
    /// Ballots for satisfied.
    Satisfied,
    /// Ballots for basically satisfied.
    Basically,
    /// Ballots for unsatisfied.
    Unsatisfied,
    /// Invalid ballots.
    Invalid,
}

/// A usual name and others.
type Names = (Text, &'static [&'static str]);

const NAME: Names = (
    t("测评项目", "item"),
    &["项目", "名称", "项目名称", "测评事项", "事项"],
);
const UNIT: Names = (
    t("责任单位", "unit"),
    &["单位", "被测评单位", "承办单位", "牵头单位"],
);
const DIMENSION: Names = (t("测评内容", "dimension"), &[]);

/// A column of a table of what is to be voted on; the same table takes the ballots afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToVote {
    /// What it is called on the ballot.
    Name,
    /// The unit that is judged.
    Unit,
    /// What is judged, when process and outcome are voted on apart.
    Dimension,
}

impl Named for ToVote {
    const NAMES: &'static [(Self, Text, &'static [&'static str])] = &[
        (Self::Name, NAME.0, NAME.1),
        (Self::Unit, UNIT.0, UNIT.1),
        (Self::Dimension, DIMENSION.0, DIMENSION.1),
    ];
    const NEEDED: &'static [Self] = &[Self::Name, Self::Unit];
}

impl Named for Column {
    const NAMES: &'static [(Self, Text, &'static [&'static str])] = &[
        (Self::Name, NAME.0, NAME.1),
        (Self::Unit, UNIT.0, UNIT.1),
        (Self::Dimension, DIMENSION.0, DIMENSION.1),
        (
            Self::Issues,
            t("对应问题", "issues"),
            &["相关问题", "问题", "问题编号"],
        ),
        (
            Self::Satisfied,
            t("满意", "satisfied"),
            &["满意票", "满意票数"],
        ),
        (
            Self::Basically,
            t("基本满意", "basically"),
            &["基本满意票", "基本满意票数", "basically satisfied"],
        ),
        (
            Self::Unsatisfied,
            t("不满意", "unsatisfied"),
            &["不满意票", "不满意票数"],
        ),
        (
            Self::Invalid,
            t("无效", "invalid"),
            &["无效票", "无效票数", "废票", "废票数"],
        ),
    ];
    const NEEDED: &'static [Self] = &[
        Self::Name,
        Self::Unit,
        Self::Satisfied,
        Self::Basically,
        Self::Unsatisfied,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::typed::half_width;
    use std::collections::BTreeSet;

    #[test]
    fn a_column_is_known_by_its_usual_names() {
        for (head, column) in [
            (" 满 意（票） ", Column::Satisfied),
            ("基本满意", Column::Basically),
            ("Ｕnsatisfied", Column::Unsatisfied),
            ("测评项目:", Column::Name),
        ] {
            assert_eq!(Column::of(head), Some(column), "{head}");
        }
        for head in ["", "序号", "满意率", "合计", "等次"] {
            assert_eq!(Column::of(head), None, "{head}");
        }
    }

    #[test]
    fn no_name_means_two_columns() {
        let mut seen = BTreeSet::new();
        for (_, name, others) in Column::NAMES {
            for text in [name.zh, name.en].iter().chain(*others) {
                assert!(seen.insert(half_width(text)), "{text}");
            }
        }
    }
}
