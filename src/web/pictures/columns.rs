//! Standing bars side by side, each of parts on top of each other: what goes on over time.

use super::{em, percent, share};

/// How high the highest column is, what is left above for its sum, and below for its name.
const PLOT: f64 = 10.0;
const ABOVE: f64 = 1.375;
const BELOW: f64 = 1.5;
/// How much of its place a column fills.
const FILLED: f64 = 0.64;

/// The whole picture.
#[derive(Debug, Clone)]
pub struct Columns {
    /// How high it is.
    pub height: String,
    /// Where the columns stand.
    pub ground: String,
    /// Where the foot of their names is.
    pub names_at: String,
    /// The columns.
    pub columns: Vec<Column>,
}

/// One column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its middle.
    pub middle: String,
    /// The sum of its parts; empty for nothing.
    pub sum: String,
    /// Where the foot of the sum is.
    pub sum_at: String,
    /// Its parts, from below.
    pub parts: Vec<Part>,
}

/// One part of a column.
#[derive(Debug, Clone)]
pub struct Part {
    /// Where it begins across.
    pub left: String,
    /// How wide it is.
    pub width: String,
    /// Where it begins from above.
    pub top: String,
    /// How high it is.
    pub height: String,
}

impl Columns {
    /// Draws columns of two parts each: the name, the lower part, the upper.
    pub fn of(columns: &[(String, u64, u64)]) -> Self {
        let most = columns.iter().map(|(_, lower, upper)| lower + upper).max().unwrap_or_default();
        let place = 100.0 / columns.len().max(1) as f64;
        let column = |(index, (name, lower, upper)): (usize, &(String, u64, u64))| {
            let (left, width) = (place * (index as f64 + (1.0 - FILLED) / 2.0), place * FILLED);
            let high = |n: u64| share(n, most) * PLOT;
            let top = ABOVE + PLOT - high(lower + upper);
            let part = |top: f64, n: u64| Part {
                left: percent(left),
                width: percent(width),
                top: em(top),
                height: em(high(n)),
            };
            Column {
                name: name.clone(),
                middle: percent(place * (index as f64 + 0.5)),
                sum: if lower + upper == 0 { String::new() } else { (lower + upper).to_string() },
                sum_at: em(top - 0.375),
                parts: vec![part(top + high(*upper), *lower), part(top, *upper)],
            }
        };
        Self {
            height: em(ABOVE + PLOT + BELOW),
            ground: em(ABOVE + PLOT),
            names_at: em(ABOVE + PLOT + 1.125),
            columns: columns.iter().enumerate().map(column).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_on_each_other_and_on_the_ground() {
        let drawn = Columns::of(&[("36".to_owned(), 3, 1), ("37".to_owned(), 0, 0), ("38".to_owned(), 1, 1)]);
        let column = &drawn.columns[0];
        let place = |part: &Part| (part.top.clone(), part.height.clone());
        assert_eq!(
            column.parts.iter().map(place).collect::<Vec<_>>(),
            [("3.88em".to_owned(), "7.5em".to_owned()), ("1.38em".to_owned(), "2.5em".to_owned()),]
        );
        assert_eq!((drawn.ground.as_str(), drawn.height.as_str()), ("11.38em", "12.88em"));
        assert_eq!((drawn.columns[1].sum.as_str(), drawn.columns[2].sum.as_str()), ("", "2"));
    }

    #[test]
    fn columns_share_the_width_and_none_leaves_it() {
        let twelve: Vec<_> = (0..12).map(|n| (n.to_string(), n, 1)).collect();
        let drawn = Columns::of(&twelve);
        assert_eq!(drawn.columns[0].middle, "4.17%");
        let right = |part: &Part| {
            let number = |text: &str| text.trim_end_matches('%').parse::<f64>().unwrap();
            number(&part.left) + number(&part.width)
        };
        assert!(drawn.columns.iter().flat_map(|column| &column.parts).all(|part| right(part) < 100.0));
    }
}
