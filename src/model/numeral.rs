//! Chinese numerals, for article and chapter numbers.

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// The number in Chinese numerals as laws write it: 10 → 十, 23 → 二十三, 108 → 一百零八.
/// Numbers of 10,000 and above come back in digits.
#[must_use]
pub fn chinese(n: u32) -> String {
    if n < 10 {
        return DIGITS[n as usize].to_owned();
    }
    if n >= 10_000 {
        return n.to_string();
    }
    let mut out = String::new();
    let mut gap = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = n / unit % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
            gap = false;
        }
        let teen = unit == 10 && digit == 1 && out.is_empty();
        if !teen {
            out.push_str(DIGITS[digit as usize]);
        }
        out.push_str(name);
    }
    out
}

/// Reads a number from 1 to 9,999 in Chinese numerals (二十三, 一百〇八, 一〇八), digits or
/// full-width digits; `None` for any other text.
#[must_use]
pub fn parse(text: &str) -> Option<u32> {
    let digits: Option<Vec<u32>> = text.chars().map(digit).collect();
    let number = match digits {
        Some(digits) if (1..=4).contains(&digits.len()) => {
            digits.iter().fold(0, |number, digit| number * 10 + digit)
        }
        Some(_) => return None,
        None => with_units(text)?,
    };
    (1..=9_999).contains(&number).then_some(number)
}

/// Whether a numeral may hold the character.
#[must_use]
pub fn is_numeral(c: char) -> bool {
    digit(c).is_some() || unit(c).is_some()
}

/// What one character counts: 〇 or 零 is 0, 九, 9 and ９ are 9.
fn digit(c: char) -> Option<u32> {
    match c {
        '〇' | '○' => Some(0),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => c.to_digit(10).or_else(|| {
            let mut buffer = [0; 4];
            let text = &*c.encode_utf8(&mut buffer);
            let at = DIGITS.iter().position(|d| *d == text)?;
            u32::try_from(at).ok()
        }),
    }
}

const fn unit(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// 一百零八: falling units, each with a digit before it; the first 十 may stand alone.
fn with_units(text: &str) -> Option<u32> {
    let (mut sum, mut pending, mut last, mut zero) = (0, None, 10_000, false);
    for c in text.chars() {
        if let Some(size) = unit(c) {
            let bare = size == 10 && sum == 0 && !zero;
            let count = pending.take().or(bare.then_some(1))?;
            if size >= last {
                return None;
            }
            sum += count * size;
            (last, zero) = (size, false);
        } else {
            match (digit(c)?, pending) {
                (0, None) if !zero && sum > 0 => zero = true,
                (count @ 1..=9, None) => pending = Some(count),
                _ => return None,
            }
        }
    }
    // 一百八 means 180 to a speaker and 108 to nobody: neither is taken.
    let plain_end = last == 10 || zero || pending.is_none();
    (plain_end && !(zero && pending.is_none())).then_some(sum + pending.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_laws_write_them() {
        let cases = [
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (23, "二十三"),
            (87, "八十七"),
            (100, "一百"),
            (101, "一百零一"),
            (110, "一百一十"),
            (1001, "一千零一"),
            (1260, "一千二百六十"),
        ];
        for (n, text) in cases {
            assert_eq!(chinese(n), text);
        }
    }

    #[test]
    fn what_was_written_reads_back() {
        for n in 1..10_000 {
            assert_eq!(parse(&chinese(n)), Some(n));
            assert_eq!(parse(&n.to_string()), Some(n));
        }
    }

    #[test]
    fn other_ways_of_writing() {
        let cases = [
            ("一十二", 12),
            ("一百〇八", 108),
            ("一〇八", 108),
            ("二三", 23),
            ("２３", 23),
            ("２3", 23),
            ("007", 7),
        ];
        for (text, n) in cases {
            assert_eq!(parse(text), Some(n), "{text}");
        }
        for wrong in [
            "",
            "零",
            "0",
            "百",
            "一百八",
            "十十",
            "一十百",
            "一二十",
            "一百零",
            "一百零零八",
            "12345",
            "一二三四五",
            "两",
            "第一",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
