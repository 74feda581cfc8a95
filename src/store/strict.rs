//! Strict reading: a deserializer over the map of a text that knows every place and goes on after
//! a problem, so that all problems of a file are told at once.
//!
//! A value that cannot be read is noted and left out, and the reading starts again without it,
//! until nothing new is found. A file has few problems, so this ends after a few rounds.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Display;

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{self, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor};

use super::node::{Node, Shape};
use crate::fault;
use crate::lang::{Text, t};
use crate::model::nearest;
use crate::problem::{Fault, Spot};

/// Reads a value from the map of its text; `required` are the keys its top level must have.
///
/// # Errors
/// Every problem, in the order of the text.
pub(crate) fn read<T: de::DeserializeOwned>(
    root: &Node,
    required: &[String],
) -> Result<T, Vec<(Fault, Spot)>> {
    let sink = RefCell::new(Sink {
        root: root.span.start,
        ..Sink::default()
    });
    if root.entries().is_empty() {
        return Err(vec![(
            wanted("键: 值", "`key: value` lines", root),
            root.spot(),
        )]);
    }
    for key in required.iter().filter(|k| root.entry(k).is_none()) {
        sink.borrow_mut().note(missing(key), Spot::File);
    }
    loop {
        let before = sink.borrow().size();
        let result = T::deserialize(Reader {
            node: root,
            sink: &sink,
        });
        let found = sink.borrow().problems.len();
        match result {
            Ok(value) if found == 0 => return Ok(value),
            // A fault of the whole, which no single value explains.
            Err(Stop::Fault(fault)) if found == 0 => return Err(vec![(fault, Spot::File)]),
            _ if sink.borrow().size() == before => break,
            _ => {}
        }
    }
    let mut problems = sink.into_inner().problems;
    problems.sort_by(|a, b| a.1.cmp(&b.1));
    Err(problems)
}

fn missing(key: &str) -> Fault {
    fault!(
        Missing,
        "缺少必填字段 {key}",
        "the required field `{key}` is missing"
    )
}

fn wanted(zh: &str, en: &str, node: &Node) -> Fault {
    let (is_zh, is_en) = match &node.shape {
        Shape::Scalar { text, .. } => {
            let shown: String = text.chars().take(30).collect();
            (format!("“{shown}”"), format!("`{shown}`"))
        }
        Shape::List(..) => ("列表".to_owned(), "a list".to_owned()),
        Shape::Map(..) => ("一组字段".to_owned(), "a group of fields".to_owned()),
    };
    fault!(
        Type,
        "这里应填{zh}，现为{is_zh}",
        "{en} is wanted here, not {is_en}"
    )
}

#[derive(Default)]
struct Sink {
    /// Where the whole starts: its missing keys are noted beforehand.
    root: usize,
    problems: Vec<(Fault, Spot)>,
    /// Where the values start that are left out from now on.
    left_out: BTreeSet<usize>,
}

impl Sink {
    fn size(&self) -> usize {
        self.problems.len() + self.left_out.len()
    }

    fn note(&mut self, fault: Fault, spot: Spot) {
        if !self.problems.iter().any(|(f, s)| *f == fault && *s == spot) {
            self.problems.push((fault, spot));
        }
    }
}

/// Why reading a value stopped.
#[derive(Debug)]
enum Stop {
    /// It is noted already.
    Noted,
    /// The mapping lacks this key.
    Missing(&'static str),
    /// This is wrong with the value.
    Fault(Fault),
}

impl Display for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Stop {}

impl de::Error for Stop {
    fn custom<T: Display>(message: T) -> Self {
        let text = message.to_string();
        let fault = Fault::decode(&text);
        Self::Fault(fault.unwrap_or_else(|| fault!(Type, "{text}", "{text}")))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let (zh, en) = (expected.join("、"), expected.join(", "));
        Self::Fault(match nearest(variant, expected.iter().copied()) {
            Some(like) => fault!(
                Value,
                "不能填“{variant}”，是不是 {like}？可填：{zh}",
                "`{variant}` cannot stand here; did you mean `{like}`? Possible: {en}"
            ),
            None => fault!(
                Value,
                "不能填“{variant}”；可填：{zh}",
                "`{variant}` cannot stand here; possible: {en}"
            ),
        })
    }
}

#[derive(Clone, Copy)]
struct Reader<'de> {
    node: &'de Node,
    sink: &'de RefCell<Sink>,
}

impl<'de> Reader<'de> {
    fn child(self, node: &'de Node) -> Self {
        Self {
            node,
            sink: self.sink,
        }
    }

    fn is_left_out(self, node: &Node) -> bool {
        self.sink.borrow().left_out.contains(&node.span.start)
    }

    /// Notes what went wrong at this value, once, and leaves it out from now on.
    fn settle<T>(self, result: Result<T, Stop>) -> Result<T, Stop> {
        result.map_err(|stop| {
            let mut sink = self.sink.borrow_mut();
            match stop {
                Stop::Noted => return Stop::Noted,
                Stop::Missing(key) => {
                    let is_known =
                        self.node.span.start == sink.root || self.node.entry(key).is_some();
                    if !is_known {
                        sink.note(missing(key), self.node.spot());
                    }
                }
                Stop::Fault(fault) => sink.note(fault, self.node.spot()),
            }
            sink.left_out.insert(self.node.span.start);
            Stop::Noted
        })
    }

    fn refuse<T>(self, zh: &str, en: &str) -> Result<T, Stop> {
        self.settle(Err(Stop::Fault(wanted(zh, en, self.node))))
    }

    /// `wanted` says in both languages which numbers the type holds.
    fn number<T: std::str::FromStr>(self, wanted: Text) -> Result<T, Stop> {
        match &self.node.shape {
            Shape::Scalar {
                text, plain: true, ..
            } => match text.parse() {
                Ok(value) => Ok(value),
                Err(_) => self.refuse(wanted.zh, wanted.en),
            },
            Shape::Scalar { .. } => {
                self.refuse("整数（不加引号）", "a whole number without quotes")
            }
            _ => self.refuse("整数", "a whole number"),
        }
    }
}

const WHOLE: Text = t("整数", "a whole number");
const FROM_ZERO: Text = t("不小于 0 的整数", "a whole number from 0 up");

macro_rules! numbers {
    ($($method:ident $visit:ident $wanted:ident,)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
            let number = self.number($wanted)?;
            self.settle(visitor.$visit(number))
        })*
    };
}

impl<'de> de::Deserializer<'de> for Reader<'de> {
    type Error = Stop;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match &self.node.shape {
            Shape::Scalar { .. } => self.deserialize_str(visitor),
            Shape::List(..) => self.deserialize_seq(visitor),
            Shape::Map(..) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match &self.node.shape {
            Shape::Scalar { text, .. } => self.settle(visitor.visit_borrowed_str(text)),
            _ => self.refuse("一段文字", "text"),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.node.text() {
            Some("true") => self.settle(visitor.visit_bool(true)),
            Some("false") => self.settle(visitor.visit_bool(false)),
            _ => self.refuse(" true 或 false", "true or false"),
        }
    }

    numbers! {
        deserialize_i32 visit_i32 WHOLE,
        deserialize_i64 visit_i64 WHOLE,
        deserialize_u8 visit_u8 FROM_ZERO,
        deserialize_u32 visit_u32 FROM_ZERO,
        deserialize_u64 visit_u64 FROM_ZERO,
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        if self.node.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        match self.node.text() {
            Some(text) => {
                let variant: StrDeserializer<'_, Stop> = text.into_deserializer();
                self.settle(visitor.visit_enum(variant))
            }
            None => self.refuse("一个词", "one word"),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match &self.node.shape {
            Shape::List(items, _) => self.settle(visitor.visit_seq(Items {
                of: self,
                items: items.iter(),
            })),
            _ => self.refuse("列表，如 [甲, 乙]", "a list such as [a, b]"),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match &self.node.shape {
            Shape::Map(entries, _) => {
                self.note_repeats(entries);
                self.settle(visitor.visit_map(Entries::new(self, entries, None)))
            }
            _ => self.refuse("一组字段", "a group of fields"),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        match &self.node.shape {
            Shape::Map(entries, _) => {
                self.note_repeats(entries);
                self.note_unknown(entries, fields);
                let known = Entries::new(self, entries, Some(fields));
                self.settle(MapAccessDeserializer::new(known).deserialize_any(visitor))
            }
            _ => self.refuse("一组字段", "a group of fields"),
        }
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i128 u16 u128 f32 f64 char bytes byte_buf unit unit_struct tuple
        tuple_struct identifier ignored_any
    }
}

impl<'de> Reader<'de> {
    fn note_repeats(self, entries: &[(Node, Node)]) {
        let mut seen = BTreeSet::new();
        for (key, _) in entries {
            let name = key.text().unwrap_or_default();
            if !seen.insert(name) {
                let fault = fault!(
                    KeyTwice,
                    "字段 {name} 写了两次",
                    "the field `{name}` stands twice"
                );
                self.sink.borrow_mut().note(fault, key.spot());
            }
        }
    }

    fn note_unknown(self, entries: &[(Node, Node)], fields: &'static [&'static str]) {
        for (key, _) in entries {
            let name = key.text().unwrap_or_default();
            if fields.contains(&name) {
                continue;
            }
            let fault = match nearest(name, fields.iter().copied()) {
                Some(like) => fault!(
                    Key,
                    "没有 {name} 这个字段，是不是 {like}？",
                    "there is no field `{name}`; did you mean `{like}`?"
                ),
                None => fault!(
                    Key,
                    "没有 {name} 这个字段；可用：{}",
                    "there is no field `{name}`; there are: {}",
                    fields.join(", ")
                ),
            };
            self.sink.borrow_mut().note(fault, key.spot());
        }
    }
}

struct Items<'de> {
    of: Reader<'de>,
    items: std::slice::Iter<'de, Node>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Stop;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Stop> {
        let of = self.of;
        match self.items.find(|item| !of.is_left_out(item)) {
            // A type may refuse the value after it was read: that, too, is this value's fault.
            Some(item) => of
                .child(item)
                .settle(seed.deserialize(of.child(item)))
                .map(Some),
            None => Ok(None),
        }
    }
}

/// The entries of a mapping, less those that are unknown, repeated or left out.
struct Entries<'de> {
    of: Reader<'de>,
    entries: std::vec::IntoIter<&'de (Node, Node)>,
    value: Option<&'de Node>,
}

impl<'de> Entries<'de> {
    fn new(
        of: Reader<'de>,
        entries: &'de [(Node, Node)],
        known: Option<&'static [&'static str]>,
    ) -> Self {
        let mut seen = BTreeSet::new();
        let kept: Vec<_> = entries
            .iter()
            .filter(|(key, value)| {
                let name = key.text().unwrap_or_default();
                known.is_none_or(|fields| fields.contains(&name))
                    && seen.insert(name)
                    && !of.is_left_out(value)
            })
            .collect();
        Self {
            of,
            entries: kept.into_iter(),
            value: None,
        }
    }
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Stop;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Stop> {
        match self.entries.next() {
            Some((key, value)) => {
                self.value = Some(value);
                seed.deserialize(self.of.child(key)).map(Some)
            }
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Stop> {
        match self.value.take() {
            Some(value) => {
                let child = self.of.child(value);
                child.settle(seed.deserialize(child))
            }
            None => Err(Stop::Noted),
        }
    }
}
