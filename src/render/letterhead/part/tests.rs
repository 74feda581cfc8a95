use super::*;
use crate::view::{Block, Cell, Page};

const OPEN: &str =
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
const CLOSE: &str = "<w:sectPr/></w:body></w:document>";

/// A page called `<题>` with two facts and a table of two rows.
fn page() -> Page {
    let mut page = Page::new("<题>&\u{1b}[1m");
    let mut facts = Sheet::new(["事项", "内容"]);
    facts.row(vec![Cell::text("编号"), Cell::text("{{标题}}")]);
    facts.row(vec![Cell::text("说明"), Cell::text("一行\n两行")]);
    page.add(Block::Facts(facts));
    let mut rows = Sheet::new(["甲", "乙"]).named("表");
    rows.row(vec![Cell::text("a"), Cell::Number(1)]);
    rows.row(vec![Cell::text("<b>"), Cell::Number(2)]);
    page.add(Block::Table(rows));
    page
}

fn pieces() -> Pieces {
    Pieces {
        text: "<w:p>TEXT</w:p>".to_owned(),
        annexes: "<w:p>ANNEX</w:p>".to_owned(),
    }
}

fn fill(body: &str, found: &mut Found) -> Option<String> {
    let page = page();
    let names = Names::of(&page, Lang::Zh);
    let xml = format!("{OPEN}{body}{CLOSE}");
    let filled = Part::read(&xml)
        .unwrap()
        .filled(&names, Some(&pieces()), found);
    let filled = filled.unwrap()?;
    let inside = filled
        .strip_prefix(OPEN)
        .unwrap()
        .strip_suffix("</w:body></w:document>");
    Some(inside.unwrap().to_owned())
}

fn filled(body: &str) -> String {
    fill(body, &mut Found::default()).unwrap()
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn kept(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

#[test]
fn a_placeholder_split_over_runs_is_filled_in_the_first() {
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        run("前{"),
        run("{标"),
        run("题}}后 "),
        run("尾")
    );
    let expected = format!(
        "<w:p>{}{}{}{}</w:p><w:sectPr/>",
        kept("前&lt;题&gt;&amp;[1m"),
        kept(""),
        kept("后 "),
        run("尾")
    );
    assert_eq!(filled(&body), expected);
}

#[test]
fn a_value_is_text_however_it_reads_and_its_lines_are_lines() {
    let two = format!("<w:p>{}</w:p>", run("{{编号}}{{ 编号 }}"));
    assert_eq!(
        filled(&two),
        format!("<w:p>{}</w:p><w:sectPr/>", kept("{{标题}}{{标题}}"))
    );
    let lines = format!("<w:p>{}</w:p>", run("{{说明}}。"));
    let expected = kept("一行</w:t><w:br/><w:t xml:space=\"preserve\">两行。");
    assert_eq!(filled(&lines), format!("<w:p>{expected}</w:p><w:sectPr/>"));
}

#[test]
fn the_text_takes_the_place_of_its_paragraph_and_annexes_follow_at_the_end() {
    let text = format!("<w:p><w:pPr/>{}{}</w:p><w:p/>", run("{{"), run("正文}}"));
    assert_eq!(
        filled(&text),
        "<w:p>TEXT</w:p><w:p/><w:p>ANNEX</w:p><w:sectPr/>"
    );
    let own = format!(
        "<w:p>{}</w:p><w:p>{}</w:p>",
        run("{{附件}}"),
        run("{{text}}")
    );
    assert_eq!(filled(&own), "<w:p>ANNEX</w:p><w:p>TEXT</w:p><w:sectPr/>");
}

#[test]
fn the_end_of_a_section_stays_where_the_text_is_placed() {
    let section = "<w:pPr><w:sectPr><w:pgSz/></w:sectPr></w:pPr>";
    let text = format!("<w:p>{section}{}</w:p>", run("{{正文}}"));
    let expected = format!(
        "<w:p>TEXT</w:p><w:p>{section}{}</w:p><w:p>ANNEX</w:p><w:sectPr/>",
        kept("")
    );
    assert_eq!(filled(&text), expected);
}

#[test]
fn a_row_is_repeated_for_each_row_of_its_table() {
    let row = |a: &str, b: &str| {
        format!("<w:tr><w:tc><w:p>{a}</w:p></w:tc><w:tc><w:p>{b}</w:p></w:tc></w:tr>")
    };
    let head = row(&run("甲"), &run("乙"));
    let body = format!(
        "<w:tbl>{head}{}</w:tbl>",
        row(&run("{{表.甲}}"), &run("{{表.乙}}、{{标题}}"))
    );
    let expected = format!(
        "<w:tbl>{head}{}{}</w:tbl><w:sectPr/>",
        row(&kept("a"), &kept("1、&lt;题&gt;&amp;[1m")),
        row(&kept("&lt;b&gt;"), &kept("2、&lt;题&gt;&amp;[1m"))
    );
    assert_eq!(filled(&body), expected);
}

#[test]
fn unknown_names_stay_and_are_told_and_nothing_else_changes() {
    let mut found = Found::default();
    let body = format!("<w:p>{}</w:p>", run("{{没有}} { {} }} {{"));
    assert_eq!(fill(&body, &mut found), None);
    let page = page();
    let told = found.fault(&Names::of(&page, Lang::Zh)).unwrap().zh;
    assert!(
        told.contains("{{没有}}") && told.contains("表.甲"),
        "{told}"
    );
    assert!(found.has_place().is_err());
}

#[test]
fn what_is_no_document_of_words_own_is_refused() {
    let deep = "<w:p>".repeat(100_000);
    for xml in [
        "<w:document/>",
        "<x:document xmlns:x=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>",
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
        deep.as_str(),
        "",
    ] {
        assert!(Part::read(xml).is_err(), "{}", &xml[..xml.len().min(80)]);
    }
}
