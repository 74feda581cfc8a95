//! The unified social credit code (GB 32100-2015).

const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Whether the text is 18 characters of the code's alphabet with the right last one: the sum of
/// values times 3^i mod 31 over the first 17, taken from 31, mod 31.
pub(super) fn is_valid(code: &str) -> bool {
    let values: Option<Vec<usize>> = code.chars().map(|c| ALPHABET.find(c)).collect();
    let Some(values) = values.filter(|v| v.len() == 18) else {
        return false;
    };
    let mut weight = 1;
    let mut sum = 0;
    for value in &values[..17] {
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    (31 - sum % 31) % 31 == values[17]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_character() {
        // Worked by hand: values of 9 1 × 15 zeros; 9·1 + 1·3 = 12, 31 − 12 = 19 → K (I is not used).
        assert!(is_valid("91000000000000000K"));
        assert!(!is_valid("91000000000000000J"));
        assert!(!is_valid("91000000000000000"));
        assert!(
            !is_valid("9100000000000000OK"),
            "the letter O is not in the alphabet"
        );
    }
}
