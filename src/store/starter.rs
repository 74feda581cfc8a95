//! The files a new ledger starts with.

/// `vocabulary.yaml`.
pub const VOCABULARY: &str = include_str!("starter/vocabulary.yaml");

/// The published calendar years: the file's name and its text.
pub fn calendar_years() -> impl Iterator<Item = (&'static str, &'static str)> {
    [
        ("2022.yaml", include_str!("starter/calendar/2022.yaml")),
        ("2023.yaml", include_str!("starter/calendar/2023.yaml")),
        ("2024.yaml", include_str!("starter/calendar/2024.yaml")),
        ("2025.yaml", include_str!("starter/calendar/2025.yaml")),
        ("2026.yaml", include_str!("starter/calendar/2026.yaml")),
    ]
    .into_iter()
}
