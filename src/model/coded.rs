//! Closed lists of values: a code in the file, a Chinese and an English label on the screen.

use std::fmt;
use std::marker::PhantomData;

use schemars::{Schema, json_schema};
use serde::Deserializer;
use serde::de::{self, Visitor};

use super::nearest;
use crate::fault;
use crate::lang::Text;
use crate::problem::Fault;

/// A closed list as data: what it is called, and each value's code and label.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// What the list is called.
    pub noun: Text,
    /// Code and label of every value, in the order it is offered.
    pub values: &'static [(&'static str, Text)],
}

impl Choice {
    /// The label of a code.
    #[must_use]
    pub fn label(&self, code: &str) -> Option<Text> {
        let found = self.values.iter().find(|(c, _)| *c == code);
        found.map(|(_, label)| *label)
    }
}

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

    /// The value whose code or label in either language is most like the text.
    #[must_use]
    fn nearest(text: &str) -> Option<Self> {
        let names = |v: &Self| [v.code(), v.label().zh, v.label().en];
        let like = nearest(text, Self::ALL.iter().flat_map(names))?;
        Self::parse(like)
    }
}

/// Reads a value by its code, as it stands in a file.
///
/// # Errors
/// `E-VALUE` for anything else, a label among it, with what may stand there.
pub fn read<'de, C: Coded, D: Deserializer<'de>>(from: D) -> Result<C, D::Error> {
    struct Code<C>(PhantomData<C>);

    impl<C: Coded> Visitor<'_> for Code<C> {
        type Value = C;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a code")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<C, E> {
            let coded = C::ALL.iter().find(|v| v.code() == text);
            coded.copied().ok_or_else(|| E::custom(unknown::<C>(text)))
        }
    }

    from.deserialize_str(Code(PhantomData))
}

fn unknown<C: Coded>(text: &str) -> Fault {
    // A label is what the screen shows; the file has the code.
    if let Some(value) = C::parse(text) {
        let code = value.code();
        return fault!(
            Value,
            "“{text}”在文件里要写成 {code}",
            "in a file `{text}` is written `{code}`"
        );
    }
    let each = |v: &C| format!("{}（{}）", v.code(), v.label().zh);
    let zh: Vec<String> = C::ALL.iter().map(each).collect();
    let en: Vec<&str> = C::ALL.iter().map(|v| v.code()).collect();
    let (zh, en) = (zh.join("、"), en.join(", "));
    fault!(
        Value,
        "不能填“{text}”；可填：{zh}",
        "`{text}` cannot stand here; possible: {en}"
    )
    .meant(C::nearest(text).map(C::code))
}

/// The schema of a list: its codes, each with its labels as editors show them.
#[must_use]
pub fn schema<C: Coded>() -> Schema {
    let codes: Vec<&str> = C::ALL.iter().map(|v| v.code()).collect();
    let labels = C::ALL.iter().map(|v| v.label());
    let labels: Vec<String> = labels.map(|l| format!("{}　{}", l.zh, l.en)).collect();
    json_schema!({"type": "string", "enum": codes, "enumDescriptions": labels})
}

/// Defines a closed list: `pub enum Severity("严重程度", "severity") { General = "general" "一般" / "general", … }`.
#[macro_export]
macro_rules! coded {
    ($(#[$meta:meta])* pub enum $name:ident($zh_noun:literal, $en_noun:literal) {
        $($(#[$vmeta:meta])* $variant:ident = $code:literal $zh:literal / $en:literal,)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize)]
        pub enum $name {
            $($(#[$vmeta])* #[doc = $en] #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// The list as data.
            pub const CHOICE: $crate::model::coded::Choice = $crate::model::coded::Choice {
                noun: $crate::lang::t($zh_noun, $en_noun),
                values: &[$(($code, $crate::lang::t($zh, $en)),)+],
            };
        }

        impl $crate::model::plain::Said for $name {}

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::model::coded::read(from)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::model::coded::schema::<Self>()
            }
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
