//! Lives: what can happen to a kind of record, where that leads, and the replay of a history.

use super::step::{Action, until};
use super::{Day, Step};
use crate::model::coded::Coded;

/// The life of a kind of record: its states and the moves between them.
pub trait Life: Action {
    /// Where a record stands.
    type State: Coded + serde::Serialize + schemars::JsonSchema;
    /// The actions a history may begin with, the usual one first.
    const FIRST: &'static [Self];

    /// Where `action` leads; `None` when it is impossible there. A history begins without a state.
    fn after(now: Option<Self::State>, action: Self) -> Option<Self::State>;

    /// What may happen next.
    #[must_use]
    fn open(now: Option<Self::State>) -> Vec<Self> {
        let all = Self::ALL.iter().copied();
        all.filter(|a| Self::after(now, *a).is_some()).collect()
    }
}

/// A step that cannot happen where it stands: its position and the state before it.
pub type Impossible<S> = (usize, Option<S>);

/// The state at the end of a day, and the steps that cannot have happened, which are passed over.
/// The state is `None` before the first step.
#[must_use]
pub fn replay<A: Life>(
    history: &[Step<A>],
    as_of: Day,
) -> (Option<A::State>, Vec<Impossible<A::State>>) {
    let (mut state, mut impossible) = (None, Vec::new());
    for (i, step) in until(history, as_of) {
        match A::after(state, step.action) {
            Some(next) => state = Some(next),
            None => impossible.push((i, state)),
        }
    }
    (state, impossible)
}

/// The steps up to a day that can have happened, in order of date.
#[must_use]
pub fn possible<A: Life>(history: &[Step<A>], as_of: Day) -> Vec<&Step<A>> {
    let (_, impossible) = replay(history, as_of);
    let is_possible = |i: usize| impossible.iter().all(|(wrong, _)| *wrong != i);
    let steps = until(history, as_of).filter(|(i, _)| is_possible(*i));
    steps.map(|(_, step)| step).collect()
}

/// The state at the end of a day; `None` before the first step.
#[must_use]
pub fn state<A: Life>(history: &[Step<A>], as_of: Day) -> Option<A::State> {
    replay(history, as_of).0
}

/// The latest step of that action up to a day that can have happened.
#[must_use]
pub fn last<A: Life>(history: &[Step<A>], action: A, as_of: Day) -> Option<&Step<A>> {
    let mut steps = possible(history, as_of).into_iter();
    steps.rfind(|s| s.action == action)
}

/// The day of the first step; `None` for a history without one.
#[must_use]
pub fn begun<A>(history: &[Step<A>]) -> Option<Day> {
    history.iter().map(|s| s.on).min()
}

/// Defines the actions and states of a kind, and with them its verbs: for each action its code and
/// labels, the state a history that begins with it is in (`first`), the moves it makes (`from`),
/// the verb that adds it, and the fields a step needs and may carry. A remark (`noted`) comes by
/// itself and moves nothing.
#[macro_export]
macro_rules! life {
    (
        pub enum $action:ident / $state:ident;
        states { $($s:ident = $scode:literal $szh:literal / $sen:literal,)+ }
        actions {$(
            $a:ident = $code:literal $zh:literal / $en:literal
            $(, first $first:ident)?
            $(, from [$($from:ident => $to:ident),* $(,)?])?
            $(, verb $verb:literal $verb_zh:literal / $verb_en:literal)?
            $(, needs [$($need:ident),*])?
            $(, may [$($may:ident),*])?;
        )+}
    ) => {
        $crate::coded! {
            /// Where it stands.
            pub enum $state("状态", "state") { $($s = $scode $szh / $sen,)+ }
        }

        $crate::coded! {
            /// What can happen to it.
            pub enum $action("动作", "action") {
                $($a = $code $zh / $en,)+
                Noted = "noted" "备注" / "noted",
            }
        }

        impl $crate::model::step::Action for $action {
            const NOTED: Self = Self::Noted;

            fn needs(self) -> &'static [$crate::model::step::Field] {
                match self {
                    $(Self::$a => &[$($($crate::model::step::Field::$need),*)?],)+
                    Self::Noted => &[$crate::model::step::Field::Note],
                }
            }

            fn may(self) -> &'static [$crate::model::step::Field] {
                match self {
                    $(Self::$a => &[$($($crate::model::step::Field::$may),*)?],)+
                    Self::Noted => &[],
                }
            }

            fn verb(self) -> Option<$crate::model::step::Verb> {
                $($(if matches!(self, Self::$a) {
                    return Some($crate::model::step::Verb {
                        name: $verb,
                        help: $crate::lang::t($verb_zh, $verb_en),
                    });
                })?)+
                None
            }

            fn has_impossible(history: &[$crate::model::Step<Self>], as_of: $crate::model::Day) -> bool {
                !$crate::model::living::replay(history, as_of).1.is_empty()
            }

            fn may_follow(self, history: &[$crate::model::Step<Self>], as_of: $crate::model::Day) -> bool {
                use $crate::model::living::{Life as _, state};
                Self::after(state(history, as_of), self).is_some()
            }
        }

        impl $crate::model::living::Life for $action {
            type State = $state;
            const FIRST: &'static [Self] = &[$($($action::$a.leading_to($state::$first),)?)+];

            fn after(now: Option<$state>, action: Self) -> Option<$state> {
                match (now, action) {
                    (Some(state), Self::Noted) => Some(state),
                    $($((None, Self::$a) => Some($state::$first),)?)+
                    $($($((Some($state::$from), Self::$a) => Some($state::$to),)*)?)+
                    _ => None,
                }
            }
        }

        impl $action {
            /// The action itself, said together with the state it begins in.
            const fn leading_to(self, _: $state) -> Self {
                self
            }
        }
    };
}
