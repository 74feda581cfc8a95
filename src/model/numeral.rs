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
}
