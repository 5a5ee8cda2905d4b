//! OWASP ASVS 5.0.0 at level 2: each of its 253 requirements, how it is met and what shows it, why it has no place here,
//! or what is missing. A chapter's rows stand in a file of its part of the portal.
//!
//! `PORTAL_ASVS_TABLE=FILE cargo test --test it asvs` writes the table as text.

mod browser;
mod input;
mod people;
mod running;
mod secrets;
mod tokens;

use crate::support::assert_there;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// One requirement. What it asks is said in its sentence, in words of our own.
struct Row {
    number: &'static str,
    is: Is,
}

/// What is said of a requirement.
enum Is {
    /// It is met: how, and the tests and parts of documents that show it.
    Met { how: &'static str, shown_by: &'static [&'static str] },
    /// It has no place here: there is nothing of the kind.
    NotHere { why: &'static str },
    /// It is not met, or not wholly: what is missing.
    Not { missing: &'static str },
}

const fn met(number: &'static str, how: &'static str, shown_by: &'static [&'static str]) -> Row {
    Row { number, is: Is::Met { how, shown_by } }
}

const fn not_here(number: &'static str, why: &'static str) -> Row {
    Row { number, is: Is::NotHere { why } }
}

const fn not_met(number: &'static str, missing: &'static str) -> Row {
    Row { number, is: Is::Not { missing } }
}

/// How many requirements of level 1 and 2 each section has; they come first in it and have no gaps.
const SECTIONS: &[(&str, usize)] = &[
    ("1.1", 2),
    ("1.2", 9),
    ("1.3", 11),
    ("1.4", 3),
    ("1.5", 2),
    ("2.1", 3),
    ("2.2", 3),
    ("2.3", 4),
    ("2.4", 1),
    ("3.2", 2),
    ("3.3", 4),
    ("3.4", 6),
    ("3.5", 5),
    ("3.7", 2),
    ("4.1", 3),
    ("4.2", 1),
    ("4.3", 2),
    ("4.4", 4),
    ("5.1", 1),
    ("5.2", 3),
    ("5.3", 2),
    ("5.4", 3),
    ("6.1", 3),
    ("6.2", 12),
    ("6.3", 4),
    ("6.4", 4),
    ("6.5", 5),
    ("6.6", 3),
    ("6.8", 4),
    ("7.1", 3),
    ("7.2", 4),
    ("7.3", 2),
    ("7.4", 5),
    ("7.5", 2),
    ("7.6", 2),
    ("8.1", 2),
    ("8.2", 3),
    ("8.3", 1),
    ("8.4", 1),
    ("9.1", 3),
    ("9.2", 4),
    ("10.1", 2),
    ("10.2", 2),
    ("10.3", 4),
    ("10.4", 11),
    ("10.5", 5),
    ("10.6", 2),
    ("10.7", 3),
    ("11.1", 2),
    ("11.2", 3),
    ("11.3", 3),
    ("11.4", 4),
    ("11.5", 1),
    ("11.6", 1),
    ("12.1", 3),
    ("12.2", 2),
    ("12.3", 4),
    ("13.1", 1),
    ("13.2", 5),
    ("13.3", 2),
    ("13.4", 5),
    ("14.1", 2),
    ("14.2", 4),
    ("14.3", 3),
    ("15.1", 3),
    ("15.2", 3),
    ("15.3", 7),
    ("16.1", 1),
    ("16.2", 5),
    ("16.3", 4),
    ("16.4", 3),
    ("16.5", 3),
    ("17.1", 1),
    ("17.2", 4),
    ("17.3", 2),
];

/// Those of level 1; the others are of level 2.
const LEVEL_1: &[&str] = &[
    "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.3.1", "1.3.2", "1.5.1", "2.1.1", "2.2.1", "2.2.2",
    "2.3.1", "3.2.1", "3.2.2", "3.3.1", "3.4.1", "3.4.2", "3.5.1", "3.5.2", "3.5.3", "4.1.1", "4.4.1",
    "5.2.1", "5.2.2", "5.3.1", "5.3.2", "6.1.1", "6.2.1", "6.2.2", "6.2.3", "6.2.4", "6.2.5", "6.2.6",
    "6.2.7", "6.2.8", "6.3.1", "6.3.2", "6.4.1", "6.4.2", "7.2.1", "7.2.2", "7.2.3", "7.2.4", "7.4.1",
    "7.4.2", "8.1.1", "8.2.1", "8.2.2", "8.3.1", "9.1.1", "9.1.2", "9.1.3", "9.2.1", "10.4.1", "10.4.2",
    "10.4.3", "10.4.4", "10.4.5", "11.3.1", "11.3.2", "11.4.1", "12.1.1", "12.2.1", "12.2.2", "13.4.1",
    "14.2.1", "14.3.1", "15.1.1", "15.2.1", "15.3.1",
];

fn rows() -> impl Iterator<Item = &'static Row> {
    [input::ROWS, browser::ROWS, people::ROWS, tokens::ROWS, secrets::ROWS, running::ROWS]
        .into_iter()
        .flatten()
}

fn all_numbers() -> Vec<String> {
    let of_section = |(section, count): &(&str, usize)| {
        let section = (*section).to_owned();
        (1..=*count).map(move |n| format!("{section}.{n}"))
    };
    SECTIONS.iter().flat_map(of_section).collect()
}

#[test]
fn every_requirement_of_both_levels_has_one_row_in_its_order() {
    let numbers: Vec<&str> = rows().map(|row| row.number).collect();
    assert_eq!(numbers, all_numbers());
    assert_eq!((numbers.len(), LEVEL_1.len()), (253, 70));
    assert!(LEVEL_1.iter().all(|one| numbers.contains(one)));
}

#[test]
fn what_is_met_is_shown_by_something_that_is_there() {
    let named: BTreeSet<&str> = rows()
        .filter_map(|row| match &row.is {
            Is::Met { shown_by, .. } => {
                assert!(!shown_by.is_empty(), "{} is met, and nothing shows it", row.number);
                Some(*shown_by)
            }
            Is::NotHere { .. } | Is::Not { .. } => None,
        })
        .flatten()
        .copied()
        .collect();
    named.into_iter().for_each(assert_there);
}

/// What is not met is known, and so is what never can be: more of either is no accident.
#[test]
fn how_many_are_met_is_as_it_is_told() {
    let mut counts = BTreeMap::new();
    for row in rows() {
        let (kind, _, _) = told(row);
        *counts.entry(kind).or_insert(0) += 1;
    }
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), TOLD);
}

/// How many are met, have no place here, and are not met.
const TOLD: [(&str, usize); 3] = [("met", 203), ("not here", 47), ("not met", 3)];

/// A row in words: what it is, its sentence, and what shows it.
fn told(row: &Row) -> (&'static str, &'static str, String) {
    match &row.is {
        Is::Met { how, shown_by } => ("met", how, shown_by.join(", ")),
        Is::NotHere { why } => ("not here", why, String::new()),
        Is::Not { missing } => ("not met", missing, String::new()),
    }
}

#[test]
fn the_table_is_written_where_somebody_wants_it() {
    let mut table =
        String::from("| ASVS | Level | | How, why or what is missing | Shown by |\n|---|---|---|---|---|\n");
    for row in rows() {
        let level = if LEVEL_1.contains(&row.number) { 1 } else { 2 };
        let (kind, says, shown) = told(row);
        assert!(says.ends_with('.') && !says.contains(['|', '\n']), "{}: {says}", row.number);
        writeln!(table, "| {} | {level} | {kind} | {says} | {shown} |", row.number).unwrap();
    }
    assert_eq!(table.lines().count(), 2 + 253);
    if let Ok(path) = std::env::var("PORTAL_ASVS_TABLE") {
        std::fs::write(path, table).unwrap();
    }
}
