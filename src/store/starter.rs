//! The files a new ledger starts with.

use super::{StoreError, VOCABULARY_FILE};
use crate::model::Vocabulary;

/// `vocabulary.yaml`.
pub const VOCABULARY: &str = include_str!("starter/vocabulary.yaml");

/// `vocabulary.yaml` as it is read.
///
/// # Errors
/// None: a test reads it.
pub fn vocabulary() -> Result<Vocabulary, StoreError> {
    super::read::strictly(VOCABULARY).map_err(|found| {
        let problems = found
            .into_iter()
            .map(|(f, spot)| f.at(VOCABULARY_FILE, spot));
        StoreError::Unreadable(problems.collect())
    })
}

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

/// `supervise.yaml`, with `__NAME__`, `__CODE__`, `__LEVEL__`, `__OFFICE__` and `__CAMPAIGN__` to
/// be filled in.
pub const SETTINGS: &str = include_str!("starter/supervise.yaml");

/// `.gitignore`.
pub const GITIGNORE: &str = "# 程序运行时的锁和临时文件\n.supervise.lock\n.supervise-*.tmp\n# 编辑器和办公软件的临时文件\n*~\n~$*\n.~lock.*\n# 含个人信息的材料一律不入库\nvault/\n";

/// `.gitattributes`.
pub const GITATTRIBUTES: &str = "# 换行一律存为 LF\n*.yaml text eol=lf\n";

/// The units a ledger starts with: id, name, short name, kind.
pub fn orgs() -> impl Iterator<Item = [&'static str; 4]> {
    include_str!("starter/orgs.csv").lines().filter_map(|line| {
        let fields: Vec<&str> = line.split(',').collect();
        fields.try_into().ok()
    })
}
