use super::*;
use crate::lang::Lang;
use crate::render::Style;

fn screen(width: u16, ascii: bool) -> Screen {
    Screen {
        width,
        lang: Lang::Zh,
        style: Style {
            colour: false,
            ascii,
        },
    }
}

fn sheet(heads: &[&str], rows: &[(&str, &[i64])]) -> Sheet {
    let mut sheet = Sheet::new(heads);
    for (name, values) in rows {
        let name = Cell::text(*name);
        let values = values.iter().map(|n| Cell::Number(*n));
        sheet.row(std::iter::once(name).chain(values).collect());
    }
    sheet
}

fn departments() -> Sheet {
    let heads = ["牵头单位", ">▲红灯", ">◆黄灯", ">●绿灯"];
    sheet(
        &heads,
        &[("市民政局", &[5, 2, 1]), ("市卫健委", &[0, 1, 0])],
    )
}

#[test]
fn a_bar_is_made_of_its_parts_with_the_figures_beside() {
    assert_eq!(
        bars(&departments(), screen(60, false)).unwrap(),
        "█ ▲红灯  ▓ ◆黄灯  ▒ ●绿灯\n\
         市民政局  █████▓▓▒  8 = 5+2+1\n\
         市卫健委  ▓         1 = 0+1+0\n"
    );
    assert_eq!(
        bars(&departments(), screen(60, true)).unwrap(),
        "# 红灯  = 黄灯  - 绿灯\n\
         市民政局  #####==-  8 = 5+2+1\n\
         市卫健委  =         1 = 0+1+0\n"
    );
}

#[test]
fn a_long_bar_is_scaled_and_nothing_goes_beyond_the_screen() {
    let heads = ["单位", ">甲", ">乙", ">丙", ">丁"];
    let rows: &[(&str, &[i64])] = &[
        ("市人力资源和社会保障局", &[900, 1, 1, 98]),
        ("乙", &[0, 0, 0, 0]),
        ("丙", &[500, 0, 0, 0]),
    ];
    for width in 20..=120 {
        for ascii in [false, true] {
            let Some(text) = bars(&sheet(&heads, rows), screen(width, ascii)) else {
                assert!(width < 50, "{width}");
                continue;
            };
            for line in text.lines() {
                assert!(line.width() <= usize::from(width), "{width}: {line}");
            }
            // What is one in a thousand is still seen; what is nothing is not.
            assert!(text.contains("1000 = 900+1+1+98") && text.contains("0 = 0+0+0+0"));
            let mark = if ascii { '=' } else { '▓' };
            assert!(text.lines().skip(1).any(|l| l.contains(mark)), "{text}");
        }
    }
}

#[test]
fn one_figure_a_row_has_no_legend() {
    let ring = sheet(&["亮灯", ">件数"], &[("红灯", &[3]), ("绿灯", &[0])]);
    assert_eq!(
        bars(&ring, screen(80, false)).unwrap(),
        "红灯  ███  3\n绿灯       0\n"
    );
}

#[test]
fn what_is_no_figure_is_not_drawn() {
    let mut unknown = departments();
    unknown.rows[0][1] = Cell::text("X");
    assert_eq!(bars(&unknown, screen(80, false)), None);
    assert_eq!(course(&unknown, screen(80, false)), None);
    assert_eq!(bars(&sheet(&["单位", ">件"], &[]), screen(80, false)), None);
    assert_eq!(course(&sheet(&["日", ">件"], &[]), screen(80, false)), None);
    let five = ["单位", ">1", ">2", ">3", ">4", ">5"];
    let five = sheet(&five, &[("甲", &[1, 1, 1, 1, 1])]);
    assert_eq!(bars(&five, screen(80, false)), None);
}

#[test]
fn a_course_has_a_line_for_each_figure() {
    let rows: &[(&str, &[i64])] = &[
        ("2024-10-10", &[12, 0]),
        ("2024-10-17", &[14, 0]),
        ("2024-10-24", &[7, 0]),
    ];
    let sheet = sheet(&["截至", ">存量", ">逾期"], rows);
    // 12 of 14 is six sevenths of the height, 7 half of it, rounded up.
    assert_eq!(
        course(&sheet, screen(60, false)).unwrap(),
        "2024-10-10 至 2024-10-24，共 3 个时点\n\
         存量  ▇█▅  12 14  7  减 5\n\
         逾期  ▁▁▁   0  0  0  持平\n"
    );
    assert_eq!(
        course(&sheet, screen(60, true)).unwrap(),
        "2024-10-10 至 2024-10-24，共 3 个时点\n\
         存量  12 14  7  减 5\n\
         逾期   0  0  0  持平\n"
    );
    let narrow = course(&sheet, screen(26, false)).unwrap();
    assert!(narrow.contains("存量  ▇█▅  12 14  7  减 5"), "{narrow}");
    let narrower = course(&sheet, screen(24, false)).unwrap();
    assert!(narrower.contains("存量  ▇█▅  12 →  7  减 5"), "{narrower}");
    assert_eq!(course(&sheet, screen(20, false)), None);
}
