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

fn two_rows() -> Sheet {
    let mut sheet = Sheet::new(["编号", "问题", "时限", ">销号率"]).named("问题");
    let percent = |n| Cell::Percent(Some(crate::query::Decimal(n)));
    sheet.row(vec![
        Cell::Code("410202199001011234".to_owned()),
        Cell::text("二楼安全出口上锁"),
        Cell::Date(day("2024-06-30")),
        percent(833),
    ]);
    sheet.row(vec![
        Cell::Code("KF-I002".to_owned()),
        Cell::text("20240630"),
        Cell::Blank,
        percent(1000),
    ]);
    sheet
}

#[test]
fn heads_stay_in_sight_and_rows_are_filtered() {
    let book = book(&page_of(two_rows()));
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    // Title in row 1, its line in row 2, heads in row 3.
    for fact in [
        "<pane ySplit=\"3\" topLeftCell=\"A4\" activePane=\"bottomLeft\" state=\"frozen\"/>",
        "<autoFilter ref=\"A3:D5\"/>",
        "<mergeCell ref=\"A1:D1\"/>",
        "paperSize=\"9\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "fitToPage=\"1\"",
        "<oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter>",
    ] {
        assert!(sheet.contains(fact), "{fact}\n{sheet}");
    }
    let workbook = part(&book, "xl/workbook.xml");
    assert!(
        workbook.contains("'问题清单'!$3:$3") || workbook.contains("问题清单!$3:$3"),
        "{workbook}"
    );
}

#[test]
fn cells_have_the_type_of_what_they_say() {
    let book = book(&page_of(two_rows()));
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    let cell = |at: &str| {
        let rest = sheet.split(&format!("<c r=\"{at}\"")).nth(1).unwrap();
        rest.split("<c r=").next().unwrap().to_owned()
    };
    // Long numbers and numbers that are text stay text.
    assert!(cell("A4").contains("t=\"s\""));
    assert!(cell("B5").contains("t=\"s\""));
    // 2024-06-30 is day 45473 of the 1900 system: 45292 is 2024-01-01, and 181 days follow.
    assert!(cell("C4").contains("<v>45473</v>"), "{}", cell("C4"));
    assert!(cell("D4").contains("<v>0.833</v>"));
    assert!(cell("D5").contains("<v>1</v>"));
    let styles = part(&book, "xl/styles.xml");
    assert!(styles.contains("formatCode=\"yyyy-mm-dd\"") && styles.contains("formatCode=\"0.0%\""));
    assert!(sheet.contains("<dataBar"), "{sheet}");
}

#[test]
fn lights_are_shape_word_and_colour() {
    let mut sheet = Sheet::new(["问题", "亮灯"]);
    for light in [crate::model::Light::Red, crate::model::Light::Green] {
        sheet.row(vec![Cell::text("甲"), Cell::Light(light)]);
    }
    let book = book(&page_of(sheet));
    let strings = part(&book, "xl/sharedStrings.xml");
    assert!(strings.contains("<t>▲红灯</t>") && strings.contains("<t>●绿灯</t>"));
    let styles = part(&book, "xl/styles.xml");
    assert!(styles.contains("FFFFC7CE") && styles.contains("FFC6EFCE"));
}

#[test]
fn equal_pages_are_equal_bytes_made_on_the_day() {
    let page = page_of(filled_in());
    assert_eq!(book(&page), book(&page));
    let core = part(&book(&page), "docProps/core.xml");
    for fact in [
        "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2024-08-22T00:00:00Z<",
        "<dc:creator>某市人大常委会</dc:creator>",
        "<dc:title>问题清单</dc:title>",
    ] {
        assert!(core.contains(fact), "{fact}\n{core}");
    }
}

#[test]
fn hostile_text_stays_text() {
    let mut sheet = Sheet::new(["=cmd|' /C calc'!A0", "甲"]);
    let texts = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "<b>&amp;\"'",
        "\u{1}\u{8}a\u{0}b",
        "https://example.com/",
        "internal:Sheet1!A1",
        "_x0041_",
    ];
    for text in texts {
        sheet.row(vec![Cell::text(text), Cell::text("字".repeat(40_000))]);
    }
    let mut page = page_of(sheet);
    page.title = "=HYPERLINK(\"http://x\")&\u{2}".to_owned();
    page.under = vec!["@x".to_owned()];
    let book = book(&page);
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("<hyperlink"));
    let strings = part(&book, "xl/sharedStrings.xml");
    for text in [
        "<t>=1+1</t>",
        "<t>&lt;b&gt;&amp;amp;\"'</t>",
        "<t>ab</t>",
        "<t>https://example.com/</t>",
        "<t>_x005F_x0041_</t>",
        "全文 40000 字",
    ] {
        assert!(strings.contains(text), "{text}");
    }
    assert!(!strings.contains(|c: char| c.is_control() && c != '\n'));
    // Four rows, the title and the line under it would be formulas if they were typed.
    let styles = part(&book, "xl/styles.xml");
    assert!(styles.contains("quotePrefix=\"1\""));
}

#[test]
fn a_page_with_several_tables_starts_with_what_it_says() {
    let mut page = Page::new("周报").under("截至 2024-08-22");
    page.section("一、逾期", two_rows().named(""));
    page.section("二、[]:*?/\\", two_rows().named(""));
    page.section("二、", two_rows().named(""));
    page.section("三、没有的", Sheet::new(["甲"]).or_say("没有逾期的问题。"));
    page.add(Block::Notes(vec!["时限当天不算逾期。".to_owned()]));
    let book = book(&page);
    let workbook = part(&book, "xl/workbook.xml");
    let names: Vec<&str> = workbook
        .split("<sheet name=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert_eq!(names, ["概况", "一、逾期", "二、", "二、 (2)"]);
    let strings = part(&book, "xl/sharedStrings.xml");
    for said in [
        "没有逾期的问题。",
        "注：时限当天不算逾期。",
        "2 行，见工作表",
    ] {
        assert!(strings.contains(said), "{said}");
    }
}

#[test]
fn a_value_over_several_rows_is_one_cell_and_rows_are_not_sorted() {
    let mut sheet = Sheet::new(["章", "条"]);
    for (chapter, article) in [("一", "1"), ("一", "2"), ("二", "3")] {
        sheet.row(vec![Cell::text(chapter), Cell::text(article)]);
    }
    sheet.grouped = 1;
    let sheet = part(&book(&page_of(sheet)), "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<mergeCell ref=\"A4:A5\"/>"), "{sheet}");
    assert!(!sheet.contains("ref=\"A4:A6\"") && !sheet.contains("<autoFilter"));
}

#[test]
fn a_total_stays_out_of_the_filter() {
    let mut sheet = two_rows();
    sheet.total(vec![
        Cell::text("合计"),
        Cell::Blank,
        Cell::Blank,
        Cell::Blank,
    ]);
    let sheet = part(&book(&page_of(sheet)), "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<autoFilter ref=\"A3:D5\"/>"), "{sheet}");
}

#[test]
fn a_drawing_stands_beside_its_table() {
    use crate::view::ChartForm;
    let forms = [
        (ChartForm::Bars, Some("<c:grouping val=\"stacked\"/>")),
        (ChartForm::Trend, Some("<c:lineChart>")),
        (ChartForm::Ring, Some("<c:doughnutChart>")),
        (ChartForm::Timeline, None),
        (ChartForm::Tiles, None),
    ];
    let table = || {
        let mut sheet = Sheet::new(["单位", ">▲红灯", ">已销号"]).named("分单位");
        for (name, red, closed) in [("市民政局", 1, 4), ("市住建局", 2, 0)] {
            sheet.row(vec![
                Cell::text(name),
                Cell::Number(red),
                Cell::Number(closed),
            ]);
        }
        sheet
    };
    for (form, has) in forms {
        let mut page = Page::new("图");
        page.add(table().drawn(form));
        let book = book(&page);
        let package = zip::ZipArchive::new(std::io::Cursor::new(&book)).unwrap();
        let is_drawn = package.index_for_name("xl/charts/chart1.xml").is_some();
        assert_eq!(is_drawn, has.is_some(), "{form:?}");
        if let Some(has) = has {
            let chart = part(&book, "xl/charts/chart1.xml");
            assert!(chart.contains(has), "{form:?}\n{chart}");
            // Title in row 1, heads in row 2: the figures are those of the cells.
            assert!(chart.contains("图!$B$3:$B$4"), "{chart}");
        }
    }
    let mut page = Page::new("图");
    page.add(table().drawn(ChartForm::Heat));
    let sheet = part(&book(&page), "xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains("sqref=\"B3:C4\"><cfRule type=\"colorScale\""),
        "{sheet}"
    );
}

#[test]
fn a_page_without_a_table_is_a_worksheet_of_its_texts() {
    let mut page = Page::new("说明");
    page.add(Block::Text("第一段。".to_owned()));
    let strings = part(&book(&page), "xl/sharedStrings.xml");
    assert!(strings.contains("说明") && strings.contains("第一段。"));
}

/// The lines come back as they left, as another program reads them.
#[test]
fn hidden_lines_come_back_as_they_left() {
    use calamine::Reader;
    let mut sheet = filled_in();
    let lines = [
        "{\"schema\":1,\"text\":\"  a\\nb \"}".to_owned(),
        format!("{} {}", "𠀀".repeat(40_000), "末"),
        " =1+1 _x0041_ <>&\"".to_owned(),
        "\t首尾空格 ".to_owned(),
    ];
    if let Some(exchange) = &mut sheet.exchange {
        exchange.base = lines.to_vec();
    }
    let book = book(&page_of(sheet));
    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(book)).unwrap();
    let range = book.worksheet_range("_supervise").unwrap();
    let joined = |row: &[calamine::Data]| row.iter().map(ToString::to_string).collect::<String>();
    let read: Vec<String> = range.rows().map(joined).collect();
    assert_eq!(read, lines);
}

#[test]
fn a_percentage_to_fill_in_is_a_whole_number() {
    let mut sheet = filled_in();
    sheet.rows[0][5] = Cell::Percent(Some(crate::query::Decimal(600)));
    let sheet = part(&book(&page_of(sheet)), "xl/worksheets/sheet1.xml");
    let cell = sheet.split("<c r=\"F4\"").nth(1).unwrap();
    assert!(cell[..30].contains("<v>60</v>"), "{cell}");
}

#[test]
fn a_table_too_long_for_a_worksheet_is_refused_in_the_readers_language() {
    let mut sheet = Sheet::new(["甲"]).named("设施");
    sheet.rows = vec![vec![Cell::Blank]; 1_048_500];
    let error = xlsx(&page_of(sheet), &origin()).unwrap_err().to_string();
    assert!(error.contains("“设施”有 1048500 行"), "{error}");
}

#[test]
fn what_is_only_shown_beside_cells_to_fill_in_keeps_its_look() {
    let mut sheet = filled_in();
    if let Some(exchange) = &mut sheet.exchange {
        exchange.entries = vec![None; 6];
        exchange.entries[1] = Some(Entry {
            key: "title".to_owned(),
            sort: Sort::Text,
        });
    }
    sheet.rows[0][1] = Cell::text("字".repeat(40_000));
    let book = book(&page_of(sheet));
    let (sheet, styles) = (
        part(&book, "xl/worksheets/sheet1.xml"),
        part(&book, "xl/styles.xml"),
    );
    let formats: Vec<&str> = styles
        .split("<cellXfs")
        .nth(1)
        .and_then(|rest| rest.split("</cellXfs>").next())
        .map_or_else(Vec::new, |xfs| xfs.split("<xf ").skip(1).collect());
    let format = |at: &str| {
        let cell = sheet.split(&format!("<c r=\"{at}\" s=\"")).nth(1).unwrap();
        let index: usize = cell.split('"').next().unwrap().parse().unwrap();
        formats[index].to_owned()
    };
    let day_format = styles.split("formatCode=\"yyyy-mm-dd\"").next().unwrap();
    let day_format = day_format.rsplit("numFmtId=\"").next().unwrap();
    let day_format = day_format.split('"').next().unwrap();
    assert!(format("D4").starts_with(&format!("numFmtId=\"{day_format}\"")));
    let is_open = |at: &str| format(at).contains("locked=\"0\"");
    // The text that was cut cannot come back whole.
    assert!(!is_open("A4") && !is_open("B4") && is_open("B5") && !is_open("D4"));
    // Rows for new records.
    assert!(is_open("B6") && is_open("B55") && !is_open("A6"));
}

#[test]
fn a_number_far_down_still_finds_room() {
    let mut sheet = Sheet::new([">数"]);
    sheet.rows = vec![vec![Cell::Number(1)]; 2_000];
    sheet.row(vec![Cell::Number(-123_456_789_012_345)]);
    sheet.columns.push(crate::view::Column {
        head: "说明".to_owned(),
        right: false,
    });
    let about = "字".repeat(200);
    sheet
        .rows
        .iter_mut()
        .for_each(|row| row.push(Cell::text(&about)));
    // Sixteen characters, and what a cell has beside its text.
    assert_eq!(super::width::widths(&sheet, Lang::Zh)[0], 18);
}
