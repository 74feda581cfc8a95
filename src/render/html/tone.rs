//! Which colour something has; it always has a shape or a word too.

use crate::view::{Cell, Coded, Light};

/// Where a light stands in the order of gravity, from 0.
pub(super) fn gravity(light: Light) -> usize {
    Light::ALL.iter().take_while(|l| **l != light).count()
}

/// The colour of a light, or of words that start with its shape; the name of a class.
pub(super) fn tone(cell: &Cell) -> Option<&'static str> {
    match cell {
        Cell::Text(text) => of_words(text),
        other => other.light_shown().map(of_light),
    }
}

pub(super) const fn of_light(light: Light) -> &'static str {
    match light {
        Light::Red => "red",
        Light::Yellow => "yellow",
        Light::Green => "green",
        Light::Grey => "grey",
        Light::Blue => "blue",
    }
}

/// The colour of words that start with the shape of a light.
pub(super) fn of_words(text: &str) -> Option<&'static str> {
    Light::of_shape(text.trim_start().chars().next()).map(of_light)
}

/// The class of a series: its own colour by its head, else one by its place.
pub(super) fn series(head: &str, place: usize) -> &'static str {
    const PLACES: [&str; 5] = ["s1", "s2", "s3", "s4", "s5"];
    of_words(head).unwrap_or(PLACES[place % PLACES.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_colour_of_their_shape() {
        assert_eq!(of_words("　▲红灯"), Some("red"));
        assert_eq!(of_words("√已销号"), Some("blue"));
        assert_eq!(of_words("红灯"), None);
        assert_eq!(series("问题", 6), "s2");
        assert_eq!(tone(&Cell::Light(Light::Grey)), Some("grey"));
    }
}
