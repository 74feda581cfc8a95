use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::model::day::day;
use crate::problem::Code;

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The least that Excel opens, around the rows of one sheet.
fn xlsx(rows: &str) -> Vec<u8> {
    workbook("sheet1.xml", &format!("<sheetData>{rows}</sheetData>"))
}

/// The same with a sheet in a part of that name.
fn workbook(part: &str, sheet: &str) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    zipped(&[
        (
            "[Content_Types].xml",
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        ),
        (
            "_rels/.rels",
            &format!(
                "<Relationships><Relationship Id='r1' Type='{office}/officeDocument' Target='xl/workbook.xml'/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns='{main}' xmlns:r='{office}'><sheets><sheet name='表' sheetId='1' r:id='r1'/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships><Relationship Id='r1' Type='{office}/worksheet' Target='worksheets/{part}'/></Relationships>"
            ),
        ),
        (
            &format!("xl/worksheets/{part}"),
            &format!("<worksheet xmlns='{main}'>{sheet}</worksheet>"),
        ),
    ])
}

fn ods(rows: &str) -> Vec<u8> {
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "content.xml",
            &format!("<o><table:table table:name='表'>{rows}</table:table></o>"),
        ),
    ])
}

fn said(book: &Book) -> Vec<(String, String)> {
    let grid = book.first().unwrap();
    let cells = grid.cells();
    cells.map(|(at, v)| (at.to_string(), v.text())).collect()
}

fn code(bytes: &[u8]) -> Code {
    Book::read(bytes).unwrap_err().code
}

#[test]
fn an_address_is_that_of_the_spreadsheet() {
    for (row, column, address) in [
        (0, 0, "A1"),
        (4, 2, "C5"),
        (9, 25, "Z10"),
        (9, 26, "AA10"),
        (0, 701, "ZZ1"),
        (1_048_575, 16_383, "XFD1048576"),
    ] {
        assert_eq!(At { row, column }.to_string(), address);
    }
}

#[test]
fn a_serial_is_a_day_within_the_days_of_ledgers() {
    // 45420 is 2024-05-08 by LibreOffice; 46266 is 2026-09-01.
    let days = |n| Value::day_of_serial(n, false);
    assert_eq!(days(45_420.75), Some(day("2024-05-08")));
    assert_eq!(days(46_266.0), Some(day("2026-09-01")));
    assert_eq!(
        Value::day_of_serial(43_958.0, true),
        Some(day("2024-05-08"))
    );
    for none in [-1.0, 0.0, 80.0, 73_051.0, f64::NAN, f64::INFINITY, 1e300] {
        assert_eq!(days(none), None, "{none}");
    }
}

#[test]
fn a_number_is_read_as_people_write_it() {
    for (number, text) in [
        (80.0, "80"),
        (0.1 + 0.2, "0.3"),
        (-7.0, "-7"),
        (-0.0, "0"),
        (80.5, "80.5"),
    ] {
        assert_eq!(Value::Number(number).text(), text);
    }
    assert_eq!(Value::Percent(0.07).text(), "7%");
}

/// What LibreOffice made of one workbook as xlsx, xls and ods.
#[test]
fn xlsx_xls_and_ods_say_the_same() {
    let books = [
        &include_bytes!("../../../tests/importing/mixed.xlsx")[..],
        &include_bytes!("../../../tests/importing/mixed.xls")[..],
        &include_bytes!("../../../tests/importing/mixed.ods")[..],
    ]
    .map(|bytes| Book::read(bytes).unwrap());
    for book in &books {
        let names: Vec<(&str, bool)> = book
            .sheets
            .iter()
            .map(|s| (s.name.as_str(), s.is_hidden))
            .collect();
        assert_eq!(names, [("问题", false), ("藏", true)]);
        let sheet = &book.sheets[0];
        let get = |row, column| sheet.said(At { row, column });
        assert_eq!(get(0, 0), Value::of_text("一个标题").as_ref());
        assert_eq!(get(0, 1), None, "a title is not repeated");
        assert_eq!(get(2, 0), get(3, 0), "merged downwards");
        assert_eq!(get(2, 1), Some(&Value::Day(day("2024-05-08"))));
        assert_eq!(get(2, 2), Some(&Value::Percent(0.6)));
        assert_eq!(get(2, 3), Some(&Value::Number(80.0)));
        assert_eq!(get(3, 1), Some(&Value::Number(46_266.0)));
        assert_eq!(get(3, 3), Some(&Value::Number(80.5)));
        let long = |row, column| get(row, column).unwrap().text().chars().count();
        assert_eq!(
            (long(4, 0), long(4, 1)),
            (5000, 9000),
            "over several records"
        );
        assert_eq!(get(4, 2), Value::of_text("换\n行").as_ref());
        assert_eq!(get(5, 0), Some(&Value::Number(160.0)), "of a formula");
        assert_eq!(get(5, 1), Value::of_text("甲乙").as_ref());
        assert_eq!(get(18, 0), Value::of_text("第19行 混合abc").as_ref());
        assert_eq!(get(18, 1), Some(&Value::Number(-19.0)));
        assert_eq!(get(18, 2), Some(&Value::Number(0.19)));
        assert_eq!(
            book.sheets[1].said(At { row: 1, column: 1 }),
            Value::of_text("看不见").as_ref()
        );
    }
    let truth = At { row: 4, column: 3 };
    assert_eq!(books[0].sheets[0].get(truth), Some(&Value::Bool(true)));
    // LibreOffice keeps what a formula failed with as text in ods.
    let failed = At { row: 5, column: 2 };
    assert_eq!(books[0].sheets[0].get(failed).unwrap().text(), "#DIV/0!");
    assert_eq!(books[1].sheets[0].get(failed).unwrap().text(), "#DIV/0!");
}

#[test]
fn two_corners_ask_for_no_table() {
    let far = xlsx(
        "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>",
    );
    let fault = Book::read(&far).unwrap_err();
    assert_eq!(fault.code, Code::Size);
    assert!(fault.zh.starts_with("表!XFD1048576 有内容"), "{}", fault.zh);
    let blank = xlsx(
        "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576' s='0'/></row>",
    );
    assert_eq!(
        said(&Book::read(&blank).unwrap()),
        [("A1".into(), "1".into())]
    );
}

#[test]
fn rows_and_cells_repeated_in_ods_are_made_where_they_hold_something() {
    let cell = |text: &str| {
        format!(
            "<table:table-cell office:value-type='string'><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let blank = "<table:table-row table:number-rows-repeated='1048570'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>";
    let rows = format!(
        "<table:table-row><table:table-cell table:number-columns-repeated='3' office:value-type='float' office:value='7'/><table:table-cell table:number-columns-repeated='16381'/></table:table-row>\
         <table:table-row table:number-rows-repeated='2'>{}</table:table-row>{blank}",
        cell(
            "甲&amp;<text:s text:c='2'/>乙<office:annotation><text:p>批注</text:p></office:annotation>"
        )
    );
    let book = Book::read(&ods(&rows)).unwrap();
    let expected = [
        ("A1", "7"),
        ("B1", "7"),
        ("C1", "7"),
        ("A2", "甲&  乙"),
        ("A3", "甲&  乙"),
    ];
    assert_eq!(
        said(&book),
        expected.map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
    let far = format!("{blank}<table:table-row>{}</table:table-row>", cell("远"));
    assert_eq!(code(&ods(&far)), Code::Size);
    let many = "<table:table-row table:number-rows-repeated='90000'><table:table-cell table:number-columns-repeated='150' office:value-type='float' office:value='7'/></table:table-row>";
    assert_eq!(code(&ods(many)), Code::Size);
}

#[test]
fn a_text_that_many_cells_share_counts_for_each() {
    let text = "长".repeat(400_000);
    let cell = format!(
        "<table:table-row table:number-rows-repeated='90000'><table:table-cell office:value-type='string'><text:p>{text}</text:p></table:table-cell></table:table-row>"
    );
    assert_eq!(code(&ods(&cell)), Code::Size);
}

#[test]
fn a_zip_bomb_is_refused_by_what_its_directory_says_and_by_what_comes_out() {
    let bomb = xlsx(&" ".repeat(80 << 20));
    assert!(bomb.len() < 200_000);
    assert_eq!(code(&bomb), Code::Size);
    // The same with a directory that says 100 bytes.
    let mut liar = bomb;
    let size = u32::try_from(liar.len()).unwrap();
    assert!(size > 0);
    let large: Vec<usize> = (0..liar.len() - 46)
        .filter(|i| liar[*i..].starts_with(b"PK\x01\x02"))
        .collect();
    for at in large {
        let declared = u32::from_le_bytes(liar[at + 24..at + 28].try_into().unwrap());
        if declared > 1 << 20 {
            liar[at + 24..at + 28].copy_from_slice(&100_u32.to_le_bytes());
        }
    }
    assert!(Book::read(&liar).is_err());
}

#[test]
fn a_sheet_of_any_name_is_measured_before_it_is_read() {
    let one = "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>";
    assert!(Book::read(&workbook("sheet1.dat", one)).is_ok());
    let large = format!("{one}{}", " ".repeat(80 << 20));
    for part in ["sheet1.dat", "sheet1.png", "sheet1"] {
        assert_eq!(code(&workbook(part, &large)), Code::Size, "{part}");
    }
}

#[test]
fn merged_regions_that_lie_over_one_another_cost_no_more_than_others() {
    // 100,000 cells each: two thousand million steps, which a test would not live to see.
    let (regions, rows) = (20_000, 100_000);
    let merged = format!("<mergeCell ref='A1:A{rows}'/>").repeat(regions);
    let sheet = format!(
        "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData><mergeCells>{merged}</mergeCells>"
    );
    let cell = format!(
        "<table:table-cell table:number-rows-spanned='{rows}' office:value-type='float' office:value='1'/>"
    );
    let row = format!("<table:table-row>{cell}</table:table-row>");
    let table = "</table:table><table:table table:name='又一张'>";
    let tables = format!("{row}{table}").repeat(100) + &row;
    let first = At { row: 0, column: 0 };
    let last = At {
        row: rows - 1,
        column: 0,
    };
    for book in [workbook("sheet1.xml", &sheet), ods(&tables)] {
        let book = Book::read(&book).unwrap();
        let grid = book.first().unwrap();
        assert!(grid.get(first).is_some());
        assert_eq!(grid.said(last), grid.get(first));
    }
    let (mut grid, mut room) = (Grid::named("表", false), Room::new());
    let region = [0_u16, 65_535, 0, 0].map(u16::to_le_bytes).concat();
    let record = [&[0, 0][..], &region.repeat(regions)].concat();
    xls::merge(&mut grid, &record, &mut room);
    assert!(grid.down.len() == 65_535 && room.down == 0);
}

#[test]
fn what_is_no_workbook_says_what_it_is() {
    let word = zipped(&[("word/document.xml", "<a/>")]);
    assert!(Book::read(&word).unwrap_err().zh.contains("Word 文件"));
    let other = zipped(&[("a.txt", "a")]);
    assert!(Book::read(&other).unwrap_err().zh.contains("压缩包"));
    let page = "\u{feff} <html><table><tr><td>1</td></tr></table>";
    assert!(Book::read(page.as_bytes()).unwrap_err().zh.contains("网页"));
    assert_eq!(code(b"PK\x03\x04..."), Code::Type);
    let ole = [compound::MAGIC, &[0; 600]].concat();
    assert_eq!(code(&ole), Code::Type);
}

/// No damage of an xls or ods, and no cut, ends in anything but a book or a refusal.
#[test]
fn damaged_files_are_read_or_refused() {
    let mut seed = 1_u32;
    let mut next = move || {
        // xorshift32: the same damage in every run.
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        seed as usize
    };
    for whole in [
        &include_bytes!("../../../tests/importing/mixed.xls")[..],
        &include_bytes!("../../../tests/importing/mixed.ods")[..],
        &include_bytes!("../../../tests/importing/mixed.xlsx")[..],
    ] {
        for _ in 0..400 {
            let mut bytes = whole.to_vec();
            for _ in 0..=next() % 8 {
                let at = next() % bytes.len();
                bytes[at] = u8::try_from(next() % 256).unwrap();
            }
            if next() % 4 == 0 {
                bytes.truncate(next() % bytes.len());
            }
            let _ = Book::read(&bytes);
        }
    }
}
