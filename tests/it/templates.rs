//! Wording that an office changes: the same bytes while it changes nothing, its own sentence when it
//! does, the program's own with a word of warning when a template cannot be used.

use std::path::Path;
use std::process::Command;

use super::support::{Run, copied, done, example, run, skipped};

const DAY: &str = "2024-12-31";
/// A supervision letter of the example, one issue, 6 days overdue.
const SUPERVISE: &str = "KF-N059";

fn print(at: &Path, args: &[&str]) -> Run {
    run(at, DAY, &[&["notice", "print", SUPERVISE], args].concat())
}

fn write(at: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let folder = at.join("templates");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), bytes).unwrap();
}

/// Every notice and bulletin of the example, the first of each sort.
fn papers() -> Vec<(String, [String; 3])> {
    let list = |kind: &str| -> Vec<serde_json::Value> {
        let list = done(&example(), DAY, &[kind, "list", "--format", "json"]);
        serde_json::from_str(&list).unwrap()
    };
    let mut papers: Vec<(String, [String; 3])> = Vec::new();
    for notice in list("notice") {
        let name = notice["kind"].as_str().unwrap().to_owned();
        if papers.iter().all(|(known, _)| *known != name) {
            let id = notice["id"].as_str().unwrap().to_owned();
            papers.push((name, ["notice".to_owned(), "print".to_owned(), id]));
        }
    }
    let id = list("bulletin")[2]["id"].as_str().unwrap().to_owned();
    let print = ["bulletin".to_owned(), "print".to_owned(), id];
    papers.push(("bulletin".to_owned(), print));
    papers
}

#[test]
fn an_exported_wording_that_nobody_changed_gives_the_same_bytes() {
    let papers = papers();
    let names: Vec<&str> = papers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), 9, "every kind is in the example: {names:?}");
    let dir = copied();
    let at = dir.path();
    for lang in ["zh", "en"] {
        for (name, args) in &papers {
            let [kind, verb, id] = args.each_ref().map(String::as_str);
            let args = [kind, verb, id, "--lang", lang, "--format", "md"];
            let before = run(at, DAY, &args);
            assert_eq!((before.code, before.err.as_str()), (0, ""), "{name} {lang}");
            assert!(before.out.starts_with("# "), "{}", before.out);
            done(at, DAY, &["template", "export", name, "--lang", lang]);
            let after = run(at, DAY, &args);
            assert_eq!((after.out, after.err), (before.out, String::new()));
        }
    }
    let list = done(at, DAY, &["template", "list", "--format", "json"]);
    assert_eq!(list.matches("\"wording\": \"own\"").count(), 9, "{list}");
    let checked = done(at, DAY, &["template", "check"]);
    assert_eq!(checked, "templates/ 里的模板（18 个）没有问题。\n");
    // What the office may have changed since is not written over.
    let again = run(at, DAY, &["template", "export", "supervise"]);
    assert_ne!(again.code, 0);
    assert!(again.err.contains("已经存在，没有写入"), "{}", again.err);
}

#[test]
fn a_changed_sentence_is_in_the_paper_of_its_language_alone() {
    let dir = copied();
    let at = dir.path();
    let before = print(at, &["--lang", "en"]).out;
    done(at, DAY, &["template", "export", "督办函"]);
    let file = at.join("templates/supervise.txt");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("特此函告。"), "{text}");
    // As Notepad saves it.
    let text = text.replace("特此函告。", "以上请于{{ 日期 }}起办理。");
    std::fs::write(&file, format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap();
    let page = print(at, &["--format", "md"]);
    assert_eq!((page.code, page.err.as_str()), (0, ""));
    assert!(
        page.out.contains("\n以上请于2024年10月21日起办理。\n"),
        "{}",
        page.out
    );
    assert!(!page.out.contains("特此函告"), "{}", page.out);
    assert_eq!(print(at, &["--lang", "en"]).out, before);
    assert!(run(at, DAY, &["check"]).out.find("W-TEMPLATE").is_none());
}

#[test]
fn a_template_that_cannot_be_used_is_told_and_the_paper_is_printed_all_the_same() {
    let dir = copied();
    let at = dir.path();
    let built_in = print(at, &[]).out;
    let (gbk, _, _) = encoding_rs::GBK.encode("# 关于整改情况的督办函\n请抓紧整改。\n");
    let loops: String = "{% for a in [1,2,3,4,5,6,7,8,9,10] %}".repeat(7);
    let endless = format!("# 题\n{loops}{}", "{% endfor %}".repeat(7));
    let cases: [(&[u8], &str); 7] = [
        (
            "# 题\n\n请{{ 主迎 }}办理。".as_bytes(),
            "第 3 行：没有“主迎”这个名称",
        ),
        ("# 题\n{% if 逾期 %}逾期".as_bytes(), "写法有误"),
        (endless.as_bytes(), "循环太多"),
        (
            &gbk,
            "像是 GBK（ANSI）编码；在记事本中“另存为”，编码选 UTF-8",
        ),
        (b"\xff\xfe\x00", "UTF-8"),
        ("请抓紧整改。".as_bytes(), "没有标题"),
        (
            "# 题\n[表 总体进展]".as_bytes(),
            "第 2 行：没有叫“总体进展”的表；有：交办事项、签收和退回、事项清单",
        ),
    ];
    for (bytes, told) in cases {
        write(at, "supervise.txt", bytes);
        let page = print(at, &[]);
        assert_eq!(
            (page.code, &page.out),
            (0, &built_in),
            "{told}\n{}",
            page.err
        );
        let lines: Vec<&str> = page.err.lines().collect();
        let [line] = lines[..] else {
            panic!("{lines:?}")
        };
        assert!(
            line.starts_with("提醒[W-TEMPLATE]：templates/supervise.txt"),
            "{line}"
        );
        assert!(line.contains(told), "{told}\n{line}");
        let checked = run(at, DAY, &["check"]);
        assert_eq!(checked.code, 0, "a warning: {}", checked.out);
        assert!(checked.out.contains("W-TEMPLATE"), "{}", checked.out);
        assert_eq!(run(at, DAY, &["template", "check"]).code, 1);
        let list = done(at, DAY, &["template", "list", "--format", "json"]);
        assert_eq!(list.matches("unusable").count(), 1, "{list}");
    }
}

#[cfg(unix)]
#[test]
fn no_template_is_read_through_a_link() {
    let dir = copied();
    let at = dir.path();
    let built_in = print(at, &[]).out;
    let secret = tempfile::tempdir().unwrap();
    let outside = secret.path().join("supervise.txt");
    std::fs::write(&outside, "# 秘密\n秘密").unwrap();
    write(at, "bulletin.txt", "# {{ 标题 }}");
    std::os::unix::fs::symlink(&outside, at.join("templates/supervise.txt")).unwrap();
    let page = print(at, &[]);
    assert_eq!((page.code, &page.out), (0, &built_in));
    assert!(page.err.contains("符号链接"), "{}", page.err);
    // Nor through a folder that is one.
    std::fs::remove_dir_all(at.join("templates")).unwrap();
    std::os::unix::fs::symlink(secret.path(), at.join("templates")).unwrap();
    let page = print(at, &[]);
    assert_eq!((page.code, &page.out), (0, &built_in));
    assert!(page.err.contains("符号链接"), "{}", page.err);
}

#[test]
fn a_file_that_is_no_template_is_told_with_the_name_that_was_meant() {
    let dir = copied();
    let at = dir.path();
    write(at, "supervize.txt", "# 题");
    let told = run(at, DAY, &["template", "check"]).out;
    assert!(told.contains("templates/supervize.txt"), "{told}");
    assert!(told.contains("是不是要找 supervise.txt？"), "{told}");
}

#[test]
fn texts_of_the_ledger_are_no_marks_of_a_template() {
    let dir = copied();
    let at = dir.path();
    let asked = "# 假标题\n## 假小标题\n[表 事项清单]\n{{ 主送 }}{% if %}";
    let set = ["notice", "set", SUPERVISE, "--requirement", asked];
    done(at, DAY, &set);
    let page = print(at, &[]).out;
    for line in ["## 假小标题", "[表 事项清单]", "{{ 主送 }}{% if %}。"] {
        assert!(page.lines().any(|l| l == line), "{line}\n{page}");
    }
    assert!(page.contains("三是落实以下要求。# 假标题"), "{page}");
    assert!(!page.contains("牵头单位"), "no table was placed: {page}");
}

#[test]
fn a_letter_of_several_issues_has_its_list_as_an_annex() {
    let dir = copied();
    let at = dir.path();
    let add = ["notice", "add", "--kind", "报告", "--series", "汴人联监报"];
    let of = [
        "--issue",
        "17",
        "--issue",
        "45",
        "--addressee",
        "npc-social",
    ];
    let about = ["--matter", "两个问题的整改情况"];
    let added = run(at, DAY, &[&add[..], &of[..], &about[..]].concat());
    assert_eq!(added.code, 0, "{}", added.err);
    let list = done(at, DAY, &["notice", "list", "--format", "json"]);
    let list: Vec<serde_json::Value> = serde_json::from_str(&list).unwrap();
    let ids: Vec<&str> = list.iter().map(|n| n["id"].as_str().unwrap()).collect();
    let id = *ids.iter().max().unwrap();
    let page = done(at, DAY, &["notice", "print", id, "--format", "md"]);
    for told in [
        "有关2个问题的交办情况、整改时限和目前进展见附件",
        "## 附件：",
        "| 1 | KF-I017 |",
        "| 2 | KF-I045 |",
        "| 汴人联监交〔2024〕3号 |",
    ] {
        assert!(page.contains(told), "{told}\n{page}");
    }
}

/// Whether Python has python-docx.
fn has_python_docx() -> bool {
    let probe = Command::new("python3").args(["-c", "import docx"]).output();
    let has = probe.is_ok_and(|out| out.status.success());
    if !has {
        skipped("python-docx is not installed");
    }
    has
}

/// The script that makes and reads letterheads; what it prints.
fn letterhead(verb: &str, file: &Path) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/templates/letterhead.py");
    let mut python = Command::new("python3");
    let python = python.arg(script).arg(verb).arg(file);
    let run = python.env("PYTHONIOENCODING", "utf-8").output().unwrap();
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    String::from_utf8(run.stdout).unwrap()
}

fn parts(file: &Path) -> Vec<(String, u32, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    (0..zip.len())
        .map(|i| {
            let mut part = zip.by_index(i).unwrap();
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
            (part.name().unwrap().into_owned(), part.crc32(), bytes)
        })
        .collect()
}

#[test]
fn a_letterhead_made_in_word_is_filled_and_opens_again() {
    if !has_python_docx() {
        return;
    }
    let dir = copied();
    let at = dir.path();
    std::fs::create_dir(at.join("templates")).unwrap();
    let own = at.join("templates/supervise.docx");
    letterhead("make", &own);
    let file = at.join("out.docx");
    let page = print(at, &["-o", "out.docx"]);
    assert_eq!(page.code, 0, "{}", page.err);
    let told = "没有这些名称，原样留着：{{没有的名称}}。这份公文可以用：";
    assert!(page.err.contains(told), "{}", page.err);
    assert_eq!(page.err.lines().count(), 1, "{}", page.err);
    let read = letterhead("read", &file);
    for line in [
        "header 内部 汴人联监督〔2024〕1号",
        "footer 第一版 2024年10月21日 印",
        "开封市人民代表大会常务委员会",
        "关于通许县高龄津贴向已故人员发放47人次的督办",
        "开封市民政局：",
        "特此函告。",
        "| KF-I017 | 通许县高龄津贴向已故人员发放47人次 | 6",
        "开封市人大常委会联动监督办公室　2024年10月21日",
        "{{没有的名称}}",
    ] {
        assert!(read.lines().any(|l| l == line), "{line}\n{read}");
    }
    // The text stands where it was placed, before the office's own table.
    let place = |text: &str| read.find(text).unwrap();
    assert!(place("开封市民政局：") < place("现予督办") && place("特此函告") < place("| 编号"));
    // The same bytes each time, and what holds no placeholder as it was.
    let first = std::fs::read(&file).unwrap();
    print(at, &["-o", "out.docx"]);
    assert_eq!(std::fs::read(&file).unwrap(), first);
    let (before, after) = (parts(&own), parts(&file));
    let names = |parts: &[(String, u32, Vec<u8>)]| -> Vec<String> {
        parts.iter().map(|(name, ..)| name.clone()).collect()
    };
    assert_eq!(names(&before), names(&after));
    let changed: Vec<&str> = before
        .iter()
        .zip(&after)
        .filter(|(a, b)| a != b)
        .map(|(a, _)| a.0.as_str())
        .collect();
    let expected = [
        "word/document.xml",
        "word/styles.xml",
        "word/header1.xml",
        "word/footer1.xml",
    ];
    let sorted = |mut names: Vec<&str>| -> Vec<String> {
        names.sort_unstable();
        names.into_iter().map(str::to_owned).collect()
    };
    assert_eq!(sorted(changed), sorted(expected.to_vec()));
    // A letterhead of all notices serves those without one of their own.
    std::fs::rename(&own, at.join("templates/notice.docx")).unwrap();
    print(at, &["-o", "out.docx"]);
    assert_eq!(std::fs::read(&file).unwrap(), first);
}

#[test]
fn a_letterhead_that_cannot_be_used_is_told_and_the_built_in_layout_is_used() {
    let dir = copied();
    let at = dir.path();
    let file = at.join("out.docx");
    assert_eq!(print(at, &["-o", "out.docx"]).err, "");
    let built_in = std::fs::read(&file).unwrap();
    let body = |text: &str| {
        format!(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p><w:sectPr/></w:body></w:document>"
        )
    };
    let sound = body("{{正文}}");
    let types = "<Types/>";
    let outside = "<Relationships><Relationship Id=\"a\" Type=\"x/attachedTemplate\" TargetMode=\"External\" Target=\"http://x/y.dotm\"/></Relationships>";
    let doctype = format!("<!DOCTYPE w [<!ENTITY a \"b\">]>{sound}");
    let bomb = format!("<w>{}</w>", " ".repeat(17 << 20));
    let document = "word/document.xml";
    let disguised = "<Relationships><Relationship Id=\"a\" Type=\"x/attachedTemplate\" TargetMode=\"Externa&#108;\" Target=\"file:///\\\\server\\y.dotm\"/></Relationships>";
    let field = sound.replace(
        "<w:sectPr/>",
        "<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\\\x</w:instrText></w:r></w:p><w:sectPr/>",
    );
    let cases: [(&[(&str, &str)], &str); 11] = [
        (
            &[("[Content_Types].xml", types), (document, &field)],
            "DDEAUTO",
        ),
        (
            &[
                ("[Content_Types].xml", types),
                (document, &sound),
                ("word/_rels/settings.xml.RELS", disguised),
            ],
            "别处的文件",
        ),
        (
            &[
                ("[Content_Types].xml", "<Types a=\"macro&#69;nabled\"/>"),
                (document, &sound),
            ],
            "里面有宏",
        ),
        (
            &[
                ("[Content_Types].xml", types),
                (document, &sound),
                ("word/vbaProject.bin", "x"),
            ],
            "里面有宏",
        ),
        (
            &[
                ("[Content_Types].xml", "<Types a=\"macroEnabled\"/>"),
                (document, &sound),
            ],
            "里面有宏",
        ),
        (
            &[("[Content_Types].xml", types), (document, &doctype)],
            "DOCTYPE",
        ),
        (&[("[Content_Types].xml", types), (document, &bomb)], "太大"),
        (
            &[
                ("[Content_Types].xml", types),
                (document, &sound),
                ("word/_rels/settings.xml.rels", outside),
            ],
            "别处的文件",
        ),
        (
            &[("[Content_Types].xml", types), (document, &body("没有"))],
            "没有占位的名称",
        ),
        (
            &[
                ("[Content_Types].xml", types),
                (document, &body("见 {{正文}}")),
            ],
            "单独占一段",
        ),
        (&[("x", "y")], "不是完好的 Word 文件"),
    ];
    for (parts, told) in cases {
        write(at, "supervise.docx", zipped(parts));
        let page = print(at, &["-o", "out.docx"]);
        assert_eq!(page.code, 0, "{}", page.err);
        assert!(
            page.err
                .starts_with("提醒[W-TEMPLATE]：templates/supervise.docx："),
            "{}",
            page.err
        );
        assert!(page.err.contains(told), "{told}\n{}", page.err);
        assert_eq!(std::fs::read(&file).unwrap(), built_in, "{told}");
        let checked = run(at, DAY, &["check"]).out;
        assert!(
            checked.contains("templates/supervise.docx") && checked.contains(told),
            "{checked}"
        );
    }
    write(at, "supervise.docx", "GIF89a");
    assert!(
        print(at, &["-o", "out.docx"])
            .err
            .contains("不是完好的 Word 文件")
    );
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(*name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
