use super::*;
use crate::model::day::day;
use crate::model::issue::Confidentiality;
use crate::model::sample;

const ENTERED: &str = "\
- {on: 2024-05-08, action: found, by: group-2}
- {on: 2024-05-20, action: verified, by: npc-social}
";

/// A meeting on 2024-06-14 with 1, entered and handed to nobody yet, and 2, which is restricted.
fn minutes() -> Minutes {
    let mut restricted = sample::issue("KF-I002", "2024-06-30", ENTERED);
    restricted.confidentiality = Some(Confidentiality::Restricted);
    restricted.title = "不得外传的事".to_owned();
    let ledger = sample::ledger([sample::issue("KF-I001", "2024-06-30", ENTERED), restricted]);
    let meeting: Meeting = serde_yaml::from_str(
        "id: 2024-06-14-council-of-chairpersons\nuid: h9jqj8hh\ncampaign: 2024-elder-care\n\
         kind: council-of-chairpersons\ntitle: 主任会议审定问题清单\ndate: 2024-06-14\n\
         issues: [KF-I001, KF-I002]\nhistory:\n\
         - {on: 2024-06-14, action: held, by: npc-office}\n",
    )
    .unwrap();
    Minutes::of(&meeting, day("2024-06-20"), &ledger).unwrap()
}

#[test]
fn minutes_name_a_restricted_issue_by_its_id_alone() {
    let minutes = minutes();
    let tabled: Vec<(&str, bool)> = minutes
        .tabled
        .iter()
        .map(|t| (t.issue.as_str(), t.title.is_some()))
        .collect();
    assert_eq!(tabled, [("KF-I001", true), ("KF-I002", false)]);
    let answer = serde_json::to_string(&minutes).unwrap();
    assert!(!answer.contains("不得外传"), "{answer}");
}

/// Before an issue is handed over, the list of the same meeting names the unit of its facts.
#[test]
fn minutes_name_the_unit_that_is_to_lead() {
    let lead = minutes().tabled[0].lead.clone();
    assert_eq!(lead.as_ref().map(Id::as_str), Some("civil-affairs"));
}
