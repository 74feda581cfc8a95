//! 发文字号: the numbers of papers, such as 汴人联监交〔2024〕5号, and what is amiss in a series of them.

use std::fmt;
use std::ops::RangeInclusive;

use super::numeral;

/// The number of a paper: the issuing office's word, the year, and the paper's place in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PaperNo {
    /// 机关代字, such as 汴人联监交.
    pub series: String,
    /// The year.
    pub year: u32,
    /// The place in series and year, from 1.
    pub number: u32,
}

/// As GB/T 9704 has it: hexagonal brackets, no leading zero, no 第.
impl fmt::Display for PaperNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.series, self.year, self.number)
    }
}

impl PaperNo {
    /// Reads a number as people type it: blanks anywhere, other brackets, full-width digits or
    /// Chinese numerals, leading zeros, 第 before the number. `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (before, number) = text.strip_suffix('号')?.rsplit_once(CLOSING)?;
        let (series, year) = before.rsplit_once(OPENING)?;
        let year = numeral::parse(year).filter(|year| (1900..=2199).contains(year))?;
        let number = numeral::parse(number.strip_prefix('第').unwrap_or(number))?;
        let is_word = |c: char| c.is_alphanumeric() || c == '-';
        (!series.is_empty() && series.chars().all(is_word)).then(|| Self {
            series: series.to_owned(),
            year,
            number,
        })
    }
}

/// The brackets people put around the year; the first is the right one.
const OPENING: [char; 8] = ['〔', '﹝', '[', '［', '(', '（', '【', '〖'];
const CLOSING: [char; 8] = ['〕', '﹞', ']', '］', ')', '）', '】', '〗'];

/// The numbers given in one series and year, with what is amiss in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// The number the next paper takes. A number is never given twice, so what was cancelled
    /// leaves no number free.
    pub next: u32,
    /// Runs of numbers below the highest that no paper has.
    pub gaps: Vec<RangeInclusive<u32>>,
    /// The numbers that several papers have, each once, rising.
    pub repeats: Vec<u32>,
}

impl Register {
    /// The register of these numbers, which start at 1 and stand in any order.
    #[must_use]
    pub fn of(numbers: impl IntoIterator<Item = u32>) -> Self {
        let mut taken: Vec<u32> = numbers.into_iter().collect();
        taken.sort_unstable();
        let mut register = Self {
            next: 1,
            gaps: Vec::new(),
            repeats: Vec::new(),
        };
        for number in taken {
            if number < register.next {
                if register.repeats.last() != Some(&number) {
                    register.repeats.push(number);
                }
                continue;
            }
            if number > register.next {
                register.gaps.push(register.next..=number - 1);
            }
            register.next = number.saturating_add(1);
        }
        register
    }
}

/// The serial of an issue in a collection: 43 is （四十三）, as in 专辑（四十三）.
#[must_use]
pub fn serial(n: u32) -> String {
    format!("（{}）", numeral::chinese(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn five() -> PaperNo {
        PaperNo {
            series: "汴人联监交".to_owned(),
            year: 2024,
            number: 5,
        }
    }

    #[test]
    fn a_paper_number_is_written_by_the_standard() {
        assert_eq!(five().to_string(), "汴人联监交〔2024〕5号");
        assert_eq!(PaperNo::parse("汴人联监交〔2024〕5号"), Some(five()));
    }

    #[test]
    fn what_people_type_is_understood() {
        for text in [
            "汴人联监交[2024]5号",
            "汴人联监交［２０２４］５号",
            "汴人联监交(2024)5号",
            "汴人联监交（2024）05号",
            "汴人联监交【2024】第5号",
            // The small brackets U+FE5D and U+FE5E, which some keyboards have for the hexagonal ones.
            "汴人联监交﹝2024﹞5号",
            "汴人联监交〔2024〕第005号",
            " 汴人联监交　〔 2024 〕 5 号 ",
            "汴人联监交〔二〇二四〕第五号",
            // Opened and closed by different keys of the same keyboard.
            "汴人联监交（2024]5号",
        ] {
            assert_eq!(PaperNo::parse(text), Some(five()), "{text}");
        }
        assert_eq!(
            PaperNo::parse("国办发明电〔2023〕7号").unwrap().series,
            "国办发明电"
        );
        let long = PaperNo::parse("豫人常办〔2024〕108号").unwrap();
        assert_eq!((long.year, long.number), (2024, 108));
    }

    #[test]
    fn what_is_no_paper_number_is_not_taken_for_one() {
        for text in [
            "",
            "5号",
            "汴人联监交〔2024〕5",
            "汴人联监交〔2024〕0号",
            "汴人联监交〔2024〕号",
            "汴人联监交〔24〕5号",
            "〔2024〕5号",
            "汴人联监交2024年5号",
            "汴人联监交〔2024〕五十五十号",
            "汴人联监交〔2024〕5号、6号",
            "关于〔2024〕第〔2024〕5号",
            "汴人\u{202e}联监交〔2024〕5号",
        ] {
            assert_eq!(PaperNo::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_register_tells_gaps_repeats_and_the_next_number() {
        let of = |numbers: &[u32]| {
            let register = Register::of(numbers.iter().copied());
            (register.next, register.gaps, register.repeats)
        };
        assert_eq!(of(&[]), (1, vec![], vec![]));
        assert_eq!(of(&[1, 2, 3]), (4, vec![], vec![]));
        assert_eq!(
            of(&[5, 1, 2, 9, 5, 5, 2]),
            (10, vec![3..=4, 6..=8], vec![2, 5])
        );
        assert_eq!(of(&[3]), (4, vec![1..=2], vec![]));
    }

    #[test]
    fn serials_of_a_collection_are_in_chinese() {
        assert_eq!(format!("专辑{}", serial(43)), "专辑（四十三）");
    }
}
