use super::*;

fn base(cells: [&str; 4]) -> Base {
    let head = r#"{"schema":1,"ledger":"x","kind":"issue","as_of":"2024-12-27","lang":"zh",
        "columns":[{"head":"编号","key":null},{"head":"名称","key":"title"},
        {"head":"时限","key":"due"},{"head":"发现","key":null}]}"#;
    let row = BaseRow {
        id: Id::parse(cells[0]).unwrap(),
        cells: cells.map(str::to_owned).to_vec(),
    };
    Base {
        head: serde_json::from_str(head).unwrap(),
        rows: vec![row],
    }
}

/// The row as it comes back when it went out so.
fn back(was: [&str; 4], says: &str) -> Option<Row> {
    let book = Book::read(format!("编号,名称,时限,发现\n{says}\n").as_bytes()).unwrap();
    let now = |_: &Id| {
        let facts = [("title", was[1]), ("due", was[2])];
        Some(facts.map(|(k, v)| (k.to_owned(), v.to_owned())).into())
    };
    let days = BTreeSet::from(["due".to_owned()]);
    let sameness = Sameness {
        plain: str::to_owned,
        days: &days,
    };
    let back = compare(&book, &base(was), &now, sameness).unwrap();
    back.rows.into_iter().next()
}

#[test]
fn of_two_copies_of_a_list_none_is_read() {
    let mut book = Book::read("编号,名称,时限,发现\nKF-I001,甲,,\n".as_bytes()).unwrap();
    book.sheets.push(book.sheets[0].clone());
    book.sheets[1].name = "问题清单 (2)".to_owned();
    let sameness = Sameness {
        plain: str::to_owned,
        days: &BTreeSet::new(),
    };
    let base = base(["KF-I001", "甲", "", ""]);
    let fault = compare(&book, &base, &|_| None, sameness).unwrap_err();
    assert!(fault.zh.contains("“问题清单 (2)”"), "{}", fault.zh);
    book.sheets.remove(0);
    assert!(compare(&book, &base, &|_| None, sameness).is_ok());
}

#[test]
fn heads_that_stand_there_twice_begin_with_the_first() {
    let was = ["KF-I001", "甲", "", ""];
    let row = back(was, "KF-I001,乙,,\n编号,名称,时限,发现").unwrap();
    assert_eq!(row.cells[0].says, "乙");
}

#[test]
fn only_a_day_is_the_same_in_another_shape() {
    let was = ["KF-I001", "46266", "2026-09-01", "2024-09-01"];
    assert_eq!(back(was, "KF-I001,46266,46266,2024/9/1"), None);
    let row = back(was, "KF-I001,2026-09-01,2026年9月1日,45536").unwrap();
    assert!(row.faults.is_empty(), "{:?}", row.faults);
    let told: Vec<_> = row.cells.iter().map(|c| (&*c.key, &*c.says)).collect();
    assert_eq!(told, [("title", "2026-09-01")]);
    // A number that is only shown is no day.
    let was = ["KF-I001", "名称", "", "45536"];
    let row = back(was, "KF-I001,名称,,2024-09-01").unwrap();
    assert!(row.cells.is_empty() && row.faults.len() == 1);
}
