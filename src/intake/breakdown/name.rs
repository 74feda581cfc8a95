//! Finds the departments a text names, and the words each rests on.
//!
//! The text is read once from left to right, stopping at the nouns that end a name (部门, 机关,
//! 机构, 委员会, 人民政府, 街道办事处, 法院). From such an end the list is read backwards: the shared end
//! (主管部门), 等, then one item after another as long as joining words stand between them.

use std::ops::Range;

use super::words::{
    AGENCIES, ANDSO, COMMITTEES, ENDS, FUNCTIONS, GENERAL, JOINS, LEADING, LEVELS, NOT_AFTER,
    NOT_BEFORE, NOT_FUNCTION, ORGANS, PUBLIC_WORK, WORK,
};

/// One name found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// The name as a breakdown writes it.
    pub(super) name: String,
    /// From the name's own first word to the end of the noun it shares.
    pub(super) words: Range<usize>,
    /// The whole list it stands in, with the government before it: what its role is read around.
    pub(super) list: Range<usize>,
    /// Whether it says no function: 有关部门.
    pub(super) general: bool,
}

/// The nouns that end a name.
const STOPS: &[&str] = &[
    "部门",
    "机关",
    "机构",
    "委员会",
    "人民政府",
    "街道办事处",
    "人民法院",
    "人民检察院",
    "国务院",
];

/// Every name in the text, in order.
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut floor = 0;
    for (at, c) in text.char_indices() {
        if at < floor {
            continue;
        }
        if ends_clause(c) {
            floor = at + c.len_utf8();
            continue;
        }
        let Some(stop) = STOPS.iter().find(|s| text[at..].starts_with(**s)) else {
            continue;
        };
        let end = at + stop.len();
        let head = Head {
            text,
            floor,
            at,
            end,
        };
        let list = match *stop {
            "部门" => head.departments(),
            "机关" => head.fixed(ORGANS),
            "机构" => head.agencies(),
            "委员会" => head.fixed(COMMITTEES),
            "人民政府" => head.government(),
            _ => head.plain(),
        };
        if !list.is_empty() {
            attach(&mut found, list);
            floor = end;
        }
    }
    found
}

/// Adds a list; a government right before it only says whose departments they are.
fn attach(found: &mut Vec<Mention>, mut list: Vec<Mention>) {
    let Some(start) = list.first().map(|m| m.list.start) else {
        return;
    };
    let owner = found
        .last()
        .filter(|g| g.words.end == start && is_government(&g.name));
    if let Some(owner) = owner.cloned() {
        found.pop();
        for mention in &mut list {
            mention.list.start = owner.list.start;
            if is_relative(&mention.name) {
                mention.name = format!("{}{}", owner.name, mention.name);
                mention.words.start = owner.words.start;
            }
        }
    }
    found.append(&mut list);
}

/// Whether a name is a government's, so that it can own departments.
fn is_government(name: &str) -> bool {
    name.ends_with("人民政府") || name == "国务院"
}

/// Whether a name describes what it does (负责老龄工作的机构) and so needs its owner to be one.
fn is_relative(name: &str) -> bool {
    RELATIVE.iter().any(|r| name.starts_with(r)) && name.contains('的')
}

/// The verbs a describing name begins with.
const RELATIVE: &[&str] = &[
    "负责", "负有", "承担", "履行", "行使", "指定", "确定", "授权",
];

const fn ends_clause(c: char) -> bool {
    matches!(
        c,
        '。' | '；' | '，' | '：' | '！' | '？' | '\n' | ',' | ';' | ':' | '“' | '”' | '《' | '》'
    )
}

/// The noun that ends a name: `text[at..end]`, with `floor` the first byte its list may reach.
struct Head<'a> {
    text: &'a str,
    floor: usize,
    at: usize,
    end: usize,
}

impl<'a> Head<'a> {
    /// The text before `end` that the list may reach.
    fn before(&self, end: usize) -> &'a str {
        &self.text[self.floor..end]
    }

    /// The end of `before(end)` without one of these words.
    fn without(&self, end: usize, words: &[&str]) -> usize {
        self.floor + trim_end(self.before(end), words).len()
    }

    fn mention(&self, start: usize, name: &str, general: bool) -> Mention {
        Mention {
            name: name.to_owned(),
            words: start..self.end,
            list: start..self.end,
            general,
        }
    }

    /// The names of a list that ends in 部门.
    fn departments(&self) -> Vec<Mention> {
        let after = &self.text[self.end..];
        if NOT_AFTER.iter().any(|w| after.starts_with(w)) {
            return Vec::new();
        }
        if let Some(described) = self.described() {
            return vec![described];
        }
        // 民政主管部门, 公安、民政等部门: the end before which a known function stands.
        let ends = || ENDS.iter().filter_map(|e| Some((self.start_of(e)?, *e)));
        for (start, end) in ends() {
            let close = self.without(start, ANDSO);
            if function(self.before(close)).is_some() {
                return self.items(close, end, function);
            }
        }
        // 甲乙主管部门: an unknown function; 上级主管部门: none.
        let unknown = |(start, end): (usize, &str)| {
            let items = self.items(self.without(start, ANDSO), end, function);
            (!items.is_empty()).then_some(items)
        };
        let (plain, longer): (Vec<_>, Vec<_>) = ends().partition(|(start, _)| *start == self.at);
        let list = longer.into_iter().rev().find_map(unknown);
        let list = list.or_else(|| self.general());
        list.or_else(|| plain.into_iter().find_map(unknown))
            .unwrap_or_default()
    }

    /// A court, 街道办事处, 国务院: a name that needs nothing before it but its rank.
    fn plain(&self) -> Vec<Mention> {
        let rank = longest(self.before(self.at), &["最高", "高级", "中级", "基层"]);
        let start = self.at - rank.map_or(0, str::len);
        vec![self.mention(start, &self.text[start..self.end], false)]
    }

    /// Where an end such as 主管部门 begins, when the text has it here.
    fn start_of(&self, end: &str) -> Option<usize> {
        let start = self.end.checked_sub(end.len())?;
        (start >= self.floor && self.text.get(start..self.end)? == end).then_some(start)
    }

    /// 有关部门, alone or after a list: 公安、民政等有关部门.
    fn general(&self) -> Option<Vec<Mention>> {
        let mut start = self.at;
        while let Some(word) = longest(self.before(start), GENERAL) {
            start -= word.len();
        }
        if start == self.at {
            return None;
        }
        // 其他有关部门 and 有关部门 are one.
        let written = &self.text[start..self.end];
        let name = written.strip_prefix("其他").unwrap_or(written);
        if matches!(name, "部门" | "政府部门" | "管理部门" | "行政部门") {
            return Some(Vec::new());
        }
        let mut own = self.mention(start, name, true);
        // 公安、民政等有关部门; 公安、民政和其他有关部门, where the last must be known.
        let mut close = self.without(start, ANDSO);
        if close == start {
            close = self.without(start, JOINS);
            if close == start || function(self.before(close)).is_none() {
                return Some(vec![own]);
            }
        }
        let mut list = self.items(close, "部门", function);
        own.list.start = list.first().map_or(start, |m| m.list.start);
        list.push(own);
        Some(list)
    }

    /// The items of a list whose last ends at `close`, read backwards.
    ///
    /// A noun that is no known function is taken for one when it stands alone, or in a list that
    /// closes with 等: in 居民和民政部门 it is not.
    fn items(
        &self,
        close: usize,
        end: &str,
        known: impl Fn(&'a str) -> Option<&'a str>,
    ) -> Vec<Mention> {
        let mut stems: Vec<Range<usize>> = Vec::new();
        let mut upto = close;
        let open = ANDSO.iter().any(|w| self.text[close..].starts_with(w));
        loop {
            let before = self.before(upto);
            let unknown = || open_noun(before).filter(|_| open || stems.is_empty());
            let stem = known(before).or_else(unknown);
            let Some(stem) = stem else { break };
            let start = upto - stem.len();
            stems.push(start..upto);
            upto = self.without(start, JOINS);
            if upto == start {
                break;
            }
        }
        let first = stems.last().map_or(close, |s| s.start);
        let named = |stem: Range<usize>| Mention {
            name: format!("{}{end}", &self.text[stem.clone()]),
            words: stem.start..self.end,
            list: first..self.end,
            general: false,
        };
        stems.into_iter().rev().map(named).collect()
    }

    /// 负责老龄工作的机构, 对养老机构负有监督职责的部门.
    fn described(&self) -> Option<Mention> {
        let before = last_chars(self.before(self.at).strip_suffix('的')?, 60);
        let from = self.at - "的".len() - before.len();
        let verbs = RELATIVE.iter().filter_map(|r| Some((before.rfind(r)?, *r)));
        let Some((verb, word)) = verbs.max() else {
            return self.doing(before);
        };
        let lead = &before[..verb];
        let neglects = last_chars(lead, 6).contains(['不', '未']);
        let is_agency = &self.text[self.at..self.end] == "机构";
        let is_public = PUBLIC_WORK.iter().any(|w| before[verb..].contains(w));
        if neglects || is_agency && !is_public {
            return None;
        }
        let object = lead.rfind('对').filter(|_| matches!(word, "负有" | "承担"));
        let start = from + object.unwrap_or(verb);
        Some(self.mention(start, &self.text[start..self.end], false))
    }

    /// 发放补贴的部门, after 由: a department named by what it does.
    fn doing(&self, before: &str) -> Option<Mention> {
        let (_, does) = before.rsplit_once('由')?;
        let is_department = &self.text[self.at..self.end] == "部门";
        if !is_department || !(2..=12).contains(&does.chars().count()) {
            return None;
        }
        let start = self.at - "的".len() - does.len();
        Some(self.mention(start, &self.text[start..self.end], false))
    }

    /// 公安机关, 监察委员会: names whose first part is in a closed list.
    fn fixed(&self, table: &[&str]) -> Vec<Mention> {
        let end = &self.text[self.at..self.end];
        let close = self.without(self.at, ANDSO);
        if longest(self.before(close), table).is_none() {
            return Vec::new();
        }
        let mut list = self.items(close, end, |before| longest(before, table));
        list.retain(|m| m.name.strip_suffix(end).is_some_and(|s| table.contains(&s)));
        list
    }

    /// The government's own 机构.
    fn agencies(&self) -> Vec<Mention> {
        match self.described() {
            Some(described) => vec![described],
            None => self.fixed(AGENCIES),
        }
    }

    /// 县级以上人民政府, 设区的市、县（市、区）人民政府.
    fn government(&self) -> Vec<Mention> {
        let mut start = self.at;
        let mut reach = self.at;
        while let Some(word) = longest(self.before(reach), LEVELS) {
            start = reach - word.len();
            reach = self.without(start, JOINS);
            if reach == start {
                break;
            }
        }
        let whole = &self.text[start..self.end];
        let level = whole.strip_prefix("所在地").filter(|n| *n != "人民政府");
        let name = level.unwrap_or(whole);
        let mut own = self.mention(self.end - name.len(), name, false);
        own.list.start = start;
        vec![own]
    }
}

/// The text without the last of these words at its end (once).
fn trim_end<'a>(text: &'a str, words: &[&str]) -> &'a str {
    words
        .iter()
        .find_map(|w| text.strip_suffix(w))
        .unwrap_or(text)
}

/// The longest word of the table the text ends with.
fn longest<'t>(text: &str, table: &[&'t str]) -> Option<&'t str> {
    table
        .iter()
        .filter(|w| text.ends_with(**w))
        .max_by_key(|w| w.len())
        .copied()
}

/// The longest known function the text ends with, such as 民政 or 城管执法; or a noun with one of
/// the words for such work, such as 社会救助管理.
fn function(text: &str) -> Option<&str> {
    let listed = longest(text, FUNCTIONS);
    let work = longest(text, WORK).and_then(|work| {
        let before = &text[..text.len() - work.len()];
        let own = longest(before, FUNCTIONS).or_else(|| open_noun(before))?;
        Some(&text[before.len() - own.len()..])
    });
    listed.into_iter().chain(work).max_by_key(|s| s.len())
}

/// The last `count` characters of a text.
pub(super) fn last_chars(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().take(count).last();
    start.map_or("", |(at, _)| &text[at..])
}

/// A short noun at the end of the text, for a function the table does not hold.
fn open_noun(text: &str) -> Option<&str> {
    const LONGEST: usize = 8;
    let mut start = text.len();
    for (at, c) in text.char_indices().rev().take(LONGEST + 1) {
        if !is_han(c) || "的由和与及或对向经被将按据其各应须得可同为在于该是有无并以等".contains(c)
        {
            break;
        }
        start = at;
    }
    let mut noun = &text[start..];
    while let Some(word) = LEADING.iter().find(|w| noun.starts_with(**w)) {
        noun = &noun[word.len()..];
    }
    let count = noun.chars().count();
    let ends = NOT_FUNCTION.iter().any(|w| noun.ends_with(w));
    let not = NOT_BEFORE.iter().any(|w| text.ends_with(w));
    ((2..=LONGEST).contains(&count) && !ends && !not).then_some(noun)
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        mentions(text).into_iter().map(|m| m.name).collect()
    }

    #[test]
    fn a_list_shares_its_end() {
        for (text, want) in [
            (
                "公安、生态环境、住房城乡建设等部门应当",
                &["公安部门", "生态环境部门", "住房城乡建设部门"][..],
            ),
            (
                "省卫生健康、中医药主管部门",
                &["卫生健康主管部门", "中医药主管部门"],
            ),
            (
                "文化和旅游、教育和体育部门",
                &["文化和旅游部门", "教育和体育部门"],
            ),
            (
                "民政部门、公安机关和消防救援机构",
                &["民政部门", "公安机关", "消防救援机构"],
            ),
            ("民政、司法行政部门", &["民政部门", "司法行政部门"]),
            ("工商行政管理部门", &["工商行政管理部门"]),
            ("公安、司法等机关", &["公安机关", "司法机关"]),
            (
                "公安、民政等有关部门",
                &["公安部门", "民政部门", "有关部门"],
            ),
        ] {
            assert_eq!(names(text), want, "{text}");
        }
    }

    #[test]
    fn a_function_the_table_does_not_hold() {
        assert_eq!(names("由海晏河清主管部门会同"), ["海晏河清主管部门"]);
        assert_eq!(names("市云雨、民政等部门"), ["云雨部门", "民政部门"]);
        assert_eq!(names("居民和民政部门"), ["民政部门"]);
    }

    #[test]
    fn a_government_and_its_departments() {
        for (text, want) in [
            ("县级以上人民政府民政部门主管", &["民政部门"][..]),
            (
                "县级以上人民政府及其民政部门",
                &["县级以上人民政府", "民政部门"],
            ),
            (
                "设区的市、县（市、区）人民政府应当",
                &["设区的市、县（市、区）人民政府"],
            ),
            ("养老机构所在地县级人民政府", &["县级人民政府"]),
            ("本市各级人民政府", &["各级人民政府"]),
            (
                "乡镇人民政府（街道办事处）",
                &["乡镇人民政府", "街道办事处"],
            ),
            ("国务院民政部门", &["民政部门"]),
            ("省人民政府有关部门", &["有关部门"]),
            ("民政部门和其他有关部门", &["民政部门", "有关部门"]),
        ] {
            assert_eq!(names(text), want, "{text}");
        }
    }

    #[test]
    fn a_body_named_by_its_work() {
        for (text, want) in [
            (
                "县级人民政府负责粮食储备管理的机构",
                &["县级人民政府负责粮食储备管理的机构"][..],
            ),
            (
                "对特种设备负有监督职责的部门",
                &["对特种设备负有监督职责的部门"],
            ),
            ("由颁发证书的部门收回", &["颁发证书的部门"]),
            ("不依法履行监督职责的部门", &[]),
            ("承担集中照料的机构", &[]),
        ] {
            assert_eq!(names(text), want, "{text}");
        }
    }

    #[test]
    fn what_is_no_department() {
        for text in [
            "养老机构和医疗机构",
            "村（居）民委员会",
            "本部门年度计划",
            "跨部门、跨区域协同",
            "各部门、各单位",
            "部门规章",
            "国家机关",
            "部门之间",
            "人民调解委员会",
            "政府部门",
        ] {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn the_words_a_name_rests_on() {
        let text = "由公安、民政等部门负责。";
        let words: Vec<&str> = mentions(text)
            .iter()
            .map(|m| &text[m.words.clone()])
            .collect();
        assert_eq!(words, ["公安、民政等部门", "民政等部门"]);
    }
}
