//! Personal data typed into text: ID numbers, mobile numbers, bank cards. What is found is never
//! printed whole.

use crate::fault;
use crate::problem::{Fault, Spot};

/// A run of digits in a line, blanks and hyphens between digits left out.
struct Run {
    /// The digits, and a final X where one follows.
    text: String,
    /// Column of the first in characters, from 1.
    col: usize,
    /// Characters from the first to the last.
    len: usize,
}

/// Every place in a text that looks like personal data. The line of a facility's credit code is
/// passed over.
#[must_use]
pub fn scan(text: &str) -> Vec<(Fault, Spot)> {
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim_start().starts_with("uscc:"))
        .flat_map(|(i, line)| {
            runs(line).into_iter().filter_map(move |run| {
                let fault = recognise(&run.text)?;
                Some((
                    fault,
                    Spot::At {
                        line: i + 1,
                        col: run.col,
                        len: run.len,
                    },
                ))
            })
        })
        .collect()
}

fn recognise(digits: &str) -> Option<Fault> {
    let head = |n: usize| digits.get(..n).unwrap_or_default();
    let tail = |n: usize| {
        digits
            .get(digits.len().saturating_sub(n)..)
            .unwrap_or_default()
    };
    if is_id_number(digits) {
        let (a, b) = (head(3), tail(4));
        let (zh, en) = match has_check_character(digits) {
            true => ("", ""),
            false => (
                "（校验位不符，可能录错）",
                " (its check digit is wrong: perhaps mistyped)",
            ),
        };
        Some(fault!(
            Personal,
            "疑似身份证号 {a}***********{b}{zh}",
            "looks like an ID number: {a}***********{b}{en}"
        ))
    } else if is_mobile(digits) {
        let (a, b) = (head(3), tail(4));
        Some(fault!(
            Personal,
            "疑似手机号 {a}****{b}",
            "looks like a mobile number: {a}****{b}"
        ))
    } else if is_bank_card(digits) {
        let (a, b) = (head(2), tail(2));
        Some(fault!(
            Personal,
            "疑似银行卡号 {a}**************{b}",
            "looks like a bank card: {a}**************{b}"
        ))
    } else {
        None
    }
}

/// 18 characters that begin with a province's code and hold a real birth date. A number whose last
/// character fails the check of GB 11643 is a mistyped one, and as personal.
fn is_id_number(digits: &str) -> bool {
    const PROVINCES: [&str; 34] = [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
        "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
        "65", "71", "81", "82",
    ];
    if digits.len() != 18 || digits[..17].contains('X') || !PROVINCES.contains(&&digits[..2]) {
        return false;
    }
    let birth = format!("{}-{}-{}", &digits[6..10], &digits[10..12], &digits[12..14]);
    crate::model::Day::parse_iso(&birth).is_ok()
}

/// Whether the last of 18 characters is the one GB 11643 reckons from the others.
fn has_check_character(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECK: &[u8; 11] = b"10X98765432";
    let sum: u32 = digits
        .bytes()
        .zip(WEIGHTS)
        .map(|(b, w)| u32::from(b - b'0') * w)
        .sum();
    digits.as_bytes()[17] == CHECK[sum as usize % 11]
}

fn is_mobile(digits: &str) -> bool {
    let core = match digits.len() {
        13 => digits.strip_prefix("86").unwrap_or_default(),
        _ => digits,
    };
    core.len() == 11
        && core.starts_with('1')
        && matches!(core.as_bytes()[1], b'3'..=b'9')
        && !core.contains('X')
}

/// 16 to 19 digits, a UnionPay or Visa/MasterCard first digit, the Luhn sum.
fn is_bank_card(digits: &str) -> bool {
    let luhn: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| {
            let digit = u32::from(b.wrapping_sub(b'0'));
            if i % 2 == 0 {
                digit
            } else {
                digit * 2 / 10 + digit * 2 % 10
            }
        })
        .sum();
    (16..=19).contains(&digits.len())
        && !digits.contains('X')
        && digits.starts_with(['4', '5', '6'])
        && luhn.is_multiple_of(10)
}

/// The runs of digits of a line; full-width digits count as digits.
fn runs(line: &str) -> Vec<Run> {
    let chars: Vec<char> = line.chars().collect();
    let digit = |i: usize| chars.get(i).copied().and_then(as_digit);
    let mut found = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if digit(i).is_none() || is_word(chars.get(i.wrapping_sub(1))) {
            i += 1;
            continue;
        }
        let start = i;
        let mut text = String::new();
        loop {
            match digit(i) {
                Some(d) => text.push(d),
                // One blank or hyphen between digits: 138 1234 5678.
                None if matches!(chars.get(i), Some(' ' | '-')) && digit(i + 1).is_some() => {}
                None => break,
            }
            i += 1;
        }
        if text.len() == 17 && matches!(chars.get(i), Some('X' | 'x' | 'Ｘ' | 'ｘ')) {
            text.push('X');
            i += 1;
        }
        if !is_word(chars.get(i)) {
            found.push(Run {
                text,
                col: start + 1,
                len: i - start,
            });
        }
    }
    found
}

/// An ASCII letter beside digits makes them part of a code.
fn is_word(c: Option<&char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphabetic() || *c == '_')
}

fn as_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(c as u32 - 0xfee0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, usize)> {
        scan(text)
            .into_iter()
            .map(|(f, s)| (f.zh, if let Spot::At { col, .. } = s { col } else { 0 }))
            .collect()
    }

    #[test]
    fn numbers_are_found_and_masked() {
        // 11010519491231002X is the example number printed in GB 11643 itself.
        assert_eq!(
            found("住户身份证11010519491231002X，已核"),
            [("疑似身份证号 110***********002X".into(), 6)]
        );
        assert_eq!(
            found("住户110105194912310021"),
            [(
                "疑似身份证号 110***********0021（校验位不符，可能录错）".into(),
                3
            )]
        );
        assert_eq!(
            found("电话：138 0013 8000"),
            [("疑似手机号 138****8000".into(), 4)]
        );
        assert_eq!(
            found("电话１３８００１３８０００"),
            [("疑似手机号 138****8000".into(), 3)]
        );
        // An invented card number whose Luhn sum was worked out by another program.
        assert_eq!(
            found("卡号 6222 0212 3456 7894"),
            [("疑似银行卡号 62**************94".into(), 4)]
        );
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "11010519491231002",
            "990105194912310021",
            "110105194913310021",
            "电话 0371-12345678",
            "汴人联监交〔2024〕5号",
            "uscc: 91000000000000000K",
            "KF-I13800138000",
            "2024-05-08 2024-05-20",
            "床位 12800138000000",
            "12345678901",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
