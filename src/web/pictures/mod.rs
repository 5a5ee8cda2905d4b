//! Bar charts, made here and drawn by `components/chart.html`: scales and places, no words of their own.
//! May know: as `web`.
//! Start reading at `Bars` for lying bars, at `columns.rs` for standing ones.
//!
//! Lengths across are per cent of the picture's width, so that no text is ever stretched; lengths down are in the size
//! of the text, so that a reader's larger text finds room.

mod columns;

pub use columns::Columns;

/// How far down one row reaches: its words, its bar, and room.
const ROW: f64 = 2.75;
/// Where in its row the foot of the words is, where the bar begins, and the foot of the value beside it.
const WORDS: f64 = 1.0;
const BAR: f64 = 1.375;
const VALUE: f64 = 2.0;
/// How much of the width the longest bar fills; its value stands in the rest.
const LONGEST: f64 = 84.0;

/// Lying bars, one below the other, each under its words.
#[derive(Debug, Clone)]
pub struct Bars {
    /// How high the picture is.
    pub height: String,
    /// How wide the longest bar may be.
    pub longest: String,
    /// The bars.
    pub rows: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its value in words.
    pub value: String,
    /// How wide it is.
    pub width: String,
    /// Where the foot of its words is.
    pub words_at: String,
    /// Where it begins.
    pub bar_at: String,
    /// Where the foot of its value is.
    pub value_at: String,
}

impl Bars {
    /// Draws bars of what they stand for, how much it is, and that in words.
    pub fn of(rows: &[(String, u64, String)]) -> Self {
        let most = rows.iter().map(|(_, n, _)| *n).max().unwrap_or_default();
        let bar = |(index, (label, n, value)): (usize, &(String, u64, String))| Bar {
            label: label.clone(),
            value: value.clone(),
            width: percent(share(*n, most) * LONGEST),
            words_at: em(index as f64 * ROW + WORDS),
            bar_at: em(index as f64 * ROW + BAR),
            value_at: em(index as f64 * ROW + VALUE),
        };
        Self {
            height: em(rows.len() as f64 * ROW),
            longest: percent(LONGEST),
            rows: rows.iter().enumerate().map(bar).collect(),
        }
    }
}

/// How much of the largest value this one is; nothing where all are nothing.
fn share(n: u64, most: u64) -> f64 {
    if most == 0 { 0.0 } else { n as f64 / most as f64 }
}

/// A length across.
fn percent(n: f64) -> String {
    format!("{}%", short(n))
}

/// A length down.
fn em(n: f64) -> String {
    format!("{}em", short(n))
}

/// Two decimals at most: more than a screen shows.
fn short(n: f64) -> String {
    let text = format!("{n:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bars(values: &[u64]) -> Bars {
        Bars::of(&values.iter().map(|n| (format!("n{n}"), *n, n.to_string())).collect::<Vec<_>>())
    }

    #[test]
    fn the_longest_bar_leaves_room_for_its_value_and_the_others_keep_their_share() {
        let widths: Vec<String> = bars(&[8, 4, 1, 0]).rows.into_iter().map(|bar| bar.width).collect();
        assert_eq!(widths, ["84%", "42%", "10.5%", "0%"]);
        assert!(bars(&[0, 0]).rows.iter().all(|bar| bar.width == "0%"));
    }

    #[test]
    fn every_row_has_room_of_its_own() {
        let bars = bars(&[3, 2]);
        assert_eq!((bars.height.as_str(), bars.rows[1].words_at.as_str()), ("5.5em", "3.75em"));
    }
}
