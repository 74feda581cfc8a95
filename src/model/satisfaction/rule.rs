//! How a vote is graded, as `supervise.yaml` says it.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};

use crate::coded;
use crate::fault;
use crate::model::step::Percent;
use crate::problem::Fault;

coded! {
    /// The ways of grading a vote.
    pub enum SatisfactionKind("定等办法", "way of grading") {
        MajorityOfAll = "majority-of-all" "过全体组成人员半数" / "majority of all members",
        Bands = "bands" "按有效票比例" / "bands of the valid ballots",
    }
}

/// How a vote is graded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub enum SatisfactionRule {
    /// More than half of all members, present or not: 满意 alone makes 满意; 满意 and 基本满意
    /// together make 基本满意; exactly half is not enough (C8).
    #[default]
    MajorityOfAll,
    /// Percentages of the valid ballots.
    Bands {
        /// 满意 from this percentage of 满意.
        satisfied: Percent,
        /// 基本满意 from this percentage of 满意 and 基本满意 together; at most `satisfied`.
        basically: Percent,
    },
}

/// The rule as it stands in the file.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Written {
    /// How a vote is graded.
    kind: SatisfactionKind,
    /// The percentage of 满意 that makes 满意.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    satisfied: Option<Percent>,
    /// The percentage of 满意 and 基本满意 together that makes 基本满意.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    basically: Option<Percent>,
}

impl TryFrom<Written> for SatisfactionRule {
    type Error = Fault;

    fn try_from(rule: Written) -> Result<Self, Fault> {
        match (rule.kind, rule.satisfied, rule.basically) {
            (SatisfactionKind::MajorityOfAll, None, None) => Ok(Self::MajorityOfAll),
            (SatisfactionKind::MajorityOfAll, ..) => Err(fault!(
                Setting,
                "过半数定等（majority-of-all）不看比例，删去 satisfied、basically；要按比例，kind 写 bands",
                "`majority-of-all` takes no percentages: delete `satisfied` and `basically`, or write `bands`"
            )),
            (SatisfactionKind::Bands, Some(satisfied), Some(basically))
                if basically <= satisfied =>
            {
                Ok(Self::Bands {
                    satisfied,
                    basically,
                })
            }
            (SatisfactionKind::Bands, Some(satisfied), Some(basically)) => {
                let (satisfied, basically) = (satisfied.value(), basically.value());
                Err(fault!(
                    Setting,
                    "基本满意的比例 {basically} 不能高于满意的比例 {satisfied}",
                    "the percentage of `basically`, {basically}, is above that of `satisfied`, {satisfied}"
                ))
            }
            (SatisfactionKind::Bands, ..) => Err(fault!(
                Setting,
                "按比例定等（bands）要写 satisfied 和 basically，如 {{kind: bands, satisfied: 80, basically: 60}}",
                "`bands` needs `satisfied` and `basically`, such as {{kind: bands, satisfied: 80, basically: 60}}"
            )),
        }
    }
}

impl From<SatisfactionRule> for Written {
    fn from(rule: SatisfactionRule) -> Self {
        match rule {
            SatisfactionRule::MajorityOfAll => Self {
                kind: SatisfactionKind::MajorityOfAll,
                satisfied: None,
                basically: None,
            },
            SatisfactionRule::Bands {
                satisfied,
                basically,
            } => Self {
                kind: SatisfactionKind::Bands,
                satisfied: Some(satisfied),
                basically: Some(basically),
            },
        }
    }
}

impl JsonSchema for SatisfactionRule {
    fn schema_name() -> Cow<'static, str> {
        "SatisfactionRule".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Written::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<SatisfactionRule, String> {
        serde_yaml::from_str(text).map_err(|e| Fault::decode(&e.to_string()).unwrap().en)
    }

    #[test]
    fn a_rule_reads_back_as_it_is_written() {
        for text in [
            "kind: majority-of-all\n",
            "kind: bands\nsatisfied: 80\nbasically: 60\n",
            "kind: bands\nsatisfied: 80\nbasically: 80\n",
        ] {
            assert_eq!(serde_yaml::to_string(&read(text).unwrap()).unwrap(), text);
        }
    }

    #[test]
    fn bands_need_both_percentages_in_order_and_a_majority_none() {
        for (text, says) in [
            ("{kind: bands}", "needs"),
            ("{kind: bands, satisfied: 80}", "needs"),
            ("{kind: bands, satisfied: 60, basically: 80}", "above"),
            ("{kind: majority-of-all, satisfied: 80}", "no percentages"),
        ] {
            let told = read(text).unwrap_err();
            assert!(told.contains(says), "{text}: {told}");
        }
    }
}
