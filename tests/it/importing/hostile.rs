//! Files that mean harm or are no workbooks: each a clear word, at once and in little memory.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::copied;

/// What an import says with no more than 600 MB of addresses, and how long it took. A debug build
/// of the program alone takes a third of them.
fn told(ledger: &Path, file: &Path) -> (String, Duration) {
    let program = env!("CARGO_BIN_EXE_supervise");
    let script = format!(
        "ulimit -v 600000; exec '{program}' import '{}' --dry-run",
        file.display()
    );
    let begun = Instant::now();
    let output = Command::new("sh")
        .args(["-c", &script])
        .current_dir(ledger)
        .env_clear()
        .env("SUPERVISE_TODAY", "2024-12-27")
        .output()
        .unwrap();
    let took = begun.elapsed();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    (String::from_utf8(output.stderr).unwrap(), took)
}

fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn xlsx(rows: &str) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let link = |kind: &str, to: &str| {
        format!(
            "<Relationships><Relationship Id='r1' Type='{office}/{kind}' Target='{to}'/></Relationships>"
        )
    };
    zipped(&[
        ("[Content_Types].xml", "<Types/>".into()),
        ("_rels/.rels", link("officeDocument", "xl/workbook.xml")),
        (
            "xl/_rels/workbook.xml.rels",
            link("worksheet", "worksheets/sheet1.xml"),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns='{main}' xmlns:r='{office}'><sheets><sheet name='表' sheetId='1' r:id='r1'/></sheets></workbook>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "<worksheet xmlns='{main}'><dimension ref='A1:XFD1048576'/><sheetData>{rows}</sheetData></worksheet>"
            ),
        ),
    ])
}

/// A compound file (MS-CFB) with one empty stream of that name: a head, its table, its directory.
fn compound(stream: &str) -> Vec<u8> {
    let mut head = vec![0_u8; 512];
    head[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    head[24..34].copy_from_slice(&[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    head[44] = 1;
    head[48] = 1;
    head[57] = 0x10;
    head[60..64].copy_from_slice(&[0xfe, 0xff, 0xff, 0xff]);
    head[68..72].copy_from_slice(&[0xfe, 0xff, 0xff, 0xff]);
    head[76..].fill(0xff);
    head[76..80].fill(0);
    let mut table = vec![0xff_u8; 512];
    table[..8].copy_from_slice(&[0xfd, 0xff, 0xff, 0xff, 0xfe, 0xff, 0xff, 0xff]);
    let entry = |name: &str, sort: u8| {
        let mut entry = vec![0_u8; 128];
        for (i, unit) in name.encode_utf16().enumerate() {
            entry[i * 2..i * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = u8::try_from((name.encode_utf16().count() + 1) * 2).unwrap();
        entry[66] = sort;
        entry[116..120].copy_from_slice(&[0xfe, 0xff, 0xff, 0xff]);
        entry
    };
    let entries = [
        entry("Root Entry", 5),
        entry(stream, 2),
        vec![0; 128],
        vec![0; 128],
    ];
    [head, table, entries.concat()].concat()
}

#[test]
fn each_danger_is_told_at_once_and_in_little_memory() {
    let (ledger, folder) = (copied(), TempDir::new().unwrap());
    let corners = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>";
    let page = "<html><body><table><tr><td>编号</td></tr></table></body></html>";
    let mut cut = include_bytes!("../../importing/mixed.xls").to_vec();
    cut.truncate(9000);
    let cases: [(&str, Vec<u8>, &str); 9] = [
        (
            "两角.xlsx",
            xlsx(corners),
            "表!XFD1048576 有内容；表格最多 100000 行、200 列",
        ),
        ("炸弹.xlsx", xlsx(&" ".repeat(100 << 20)), "解压以后太大"),
        ("加密.xlsx", compound("EncryptedPackage"), "可能有密码"),
        ("文档.xls", compound("WordDocument"), "是 Word 文件"),
        ("旧.xls", compound("Book"), "Excel 95 或更早"),
        ("网页.xls", page.into(), "是网页"),
        ("截断.xls", cut, "工作簿损坏"),
        ("大.csv", vec![b'x'; 17 << 20], "最多读 16777216 字节"),
        ("空.xlsx", Vec::new(), "表格是空的"),
    ];
    for (name, bytes, expected) in cases {
        let file = folder.path().join(name);
        fs::write(&file, bytes).unwrap();
        let (said, took) = told(ledger.path(), &file);
        assert!(said.contains(expected), "{name}: {said}");
        assert!(took < Duration::from_secs(3), "{name}: {took:?}");
    }
}
