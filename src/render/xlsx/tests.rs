//! Facts of the workbook's parts, as the standard (ECMA-376, part 1) names them.

use std::io::Read;

use crate::lang::Lang;
use crate::model::day::day;
use crate::model::id::{Id, Kind};
use crate::render::{Origin, xlsx};
use crate::view::page::{Entry, Exchange, Sort};
use crate::view::{Block, Cell, Page, Sheet};

fn origin() -> Origin {
    Origin {
        lang: Lang::Zh,
        today: day("2024-08-22"),
        body: "某市人大常委会".to_owned(),
    }
}

fn book(page: &Page) -> Vec<u8> {
    xlsx(page, &origin()).unwrap()
}

/// A part of the package as text.
fn part(book: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    let mut text = String::new();
    let mut file = package.by_name(name).unwrap();
    file.read_to_string(&mut text).unwrap();
    text
}

fn page_of(sheet: Sheet) -> Page {
    let mut page = Page::new("问题清单").under("截至 2024-08-22");
    page.add(Block::Table(sheet));
    page
}

fn filled_in() -> Sheet {
    let mut sheet = Sheet::new(["编号", "问题", "类别", "时限", ">床位", ">进度"]).named("问题");
    let row = |id: &str| {
        vec![
            Cell::Code(id.to_owned()),
            Cell::text("安全出口上锁"),
            Cell::text("服务质量"),
            Cell::Date(day("2024-06-30")),
            Cell::Number(80),
            Cell::Number(60),
        ]
    };
    sheet.row(row("KF-I001"));
    sheet.row(row("KF-I002"));
    let entry = |key: &str, sort| {
        Some(Entry {
            key: key.to_owned(),
            sort,
        })
    };
    sheet.exchange = Some(Exchange {
        kind: Kind::Issue,
        ids: ["KF-I001", "KF-I002"]
            .map(|id| Id::parse(id).unwrap())
            .to_vec(),
        entries: vec![
            None,
            entry("title", Sort::Text),
            entry(
                "category",
                Sort::Choice(vec!["服务质量".into(), "安全管理".into()]),
            ),
            entry("due", Sort::Day),
            entry("beds", Sort::Number),
            entry("pct", Sort::Percent),
        ],
        base: vec!["{\"schema\":1}".to_owned(), "长".repeat(70_000)],
    });
    sheet
}

#[test]
fn a_table_to_fill_in_is_protected_with_rules_and_hidden_lines() {
    let book = book(&page_of(filled_in()));
    let workbook = part(&book, "xl/workbook.xml");
    assert!(
        workbook.contains("name=\"_choices\" sheetId=\"2\" state=\"hidden\""),
        "{workbook}"
    );
    assert!(workbook.contains("name=\"_supervise\" sheetId=\"3\" state=\"veryHidden\""));
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    // Heads in row 3, two records, fifty rows for new ones.
    assert!(
        sheet.contains("<formula1>'_choices'!$A$1:$A$2</formula1>"),
        "{sheet}"
    );
    for rule in [
        "<dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\"",
        "sqref=\"C4:C55\"",
        "type=\"date\"",
        "sqref=\"D4:D55\"",
        "<formula1>0</formula1><formula2>100</formula2>",
    ] {
        assert!(sheet.contains(rule), "{rule}\n{sheet}");
    }
    let protection = sheet.split("<sheetProtection").nth(1).unwrap();
    let protection = protection.split("/>").next().unwrap();
    // 0 means that it is let.
    for let_ in [
        "sheet=\"1\"",
        "autoFilter=\"0\"",
        "sort=\"0\"",
        "formatColumns=\"0\"",
    ] {
        assert!(protection.contains(let_), "{protection}");
    }
    assert!(!protection.contains("password") && !protection.contains("hash"));
    // 70,000 characters over three cells.
    let base = part(&book, "xl/worksheets/sheet3.xml");
    assert!(
        ["r=\"A1\"", "r=\"A2\"", "r=\"B2\"", "r=\"C2\""]
            .iter()
            .all(|r| base.contains(r))
    );
    assert!(!base.contains("r=\"D2\""));
}
