//! The word lists a locality may change: `vocabulary.yaml`.

use serde::{Deserialize, Serialize};

use super::nearest;
use crate::lang::{Lang, Text, t};

/// One word: what the file says, and what the screen says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// The code records use.
    pub code: String,
    /// The Chinese label.
    pub zh: String,
    /// The English label.
    pub en: String,
}

impl Word {
    /// The label in `lang`.
    #[must_use]
    pub fn label(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// The lists there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordList {
    /// 问题类别.
    Category,
    /// 聚焦领域.
    Focus,
    /// 问题来源.
    Channel,
    /// 设施类型.
    FacilityKind,
    /// 检查方式.
    CheckMethod,
    /// 验收方式.
    AcceptanceMethod,
    /// 执法检查重点（九个方面）.
    FocusArea,
    /// 专题调研方面（五个方面）.
    SurveyAspect,
    /// 意见渠道.
    OpinionChannel,
    /// 成果类型.
    OutcomeKind,
    /// 建议办理结果.
    SuggestionClass,
    /// 统计指标.
    Indicator,
}

impl WordList {
    /// Every list.
    pub const ALL: &'static [Self] = &[
        Self::Category,
        Self::Focus,
        Self::Channel,
        Self::FacilityKind,
        Self::CheckMethod,
        Self::AcceptanceMethod,
        Self::FocusArea,
        Self::SurveyAspect,
        Self::OpinionChannel,
        Self::OutcomeKind,
        Self::SuggestionClass,
        Self::Indicator,
    ];

    /// Its key in `vocabulary.yaml`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Focus => "focus",
            Self::Channel => "channel",
            Self::FacilityKind => "facility-kind",
            Self::CheckMethod => "check-method",
            Self::AcceptanceMethod => "acceptance-method",
            Self::FocusArea => "focus-area",
            Self::SurveyAspect => "survey-aspect",
            Self::OpinionChannel => "opinion-channel",
            Self::OutcomeKind => "outcome-kind",
            Self::SuggestionClass => "suggestion-class",
            Self::Indicator => "indicator",
        }
    }

    /// What it is called on the screen.
    #[must_use]
    pub const fn noun(self) -> Text {
        match self {
            Self::Category => t("问题类别", "category"),
            Self::Focus => t("聚焦领域", "focus"),
            Self::Channel => t("问题来源", "channel"),
            Self::FacilityKind => t("设施类型", "kind of facility"),
            Self::CheckMethod => t("检查方式", "method of inspection"),
            Self::AcceptanceMethod => t("验收方式", "method of acceptance"),
            Self::FocusArea => t("检查重点", "focus area"),
            Self::SurveyAspect => t("调研方面", "survey aspect"),
            Self::OpinionChannel => t("意见渠道", "channel of opinions"),
            Self::OutcomeKind => t("成果类型", "kind of outcome"),
            Self::SuggestionClass => t("建议办理结果", "result of a suggestion"),
            Self::Indicator => t("统计指标", "indicator"),
        }
    }
}

/// All word lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Vocabulary {
    /// 问题类别.
    pub category: Vec<Word>,
    /// 聚焦领域.
    pub focus: Vec<Word>,
    /// 问题来源.
    pub channel: Vec<Word>,
    /// 设施类型.
    pub facility_kind: Vec<Word>,
    /// 检查方式.
    pub check_method: Vec<Word>,
    /// 验收方式.
    pub acceptance_method: Vec<Word>,
    /// 执法检查重点（九个方面）.
    #[serde(default)]
    pub focus_area: Vec<Word>,
    /// 专题调研方面（五个方面）.
    #[serde(default)]
    pub survey_aspect: Vec<Word>,
    /// 意见渠道.
    #[serde(default)]
    pub opinion_channel: Vec<Word>,
    /// 成果类型.
    #[serde(default)]
    pub outcome_kind: Vec<Word>,
    /// 建议办理结果.
    #[serde(default)]
    pub suggestion_class: Vec<Word>,
    /// 统计指标.
    #[serde(default)]
    pub indicator: Vec<Word>,
}

impl Vocabulary {
    /// The words of a list, in the order of the file.
    #[must_use]
    pub fn list(&self, list: WordList) -> &[Word] {
        match list {
            WordList::Category => &self.category,
            WordList::Focus => &self.focus,
            WordList::Channel => &self.channel,
            WordList::FacilityKind => &self.facility_kind,
            WordList::CheckMethod => &self.check_method,
            WordList::AcceptanceMethod => &self.acceptance_method,
            WordList::FocusArea => &self.focus_area,
            WordList::SurveyAspect => &self.survey_aspect,
            WordList::OpinionChannel => &self.opinion_channel,
            WordList::OutcomeKind => &self.outcome_kind,
            WordList::SuggestionClass => &self.suggestion_class,
            WordList::Indicator => &self.indicator,
        }
    }

    /// The word of that code or label, in either language.
    #[must_use]
    pub fn find(&self, list: WordList, text: &str) -> Option<&Word> {
        self.list(list)
            .iter()
            .find(|w| w.code == text || w.zh == text || w.en.eq_ignore_ascii_case(text))
    }

    /// The code of the word of a list whose code or label is most like a text.
    #[must_use]
    pub fn nearest(&self, list: WordList, text: &str) -> Option<&str> {
        let names = |w: &'_ Word| [w.code.clone(), w.zh.clone(), w.en.clone()];
        let all: Vec<String> = self.list(list).iter().flat_map(names).collect();
        let like = nearest(text, all.iter().map(String::as_str))?;
        self.find(list, like).map(|w| w.code.as_str())
    }

    /// The label of a code; the code itself when the list does not have it.
    #[must_use]
    pub fn label<'a>(&'a self, list: WordList, code: &'a str, lang: Lang) -> &'a str {
        self.list(list)
            .iter()
            .find(|w| w.code == code)
            .map_or(code, |w| w.label(lang))
    }
}
