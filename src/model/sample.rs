//! Small records for tests, written as files are.

use super::{Calendar, Issue, Ledger, Vocabulary};

/// An issue led by `civil-affairs`, with that deadline and history.
pub(crate) fn issue(id: &str, due: &str, history: &str) -> Issue {
    let text = format!(
        "id: {id}\nuid: 7q3k9m2x\ncampaign: 2024-elder-care\ntitle: 二楼安全出口上锁\n\
         description: 2024年5月8日实地检查发现二楼安全出口上锁。\nkind: hazard\ncategory: service-quality\n\
         source: {{channel: enforcement-check, level: city, refs: [检查记录]}}\ncounty: longting\nseverity: general\n\
         root_cause: 制度不落实\nlead: civil-affairs\nsupervisor: npc-social\nrequirement: 立即打开\n\
         criteria: 复核两次畅通\ndue: {due}\nhistory:\n{}\n",
        indent(history)
    );
    serde_yaml::from_str(&text).unwrap()
}

/// A ledger with the default rules, the starter's words and calendar, and these issues.
pub(crate) fn ledger(issues: impl IntoIterator<Item = Issue>) -> Ledger {
    let settings = serde_yaml::from_str(
        "schema: 1\nbody: {name: 开封市人大常委会, code: '410200', level: city}\noffice: KF\n\
         offices:\n  - {code: KF, name: 联动监督办公室, org: npc-office}\ncampaign: 2024-elder-care\n",
    )
    .unwrap();
    let vocabulary: Vocabulary = serde_yaml::from_str(crate::store::starter::VOCABULARY).unwrap();
    let calendar: Calendar = super::calendar::tests::published();
    let mut ledger = Ledger::new(settings, vocabulary, calendar);
    for issue in issues {
        ledger.issues.put(issue);
    }
    ledger
}

fn indent(history: &str) -> String {
    history.lines().map(|line| format!("  {line}\n")).collect()
}
