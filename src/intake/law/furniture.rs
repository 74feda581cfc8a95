//! What pages and web sites put between the lines of a law.

use super::Why;
use super::clean::squeezed;

/// Words that stand alone on buttons and in menus.
const BUTTONS: &[&str] = &[
    "打印",
    "打印本页",
    "关闭",
    "关闭窗口",
    "关闭本页",
    "收藏",
    "加入收藏",
    "分享",
    "分享到",
    "大",
    "中",
    "小",
    "字号",
    "字体",
    "返回顶部",
    "返回首页",
    "返回",
    "首页",
    "上一页",
    "下一页",
    "上一篇",
    "下一篇",
    "微信",
    "微博",
    "扫一扫",
    "网站地图",
    "复制",
    "下载",
    "导出",
    "繁体",
    "无障碍",
    "纠错",
    "放大",
    "缩小",
    "QQ空间",
    "分享到:",
];
/// What such a line starts with.
const STARTS: &[&str] = &[
    "责任编辑：",
    "责任编辑:",
    "编辑：",
    "编辑:",
    "来源：",
    "来源:",
    "信息来源",
    "发布时间",
    "发布日期",
    "发布机构",
    "浏览次数",
    "点击数",
    "点击量",
    "阅读次数",
    "访问次数",
    "字号：",
    "字号:",
    "字体：",
    "字体:",
    "作者：",
    "作者:",
    "当前位置",
    "您的位置",
    "您现在的位置",
    "您当前的位置",
    "上一篇：",
    "下一篇：",
    "上一篇:",
    "下一篇:",
    "分享到",
    "版权所有",
    "主办单位",
    "承办单位",
    "主办：",
    "承办：",
    "技术支持",
    "网站标识码",
    "扫一扫",
    "相关链接",
    "相关附件",
    "http://",
    "https://",
    "www.",
    "Copyright",
    "©",
];

/// Why a line is no part of the law, when that is sure wherever it stands.
pub(super) fn why(text: &str) -> Option<Why> {
    let bare = squeezed(text);
    if is_rule(&bare) {
        Some(Why::Rule)
    } else if is_page_number(&bare) {
        Some(Why::PageNumber)
    } else if is_web(text, &bare) {
        Some(Why::WebPage)
    } else {
        None
    }
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '—' | '–' | '－' | '―' | '─' | '━' | '_' | '=' | '*' | '·' | '~' | '～' | '•'
    )
}

fn is_rule(bare: &str) -> bool {
    bare.chars().count() >= 3 && bare.chars().all(is_dash)
}

/// — 3 —, 3, 第3页, 第 3 页 共 10 页, 3/10, Page 3 of 10.
fn is_page_number(bare: &str) -> bool {
    let is_digits = |t: &str| {
        (1..=4).contains(&t.chars().count())
            && t.chars().all(|c| matches!(c, '0'..='9' | '０'..='９'))
    };
    let inner = bare.trim_matches(is_dash);
    let of_page = inner
        .strip_prefix('第')
        .and_then(|t| t.split_once('页'))
        .is_some_and(|(no, rest)| {
            let rest =
                rest.trim_matches(|c: char| is_dash(c) || matches!(c, '，' | ',' | '/' | '／'));
            let total = rest.strip_prefix('共').and_then(|t| t.strip_suffix('页'));
            is_digits(no) && (rest.is_empty() || total.is_some_and(is_digits))
        });
    let of_total = inner
        .split_once(['/', '／'])
        .is_some_and(|(a, b)| is_digits(a) && is_digits(b));
    let lower = inner.to_ascii_lowercase();
    let english = lower
        .strip_prefix("page")
        .is_some_and(|t| match t.split_once("of") {
            Some((a, b)) => is_digits(a) && is_digits(b),
            None => is_digits(t),
        });
    is_digits(inner) || of_page || of_total || english
}

fn is_web(text: &str, bare: &str) -> bool {
    if bare.ends_with(['。', '；']) || bare.chars().count() > 120 {
        return false;
    }
    let start = text.trim_start_matches(['【', '[', '［', '(', '（']);
    let record = bare.contains("ICP备") || bare.contains("公网安备");
    let trail =
        bare.starts_with("首页>") || bare.starts_with("首页＞") || bare.starts_with("首页»");
    record || trail || STARTS.iter().any(|s| start.starts_with(s)) || is_buttons(text)
}

/// Nothing but words of buttons.
fn is_buttons(text: &str) -> bool {
    let marks = |c: char| c.is_whitespace() || "【】[]［］()（）|｜·:：>＞/".contains(c);
    let words: Vec<&str> = text.split(marks).filter(|w| !w.is_empty()).collect();
    !words.is_empty() && words.iter().all(|w| BUTTONS.contains(w))
}

/// Whether a line opens an annex: 附件, 附件1, 附：某表, 附表二. 附则 is a chapter.
pub(super) fn is_annex(text: &str) -> bool {
    let bare = squeezed(text);
    if bare.chars().count() > 60 || bare.ends_with(['。', '；']) {
        return false;
    }
    let after = ["附件", "附表", "附录", "附图", "附"]
        .iter()
        .find_map(|w| bare.strip_prefix(w));
    after.is_some_and(|rest| {
        let numbered = rest.starts_with(crate::model::numeral::is_numeral);
        rest.is_empty() || numbered || rest.starts_with(['：', ':', '（', '(', '《', '.', '．'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_web_sites() {
        let cases = [
            ("— 3 —", Why::PageNumber),
            ("- 12 -", Why::PageNumber),
            ("３", Why::PageNumber),
            ("第3页 共10页", Why::PageNumber),
            ("第 3 页", Why::PageNumber),
            ("3/10", Why::PageNumber),
            ("Page 3 of 10", Why::PageNumber),
            ("————————", Why::Rule),
            ("* * *", Why::Rule),
            ("【打印】 【关闭】", Why::WebPage),
            ("字号：大 中 小", Why::WebPage),
            ("[ 大 | 中 | 小 ]", Why::WebPage),
            ("责任编辑：张三", Why::WebPage),
            ("来源：中国人大网　发布时间：2018-07-30", Why::WebPage),
            ("首页 > 法律法规 > 地方性法规", Why::WebPage),
            ("https://flk.npc.gov.cn/detail2.html", Why::WebPage),
            ("京ICP备05007560号", Why::WebPage),
        ];
        for (text, expected) in cases {
            assert_eq!(why(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn lines_of_laws_are_none() {
        for text in [
            "（三）关闭",
            "打印材料应当清晰。",
            "第三条",
            "来源于社会捐赠的资金，",
            "发布时间应当公告。",
            "第五章　附则",
            "2019年1月1日",
            "小型养老机构",
        ] {
            assert_eq!(why(text), None, "{text}");
        }
    }

    #[test]
    fn annexes() {
        for text in [
            "附件",
            "附件1",
            "附：罚款标准",
            "附表二　名录",
            "附件：",
            "附 件",
        ] {
            assert!(is_annex(text), "{text}");
        }
        for text in [
            "附则",
            "附　则",
            "附加条件应当公示",
            "附件应当与正文一并公布。",
        ] {
            assert!(!is_annex(text), "{text}");
        }
    }
}
