//! From a field to its line and column.

use std::path::Path;

use super::node::Node;
use super::read::without_bom;
use crate::problem::{Problem, Spot};

/// The problem with its field turned into line and column, where its file can still be read.
#[must_use]
pub fn locate(problem: Problem, root: &Path) -> Problem {
    if !matches!(problem.spot, Spot::Field(_)) {
        return problem;
    }
    let text = std::fs::read_to_string(root.join(&problem.file)).unwrap_or_default();
    in_text(problem, &text)
}

/// The problem with its field turned into line and column of that text, where it can be read.
#[must_use]
pub fn in_text(problem: Problem, text: &str) -> Problem {
    let Spot::Field(path) = &problem.spot else {
        return problem;
    };
    match Node::parse(without_bom(text)) {
        Ok(node) => Problem {
            spot: node.find(path).spot(),
            ..problem
        },
        Err(_) => problem,
    }
}
