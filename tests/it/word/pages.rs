//! Pages to write as documents.

use supervise::lang::{Lang, t};
use supervise::model::Day;
use supervise::render::{Origin, docx};
use supervise::view::{Block, Cell, Imprint, Layout, Page, Sheet};

pub(super) const DAY: &str = "2026年9月1日";

pub(super) fn written(page: &Page) -> Vec<u8> {
    let origin = Origin {
        lang: Lang::Zh,
        today: Day::new(2026, 9, 1).unwrap(),
        body: "开封市人大常委会".to_owned(),
    };
    docx(page, &origin).unwrap()
}

/// An official paper with everything its layout holds, and a table too wide for its text.
pub(super) fn paper() -> Page {
    let mut page = Page::new("关于孝心食堂价格倒挂问题整改逾期情况的督办函");
    page.layout = Layout::Paper(Imprint {
        mark: Some("开封市人大常委会办公室文件".to_owned()),
        number: Some("汴人联监督〔2026〕5号".to_owned()),
        to: Some("开封市市场监督管理局".to_owned()),
        from: Some("开封市人大常委会".to_owned()),
        on: Some(Day::new(2026, 9, 1).unwrap()),
        remark: Some("联系人：＿＿＿＿".to_owned()),
        colophon: vec![(t("抄送", "Copies to"), "市政府办公室。".to_owned())],
    });
    page.add(Block::Text("下列问题尚未完成整改，现予督办。".to_owned()));
    let mut facts = Sheet::new(["事项", "内容"]);
    facts.row(vec![Cell::text("问题编号"), Cell::Code("KF-I051".into())]);
    facts.row(vec![
        Cell::text("要求"),
        Cell::text("退还差价；\n公示价格。"),
    ]);
    page.add(Block::Facts(facts));
    page.section("一、逾期事项清单", wide(30));
    page
}

/// A table no portrait page holds: nine columns of at least seven characters.
fn wide(rows: usize) -> Sheet {
    let mut sheet = Sheet::new([
        "列一", "列二", "列三", "列四", "列五", "列六", "列七", "列八", "列九",
    ]);
    for _ in 0..rows {
        sheet.row(vec![
            Cell::text("某社区养老服务中心承重墙有裂缝");
            9
        ]);
    }
    sheet
}

/// Characters enough for several pages, and nothing else.
pub(super) fn long_text() -> Page {
    let mut page = Page::new("长文");
    page.add(Block::Text("督".repeat(28 * 22 * 3)));
    page
}

/// A table of 120 rows.
pub(super) fn long_table() -> Page {
    let mut page = Page::new("长表");
    let mut sheet = Sheet::new(["设施名称", ">床位"]);
    for n in 0..120 {
        sheet.row(vec![Cell::text("某敬老院"), Cell::Number(n)]);
    }
    page.section("一、设施", sheet);
    page
}

/// Text that means harm, everywhere a page takes text.
pub(super) fn hostile() -> Page {
    let text = "</w:t><w:p>&amp;\"']]>\u{0}\u{8}\u{b}\u{c}\u{1f}\u{7f}\u{fffe}\u{ffff}\u{202e}\u{1b}[31m\r\n\t<!DOCTYPE x>";
    let mut page = Page::new(text).under(text);
    let imprint = Imprint {
        mark: Some(text.to_owned()),
        number: Some(text.to_owned()),
        to: Some(text.to_owned()),
        from: Some(text.to_owned()),
        on: Some(Day::new(2026, 9, 1).unwrap()),
        remark: Some(text.to_owned()),
        colophon: vec![(t("报", "To"), text.to_owned())],
    };
    page.layout = Layout::Paper(imprint);
    page.add(Block::Heading(text.to_owned()));
    page.add(Block::Heading(format!("附件1　{text}")));
    page.add(Block::Text(text.to_owned()));
    page.add(Block::Notes(vec![text.to_owned(), text.to_owned()]));
    let mut sheet = Sheet::new([text, text]);
    sheet.row(vec![Cell::text(text), Cell::Code(text.to_owned())]);
    page.add(Block::Facts(sheet.clone()));
    page.add(Block::Table(sheet));
    page.add(Block::Table(Sheet::new(["空"]).or_say(text)));
    page
}
