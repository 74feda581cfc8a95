//! Files that are no laws, or mean harm: a clear word in bounded time, and nothing written.

use std::time::{Duration, Instant};

use super::shapes::packed;
use crate::support::{ledger, run};

const DAY: &str = "2024-05-20";

/// Imports the bytes and expects a refusal with that code and those words.
fn refused(name: &str, bytes: &[u8], code: &str, words: &str) {
    let dir = ledger();
    let at = dir.path();
    std::fs::write(at.join(name), bytes).unwrap();
    let files = |folder: &str| std::fs::read_dir(at.join(folder)).map_or(0, Iterator::count);
    let before = files(".");
    let start = Instant::now();
    let run = run(
        at,
        DAY,
        &[
            "regulation",
            "import",
            name,
            "--id",
            "x",
            "--name",
            "某市办法",
            "--accept",
        ],
    );
    assert!(
        start.elapsed() < Duration::from_secs(30),
        "{name}: {:?}",
        start.elapsed()
    );
    assert!(
        [1, 2, 3].contains(&run.code),
        "{name}: {} {}",
        run.code,
        run.err
    );
    assert!(
        run.err.contains(code) && run.err.contains(words),
        "{name}: {}",
        run.err
    );
    assert!(
        run.err.len() < 100_000,
        "{name}: {} bytes of message",
        run.err.len()
    );
    assert_eq!((files("."), files("regulations")), (before, 0), "{name}");
}

#[test]
fn files_that_are_no_law() {
    refused("empty.txt", b"", "E-PAPER", "文件是空的");
    refused(
        "none.txt",
        "通知\n各单位：\n请按时报送。\n".as_bytes(),
        "E-PAPER",
        "第一条",
    );
    refused(
        "old.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on",
        "E-PAPER",
        "旧版 Word",
    );
    refused(
        "old.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on",
        "E-PAPER",
        "密码",
    );
    refused("law.pdf", b"%PDF-1.7\n1 0 obj", "E-PAPER", "PDF");
    refused(
        "law.html",
        "<!DOCTYPE html><html>第一条".as_bytes(),
        "E-PAPER",
        "网页",
    );
    // 第一条 为了 in GBK.
    refused(
        "gbk.txt",
        b"\xb5\xda\xd2\xbb\xcc\xf5 \xce\xaa\xc1\xcb",
        "E-GBK",
        "GBK",
    );
    refused(
        "utf16.txt",
        b"\xff\xfe\x2c\x7b\x00\x4e\x61\x67",
        "E-UTF8",
        "UTF-16",
    );
    refused(
        "zip.docx",
        &zip_of("a.txt", b"x"),
        "E-PAPER",
        "word/document.xml",
    );
    refused(
        "half.docx",
        &packed("<w:document/>")[..60],
        "E-PAPER",
        "docx",
    );
    refused("no.txt", "\0\u{1}第一条 甲".as_bytes(), "E-PAPER", "零字节");
}

#[test]
fn random_bytes() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = |n: usize| -> Vec<u8> {
        std::iter::repeat_with(|| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[3]
        })
        .take(n)
        .collect()
    };
    for n in [1_usize, 100, 5000] {
        let bytes = random(n);
        refused("random.txt", &bytes, "E-", "");
        refused(
            "random.docx",
            &[b"PK\x03\x04".as_slice(), &bytes].concat(),
            "E-PAPER",
            "",
        );
    }
}

fn zip_of(name: &str, bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(name, zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.write_all(bytes).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn large_files() {
    let line = "第一条 为了规范养老服务，制定本条例。\n".as_bytes();
    refused(
        "large.txt",
        &line.repeat((50 << 20) / line.len()),
        "E-SIZE",
        "4 MB",
    );
    refused("huge.txt", &vec![b' '; (64 << 20) + 1], "E-SIZE", "64 MB");
    // As long as is read: every line looks like an article.
    refused(
        "repeats.txt",
        &line.repeat((2 << 20) / line.len()),
        "E-SIZE",
        "",
    );
}

#[test]
fn word_files_that_are_traps() {
    let bomb = packed(&format!(
        "<w:document>{}</w:document>",
        " ".repeat(20 << 20)
    ));
    assert!(bomb.len() < 1 << 20);
    refused("bomb.docx", &bomb, "E-SIZE", "16 MB");
    let entity = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:document>";
    refused("entity.docx", &packed(entity), "E-PAPER", "DOCTYPE");
    let laughs = "<!DOCTYPE d [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><d>&b;</d>";
    refused("laughs.docx", &packed(laughs), "E-PAPER", "DOCTYPE");
    let cut = "<w:document><w:body><w:p><w:r><w:t>第一条　甲。</w:t></w:r></w:p><w:p><w:r><w:t>第二条　乙";
    refused("cut.docx", &packed(cut), "E-PAPER", "docx");
    refused(
        "deep.docx",
        &packed(&"<w:p>".repeat(200_000)),
        "E-PAPER",
        "docx",
    );
}

/// Bytes of a zip whose directory lies about the size of what is in it.
#[test]
fn a_size_that_lies() {
    let xml = format!("<w:document>{}</w:document>", "甲".repeat(6 << 20));
    let mut bytes = packed(&xml);
    let size = u32::try_from(xml.len()).unwrap().to_le_bytes();
    let places: Vec<usize> = (0..bytes.len() - 4)
        .filter(|i| bytes[*i..*i + 4] == size)
        .collect();
    assert!(places.len() >= 2);
    for at in places {
        bytes[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    refused("liar.docx", &bytes, "E-", "");
}

#[test]
fn paths_that_are_no_files() {
    let dir = ledger();
    for path in [".", "nothing.txt", "regulations"] {
        let run = run(
            dir.path(),
            DAY,
            &["regulation", "import", path, "--id", "x"],
        );
        assert!(
            run.code == 2 && run.err.contains("E-READ"),
            "{path}: {}",
            run.err
        );
    }
}
