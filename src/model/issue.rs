//! 问题: what was found, who must put it right, and what became of it.

mod fact;
mod life;
mod record;
mod standing;

pub use fact::Fact;
pub use life::{Impossible, IssueAction, IssueState, Replay, replay};
pub use record::{Confidentiality, Handling, Issue, IssueKind, Severity, Source};
pub use standing::{Extension, Progress, Standing, Suspension};

use super::Step;

/// A step of an issue's history.
pub type IssueStep = Step<IssueAction>;
