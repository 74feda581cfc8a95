//! 编号登记: the numbers that the papers of one kind have taken, and what the next one takes.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::living::begun;
use super::paper::Register;
use super::plain::{Facts, Plain};
use super::{Day, Ledger};

/// The numbers given in one series and year.
#[must_use]
pub fn register<R: Plain>(ledger: &Ledger, series: &str, year: u32) -> Register {
    let papers = R::table(ledger).iter().filter_map(Plain::paper_no);
    let ours = papers.filter(|no| no.series == series && no.year == year);
    Register::of(ours.map(|no| no.number))
}

/// The numbers given in every series and year, in order of both.
#[must_use]
pub fn registers<R: Plain>(ledger: &Ledger) -> BTreeMap<(String, u32), Register> {
    let mut numbers: BTreeMap<(String, u32), Vec<u32>> = BTreeMap::new();
    for no in R::table(ledger).iter().filter_map(Plain::paper_no) {
        let of_year = numbers.entry((no.series, no.year)).or_default();
        of_year.push(no.number);
    }
    let registers = numbers.into_iter();
    registers
        .map(|(of, numbers)| (of, Register::of(numbers)))
        .collect()
}

/// The series of the latest paper of those that are alike; of one day's, of the highest id.
#[must_use]
pub fn last<R: Plain>(ledger: &Ledger, is_alike: impl Fn(&R) -> bool) -> Option<String> {
    let alike = R::table(ledger).iter().filter(|paper| is_alike(paper));
    let latest = alike.max_by_key(|paper| (begun(paper.history()), paper.id()));
    Some(latest?.paper_no()?.series)
}

/// Supplies `series`, `year` and `number`: the series of the latest paper of those that are alike,
/// the year of the day, the number after the highest. Without a series there is no number.
pub fn supply<R: Plain>(
    facts: &mut Facts,
    ledger: &Ledger,
    on: Day,
    is_alike: impl Fn(&R) -> bool,
) {
    facts.entry("year").or_insert_with(|| json!(on.year()));
    if !facts.contains_key("series")
        && let Some(series) = last::<R>(ledger, is_alike)
    {
        facts.insert("series".into(), json!(series));
    }
    let series = facts.get("series").and_then(Value::as_str);
    let year = facts.get("year").and_then(Value::as_u64);
    if let (Some(series), Some(Ok(year))) = (series, year.map(u32::try_from)) {
        let next = register::<R>(ledger, series, year).next;
        facts.entry("number").or_insert_with(|| json!(next));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::day::day;
    use crate::model::{Notice, sample};

    fn notice(id: &str, on: &str, series: &str, number: u32, end: &str) -> Notice {
        let text = format!(
            "id: {id}\nuid: 7q3k9m2x\ncampaign: 2024-elder-care\nkind: report\nseries: {series}\n\
             year: 2024\nnumber: {number}\naddressee: party-office\nmatter: 情况\nhistory:\n\
             - {{on: {on}, action: issued, by: npc-office}}\n{end}"
        );
        serde_yaml::from_str(&text).unwrap()
    }

    fn supplied(ledger: &Ledger, given: Value) -> Value {
        let Value::Object(mut facts) = given else {
            unreachable!()
        };
        supply::<Notice>(&mut facts, ledger, day("2025-01-06"), |_| true);
        Value::Object(facts)
    }

    #[test]
    fn the_number_after_the_highest_in_series_and_year_also_after_one_cancelled() {
        let mut ledger = sample::ledger([]);
        let cancelled = "- {on: 2024-06-02, action: cancelled, by: npc-office, reason: 写错}\n";
        for paper in [
            notice("KF-N001", "2024-03-01", "汴人联监报", 1, ""),
            notice("KF-N002", "2024-06-01", "汴人联监报", 4, cancelled),
            notice("KF-N003", "2024-05-01", "汴人联监", 9, ""),
        ] {
            ledger.notices.put(paper);
        }
        let in_2024 = supplied(&ledger, json!({"year": 2024}));
        // The latest paper is the one of June, though another has the higher id.
        assert_eq!(
            in_2024,
            json!({"year": 2024, "series": "汴人联监报", "number": 5})
        );
        let new_year = supplied(&ledger, json!({}));
        assert_eq!(new_year["number"], 1, "each year begins anew");
        let typed = supplied(
            &ledger,
            json!({"series": "汴人联监", "year": 2024, "number": 3}),
        );
        assert_eq!(typed["number"], 3, "what is typed stays");
        let gaps = registers::<Notice>(&ledger);
        assert_eq!(gaps[&("汴人联监报".to_owned(), 2024)].gaps, [2..=3]);
        assert_eq!(gaps[&("汴人联监".to_owned(), 2024)].gaps, [1..=8]);
    }

    #[test]
    fn without_any_paper_there_is_no_series_and_no_number() {
        let ledger = sample::ledger([]);
        assert_eq!(supplied(&ledger, json!({})), json!({"year": 2025}));
    }
}
