//! "Did you mean": the nearest of a few names.

/// The candidate most like `typed`, when one is like enough to be meant.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|c| (strsim::jaro_winkler(typed, c), c))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_is_recognised() {
        let names = ["due", "description", "lead", "history"];
        assert_eq!(nearest("duee", names), Some("due"));
        assert_eq!(nearest("descripton", names), Some("description"));
        assert_eq!(nearest("xyz", names), None);
    }
}
