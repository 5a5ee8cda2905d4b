//! Both databases have the same tables with the same columns, and the code knows no others.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

type Tables = BTreeMap<String, BTreeSet<String>>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn folders(backend: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("migrations").join(backend)).unwrap();
    let mut folders: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

/// Statements without comments, in order.
fn statements(sql: &str) -> Vec<String> {
    let bare: Vec<&str> = sql.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
    bare.join("\n").split(';').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect()
}

/// What stands between a table's brackets, cut at the commas outside any inner bracket.
fn columns(inside: &str) -> BTreeSet<String> {
    let mut depth = 0;
    let mut parts = vec![String::new()];
    for c in inside.chars() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        match (c, depth) {
            (',', 0) => parts.push(String::new()),
            _ => parts.last_mut().unwrap().push(c),
        }
    }
    let names = parts.iter().filter_map(|part| part.split_whitespace().next());
    names.filter(|name| name.chars().next().unwrap().is_lowercase()).map(str::to_owned).collect()
}

fn tables(backend: &str) -> Tables {
    let mut tables = Tables::new();
    for folder in folders(backend) {
        for statement in statements(&fs::read_to_string(folder.join("up.sql")).unwrap()) {
            learn(&mut tables, &statement);
        }
    }
    tables
}

fn learn(tables: &mut Tables, statement: &str) {
    if let Some(rest) = statement.strip_prefix("CREATE TABLE ") {
        let (name, inside) = rest.split_once('(').unwrap();
        tables.insert(name.trim().to_owned(), columns(inside.trim_end().strip_suffix(')').unwrap()));
    } else if let Some(rest) = statement.strip_prefix("ALTER TABLE ") {
        let words: Vec<&str> = rest.split_whitespace().collect();
        if let [table, "ADD", "COLUMN", column, ..] = words[..] {
            tables.get_mut(table).unwrap().insert(column.to_owned());
        }
    }
}

/// The tables the code knows.
fn schema() -> Tables {
    let source = fs::read_to_string(root().join("src/store/schema.rs")).unwrap();
    let mut tables = Tables::new();
    let (mut table, mut renamed) = (String::new(), None);
    for line in source.lines().map(str::trim) {
        if line.starts_with("diesel::joinable") {
            continue;
        }
        if let Some(name) = line.strip_prefix("#[sql_name = \"").and_then(|rest| rest.strip_suffix("\"]")) {
            renamed = Some(name);
        }
        if let Some((column, _)) = line.split_once(" -> ") {
            tables.entry(table.clone()).or_default().insert(column.to_owned());
        } else if let Some((name, _)) = line.split_once(" (")
            && line.ends_with('{')
        {
            renamed.take().unwrap_or(name).clone_into(&mut table);
        }
    }
    tables
}

#[test]
fn both_databases_have_the_same_tables_and_columns() {
    assert!(tables("sqlite").len() > 5);
    assert_eq!(tables("sqlite"), tables("postgres"));
}

#[test]
fn the_code_knows_exactly_the_columns_there_are() {
    assert_eq!(schema(), tables("sqlite"));
}

#[test]
fn both_databases_have_the_same_migrations_and_each_can_be_undone() {
    let names = |backend: &str| -> Vec<_> {
        folders(backend).iter().map(|folder| folder.file_name().unwrap().to_owned()).collect()
    };
    assert_eq!(names("sqlite"), names("postgres"));
    let both = folders("sqlite").into_iter().chain(folders("postgres"));
    for folder in both {
        let down = fs::read_to_string(folder.join("down.sql")).unwrap_or_default();
        assert!(!statements(&down).is_empty(), "{} cannot be undone", folder.display());
        let up = statements(&fs::read_to_string(folder.join("up.sql")).unwrap());
        for made in up.iter().filter_map(|one| one.strip_prefix("CREATE TABLE ")) {
            let name = made.split(['(', ' ']).next().unwrap();
            assert!(drops(&folder, name), "{} does not drop {name}", folder.display());
        }
    }
}

fn drops(folder: &Path, table: &str) -> bool {
    let down = statements(&fs::read_to_string(folder.join("down.sql")).unwrap());
    down.iter()
        .any(|one| one.trim_start_matches("DROP TABLE IF EXISTS ").trim_start_matches("DROP TABLE ") == table)
}
