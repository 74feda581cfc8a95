//! What a number is, by the format that it is shown in.

/// What a number stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// A number.
    Plain,
    /// A share of one hundred.
    Percent,
    /// A day, or an hour of it.
    Date,
}

impl Shown {
    /// By the number of a format that spreadsheets know without its code (ECMA-376 18.8.30); those
    /// of East Asia are days and hours.
    pub(super) const fn of_id(id: u16) -> Self {
        match id {
            9 | 10 => Self::Percent,
            14..=22 | 27..=36 | 45..=47 | 50..=58 => Self::Date,
            _ => Self::Plain,
        }
    }

    /// By the code of a format: what stands in quotes, in brackets or behind a backslash is only
    /// shown. `0"%"` is a number with a sign behind it.
    pub(super) fn of_code(code: &str) -> Self {
        // The part before the first `;` is for numbers that are not negative.
        let (mut bare, mut chars) = (String::new(), code.chars());
        while let Some(c) = chars.next() {
            match c {
                '"' => while chars.next().is_some_and(|c| c != '"') {},
                '[' => while chars.next().is_some_and(|c| c != ']') {},
                '\\' | '_' | '*' => {
                    chars.next();
                }
                ';' => break,
                c => bare.push(c.to_ascii_lowercase()),
            }
        }
        if bare.contains('%') {
            Self::Percent
        } else if bare != "general"
            && bare.contains(['y', 'm', 'd', 'h', 's', 'e'])
            && !bare.contains("e+")
            && !bare.contains("e-")
        {
            Self::Date
        } else {
            Self::Plain
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_says_what_a_number_is() {
        for (code, shown) in [
            ("General", Shown::Plain),
            ("G/通用格式", Shown::Plain),
            ("0.00E-00", Shown::Plain),
            ("ggge\"年\"m\"月\"d\"日\"", Shown::Date),
            ("0.00", Shown::Plain),
            ("#,##0_);[Red](#,##0)", Shown::Plain),
            ("0\"元\"", Shown::Plain),
            ("0\"%\"", Shown::Plain),
            ("@", Shown::Plain),
            ("0.00E+00", Shown::Plain),
            ("[Red]0", Shown::Plain),
            ("0%", Shown::Percent),
            ("0.0%;-0.0%", Shown::Percent),
            ("yyyy-mm-dd", Shown::Date),
            ("yyyy\"年\"m\"月\"d\"日\";@", Shown::Date),
            ("[$-804]yyyy/m/d", Shown::Date),
            ("m\\月d\\日", Shown::Date),
        ] {
            assert_eq!(Shown::of_code(code), shown, "{code}");
        }
        assert_eq!(
            Shown::of_id(31),
            Shown::Date,
            "yyyy年m月d日 of a Chinese Excel"
        );
        assert_eq!(Shown::of_id(9), Shown::Percent);
        assert_eq!(Shown::of_id(49), Shown::Plain);
    }
}
