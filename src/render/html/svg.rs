//! A drawing with a title and a description.

use super::cell::place;
use super::escape::escape;

/// A drawing that is being made.
pub(super) struct Svg {
    n: usize,
    title: String,
    said: String,
    view: String,
    body: String,
}

impl Svg {
    /// An empty one: the `n`th of its page, what it is called, what it shows in words, its size.
    pub(super) fn new(n: usize, title: &str, said: &str, size: (f64, f64)) -> Self {
        let (width, height) = (place(size.0), place(size.1));
        Self {
            view: format!(" viewBox=\"0 0 {width} {height}\""),
            ..Self::fitting(n, title, said)
        }
    }

    /// An empty one that is as large as its place, to be drawn in shares of it.
    pub(super) fn fitting(n: usize, title: &str, said: &str) -> Self {
        Self {
            n,
            title: escape(title),
            said: escape(said),
            view: String::new(),
            body: String::new(),
        }
    }

    /// Draws something more.
    pub(super) fn add(&mut self, shape: &str) {
        self.body += shape;
    }

    /// The drawing, of a class.
    pub(super) fn done(self, class: &str) -> String {
        let (n, title, said, view) = (self.n, self.title, self.said, self.view);
        format!(
            "<svg class=\"{class}\"{view} role=\"img\" aria-labelledby=\"t{n} d{n}\">\
             <title id=\"t{n}\">{title}</title><desc id=\"d{n}\">{said}</desc>{}</svg>\n",
            self.body
        )
    }
}

/// A share of a width.
pub(super) fn share(value: f64) -> String {
    format!("{}%", place(value))
}
