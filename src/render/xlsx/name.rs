//! Names of worksheets: what Excel refuses taken out, each name once.

use super::text;

/// What a name is at most, in UTF-16 units.
const LONGEST: usize = 31;

/// The names given out in one workbook.
pub(super) struct Names {
    taken: Vec<String>,
}

impl Names {
    /// No name given out yet; those are kept for others.
    pub(super) fn new(reserved: &[&str]) -> Self {
        // Excel keeps this one for itself.
        let taken = reserved.iter().chain(&["History"]);
        Self {
            taken: taken.map(|n| n.to_lowercase()).collect(),
        }
    }

    /// A name like that text which no other worksheet has, whatever the case of its letters.
    pub(super) fn take(&mut self, wish: &str) -> String {
        let plain = allowed(wish);
        let numbered = (2..).map(|n: usize| {
            let mark = format!(" ({n})");
            shortened(&plain, LONGEST - mark.len()) + &mark
        });
        let name = std::iter::once(shortened(&plain, LONGEST))
            .chain(numbered)
            .find(|name| !self.taken.contains(&name.to_lowercase()))
            .unwrap_or_default();
        self.taken.push(name.to_lowercase());
        name
    }
}

/// The text without the characters that no name may have.
fn allowed(wish: &str) -> String {
    let line = text::line(wish);
    let kept: String = line
        .chars()
        .map(|c| if "[]:*?/\\".contains(c) { ' ' } else { c })
        .collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let name = words.join(" ");
    let name = name.trim_matches('\'');
    if name.is_empty() { "-" } else { name }.to_owned()
}

fn shortened(name: &str, most: usize) -> String {
    let kept = text::start(name, most);
    kept.trim_end_matches(['\'', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_no_character_that_excel_refuses() {
        let mut names = Names::new(&[]);
        assert_eq!(names.take("[]:*?/\\"), "-");
        assert_eq!(names.take("一、逾期[严重]：3/4"), "一、逾期 严重 ：3 4");
        assert_eq!(names.take("'quoted'"), "quoted");
    }

    #[test]
    fn a_name_is_at_most_31_units_long_and_there_once() {
        let mut names = Names::new(&["_supervise"]);
        let long = "督".repeat(40);
        assert_eq!(names.take(&long), "督".repeat(31));
        assert_eq!(names.take(&long), "督".repeat(27) + " (2)");
        // Two units each: fifteen of them and no half.
        assert_eq!(names.take(&"𠀀".repeat(20)), "𠀀".repeat(15));
        assert_eq!(names.take("Abc"), "Abc");
        assert_eq!(names.take("aBC"), "aBC (2)");
        assert_eq!(names.take("_SUPERVISE"), "_SUPERVISE (2)");
        assert_eq!(names.take("history"), "history (2)");
    }
}
