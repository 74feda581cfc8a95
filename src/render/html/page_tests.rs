use super::*;
use crate::model::day::day;
use crate::view::{Cell, Sheet};

fn origin() -> Origin {
    Origin {
        lang: Lang::Zh,
        today: day("2024-06-21"),
        body: "某某人大常委会".to_owned(),
    }
}

/// Everything a page can hold, said by somebody who means harm.
fn hostile(text: &str) -> Page {
    let mut page = Page::new(text).under(text);
    page.add(Block::Heading(text.to_owned()));
    page.add(Block::Text(text.to_owned()));
    page.add(Block::Notes(vec![text.to_owned()]));
    let mut sheet = Sheet::new([text, "一", "二", "三"])
        .named(text)
        .picked_by(&[0]);
    for due in ["2024-06-01", "2024-07-01"] {
        sheet.row(vec![
            Cell::text(text),
            Cell::Date(day("2024-05-01")),
            Cell::Date(day(due)),
            Cell::Lit(crate::view::Light::Red, text.to_owned()),
        ]);
    }
    page.add(Block::Table(sheet.clone()));
    page.add(Block::Facts(sheet.clone()));
    let mut counts = Sheet::new([text, text]).named(text);
    counts.row(vec![Cell::text(text), Cell::Number(3)]);
    counts.row(vec![Cell::Code(text.to_owned()), Cell::Number(4)]);
    for form in [
        ChartForm::Trend,
        ChartForm::Bars,
        ChartForm::Ring,
        ChartForm::Heat,
        ChartForm::Tiles,
    ] {
        page.add(counts.clone().drawn(form));
    }
    page.add(sheet.drawn(ChartForm::Timeline(day("2024-06-21"))));
    page
}

#[test]
fn no_text_is_markup_wherever_it_stands() {
    let evil = "<script>alert(1)</script>\"'\u{202e}<img src=x onerror=alert(2)>";
    for layout in [Layout::Report, Layout::Board] {
        let mut page = hostile(evil);
        page.layout = layout;
        let whose = Origin {
            body: evil.to_owned(),
            ..origin()
        };
        let html = render(&page, &whose);
        let own = usize::from(page.layout == Layout::Board);
        assert_eq!(html.matches("<script").count(), own);
        assert!(!html.contains("<img") && !html.contains('\u{202e}'));
        assert!(!html.contains("</script>\"") && !html.contains(")\"'"));
    }
}

#[test]
fn equal_pages_are_equal_bytes() {
    let page = hostile("甲");
    assert_eq!(render(&page, &origin()), render(&page, &origin()));
}

/// The shares of the policy forbid inline styles and handlers, which would not work.
#[test]
fn nothing_needs_what_the_policy_forbids() {
    let mut page = hostile("甲");
    page.layout = Layout::Board;
    let html = render(&page, &origin());
    for forbidden in [
        " style=",
        " onclick=",
        "http://",
        "https://",
        "url(",
        "@import",
    ] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
}
