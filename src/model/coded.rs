//! Closed lists of values: a code in the file, a Chinese and an English label on the screen.

use crate::lang::Text;

/// A value out of a closed list.
pub trait Coded: Copy + PartialEq + 'static {
    /// What the list is called, such as 严重程度.
    const NOUN: Text;
    /// Every value, in the order it is offered.
    const ALL: &'static [Self];

    /// The code in the file.
    fn code(self) -> &'static str;
    /// The label on the screen.
    fn label(self) -> Text;

    /// The value of that code or label, in either language.
    #[must_use]
    fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|v| {
            let label = v.label();
            v.code() == text || label.zh == text || label.en.eq_ignore_ascii_case(text)
        })
    }
}

/// Defines a closed list: `pub enum Severity("严重程度", "severity") { General = "general" "一般" / "general", … }`.
#[macro_export]
macro_rules! coded {
    ($(#[$meta:meta])* pub enum $name:ident($zh_noun:literal, $en_noun:literal) {
        $($(#[$vmeta:meta])* $variant:ident = $code:literal $zh:literal / $en:literal,)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name {
            $($(#[$vmeta])* #[doc = $en] #[serde(rename = $code)] $variant,)+
        }

        impl $crate::model::coded::Coded for $name {
            const NOUN: $crate::lang::Text = $crate::lang::t($zh_noun, $en_noun);
            const ALL: &'static [Self] = &[$(Self::$variant,)+];

            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            fn label(self) -> $crate::lang::Text {
                match self { $(Self::$variant => $crate::lang::t($zh, $en),)+ }
            }
        }
    };
}

coded! {
    /// The level a unit or a finding belongs to.
    pub enum Level("层级", "level") {
        Province = "province" "省级" / "province",
        City = "city" "市级" / "city",
        County = "county" "县级" / "county",
        Township = "township" "乡级" / "township",
        Unit = "unit" "单位自查" / "unit",
    }
}
