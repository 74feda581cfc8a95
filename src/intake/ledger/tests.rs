use super::*;
use std::collections::BTreeSet;

fn csv(text: &str) -> Book {
    Book::read(text.as_bytes()).unwrap()
}

fn none(_: &str) -> Option<Fact> {
    None
}

#[test]
fn no_name_means_two_facts() {
    for kind in [Kind::Issue, Kind::Facility] {
        let mut seen = BTreeSet::new();
        for (name, label, others) in heads::all(kind) {
            let names = [label.zh, label.en]
                .into_iter()
                .chain(others.iter().copied());
            let names: BTreeSet<String> = names.map(plain).collect();
            for text in names {
                assert!(seen.insert(text.clone()), "{name}: {text}");
            }
            assert_eq!(Fact::named(name).name(), *name);
        }
    }
}

#[test]
fn heads_are_known_under_a_title_by_their_usual_names() {
    let book =
        csv("某市台账,,\n序号,存在 问题（简述）,责任单位,自定\n1,楼道堆物,市民政局,甲\n2,X,／,—\n");
    let kept = read(&book, Kind::Issue, &none).unwrap();
    let facts: Vec<Option<&str>> = kept
        .columns
        .iter()
        .map(|c| c.fact.as_ref().map(Fact::name))
        .collect();
    assert_eq!(facts, [Some("skip"), Some("title"), Some("lead"), None]);
    let texts = |row: &Row| -> Vec<String> { row.cells.iter().map(|c| c.text.clone()).collect() };
    assert_eq!(kept.rows[0].number, 3);
    assert_eq!(texts(&kept.rows[0]), ["1", "楼道堆物", "市民政局", "甲"]);
    assert_eq!(texts(&kept.rows[1]), ["2", "", "", ""], "unknown is blank");
    assert_eq!(kept.rows[0].cells[1].address, "B3");
    let named = |head: &str| (head == "自定").then_some(Fact::Remark);
    let kept = read(&book, Kind::Issue, &named).unwrap();
    assert_eq!(kept.columns[3].fact, Some(Fact::Remark));
}

#[test]
fn two_columns_that_hold_the_same_are_refused() {
    let faults = read(&csv("问题,责任单位,牵头单位\na,b,c\n"), Kind::Issue, &none).unwrap_err();
    assert!(
        faults[0].zh.contains("“责任单位”和“牵头单位”两列是一回事"),
        "{faults:?}"
    );
}

#[test]
fn a_table_without_known_heads_is_refused() {
    let faults = read(&csv("a,b\n1,2\n"), Kind::Issue, &none).unwrap_err();
    assert!(faults[0].zh.contains("认不出表头"));
}
