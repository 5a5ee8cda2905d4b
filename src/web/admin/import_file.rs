//! What stands in a file of assessment results, row by row. Pure: it knows no claim.

use crate::domain::ids::ClaimId;
use crate::domain::reason::{Assessment, Ineligible};
use std::collections::BTreeSet;

/// The most rows a file may have.
pub const LONGEST_FILE: usize = 2000;

/// A row that can be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoodRow {
    /// Its line in the file.
    pub line: u64,
    /// The claim.
    pub claim: ClaimId,
    /// What it came to.
    pub assessment: Assessment,
}

/// A row that cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Its line in the file.
    pub line: u64,
    /// What stands in its column of claims.
    pub claim: String,
    /// The key of the sentence that says why.
    pub key: &'static str,
    /// What fills the sentence's blank.
    pub text: String,
}

/// A file, sorted.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What can be imported.
    pub good: Vec<GoodRow>,
    /// What cannot.
    pub bad: Vec<Wrong>,
}

/// Reads a file with the columns claim, result and reason, in any order, beside others.
///
/// # Errors
/// The key of a sentence about the whole file.
pub fn read(bytes: &[u8]) -> Result<Sheet, &'static str> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{FEFF}');
    let head = text.lines().next().unwrap_or_default();
    if head.trim().is_empty() {
        return Err("import-empty");
    }
    // Swedish spreadsheet programs write semicolons, since the comma stands in their numbers.
    let delimiter = if head.contains(';') { b';' } else { b',' };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let names = reader.headers().map_err(|_| "import-unreadable")?.clone();
    let column = |name: &str| names.iter().position(|n| n.trim().eq_ignore_ascii_case(name));
    let (Some(claim), Some(result), reason) = (column("claim"), column("result"), column("reason")) else {
        return Err("import-columns");
    };
    let mut sheet = Sheet::default();
    let mut seen = BTreeSet::new();
    for record in reader.records() {
        let record = record.map_err(|_| "import-unreadable")?;
        if sheet.good.len() + sheet.bad.len() >= LONGEST_FILE {
            return Err("import-too-long");
        }
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |column: Option<usize>| column.and_then(|i| record.get(i)).unwrap_or_default().trim();
        let cells = (cell(Some(claim)), cell(Some(result)), cell(reason));
        match row(cells).and_then(|(claim, assessment)| once(&mut seen, claim, assessment)) {
            Ok((claim, assessment)) => sheet.good.push(GoodRow { line, claim, assessment }),
            Err((key, text)) => sheet.bad.push(Wrong { line, claim: cells.0.to_owned(), key, text }),
        }
    }
    if sheet == Sheet::default() { Err("import-empty") } else { Ok(sheet) }
}

type Complaint = (&'static str, String);

fn row((claim, result, reason): (&str, &str, &str)) -> Result<(ClaimId, Assessment), Complaint> {
    let id = ClaimId::parse(claim).ok_or_else(|| ("import-wrong-claim", claim.to_owned()))?;
    let assessment = match (as_key(result).as_str(), as_key(reason).as_str()) {
        ("", _) => return Err(("import-no-result", String::new())),
        ("eligible", "") => Assessment::Eligible,
        ("eligible", _) => return Err(("import-needless-reason", reason.to_owned())),
        ("not-eligible", "") => return Err(("import-no-reason", String::new())),
        ("not-eligible", key) => {
            let reason = Ineligible::from_key(key);
            let reason = reason.ok_or_else(|| ("import-wrong-reason", key.to_owned()))?;
            Assessment::NotEligible { reason }
        }
        _ => return Err(("import-wrong-result", result.to_owned())),
    };
    Ok((id, assessment))
}

fn once(
    seen: &mut BTreeSet<ClaimId>,
    claim: ClaimId,
    assessment: Assessment,
) -> Result<(ClaimId, Assessment), Complaint> {
    if seen.insert(claim.clone()) {
        Ok((claim, assessment))
    } else {
        Err(("import-twice", claim.to_string()))
    }
}

/// People write "Not eligible" where the key is `not-eligible`.
fn as_key(text: &str) -> String {
    text.to_lowercase().split([' ', '_', '-']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// Good rows as a text that a form carries to the next page.
pub fn to_text(rows: &[GoodRow]) -> String {
    let line = |row: &GoodRow| match row.assessment {
        Assessment::NotEligible { reason } => format!("{} not-eligible {}", row.claim, reason.key()),
        Assessment::Eligible | Assessment::Pending => format!("{} eligible", row.claim),
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads such a text back; `None` when it is none of ours.
pub fn from_text(text: &str) -> Option<Vec<GoodRow>> {
    let rows: Option<Vec<GoodRow>> = (1..)
        .zip(text.lines())
        .map(|(line, text)| {
            let mut words = text.split_whitespace();
            let cells = (words.next()?, words.next()?, words.next().unwrap_or_default());
            let (claim, assessment) = row(cells).ok()?;
            Some(GoodRow { line, claim, assessment })
        })
        .collect();
    rows.filter(|rows| !rows.is_empty() && rows.len() <= LONGEST_FILE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(sheet: &Sheet) -> Vec<(u64, &'static str)> {
        sheet.bad.iter().map(|wrong| (wrong.line, wrong.key)).collect()
    }

    #[test]
    fn every_row_is_read_and_every_wrong_one_is_named_by_its_line() {
        let text = "\u{FEFF}Reason,customer,CLAIM,result\n\
            ,Contoso,CPOR-2026-4F7K2MX,eligible\n\
            too late,Fabrikam,cpor-2026-4f7k2my,Not eligible\n\
            ,x,CPOR-2026-4F7K2MX,eligible\n\
            ,x,nonsense,eligible\n\
            ,x,CPOR-2026-4F7K2M1,maybe\n\
            ,x,CPOR-2026-4F7K2M2,not-eligible\n\
            bad luck,x,CPOR-2026-4F7K2M3,not-eligible\n\
            too-late,x,CPOR-2026-4F7K2M4,eligible\n\
            ,x,CPOR-2026-4F7K2M5,\n";
        let sheet = read(text.as_bytes()).unwrap();
        assert_eq!(sheet.good.len(), 2);
        assert_eq!(sheet.good[1].assessment, Assessment::NotEligible { reason: Ineligible::TooLate });
        let wrong = [
            (4, "import-twice"),
            (5, "import-wrong-claim"),
            (6, "import-wrong-result"),
            (7, "import-no-reason"),
            (8, "import-wrong-reason"),
            (9, "import-needless-reason"),
            (10, "import-no-result"),
        ];
        assert_eq!(keys(&sheet), wrong);
    }

    #[test]
    fn a_file_that_is_no_such_table_is_refused_whole() {
        assert_eq!(read(b""), Err("import-empty"));
        assert_eq!(read(b"claim,result,reason\n"), Err("import-empty"));
        assert_eq!(read(b"a,b\n1,2\n"), Err("import-columns"));
        let long = format!("claim;result\n{}", "CPOR-2026-4F7K2MX;eligible\n".repeat(LONGEST_FILE + 1));
        assert_eq!(read(long.as_bytes()), Err("import-too-long"));
    }

    #[test]
    fn good_rows_travel_through_the_form() {
        let sheet = read(b"claim;result;reason\nCPOR-2026-4F7K2MX;not eligible;too late\n").unwrap();
        let back = from_text(&to_text(&sheet.good)).unwrap();
        assert_eq!(back[0].assessment, sheet.good[0].assessment);
        assert_eq!(from_text("CPOR-2026-4F7K2MX pending"), None);
        assert_eq!(from_text(""), None);
    }

    /// What tables are made of, and what breaks them.
    const PIECES: [&str; 20] = [
        "claim",
        "result",
        "reason",
        ",",
        ";",
        "\n",
        "\r\n",
        "\r",
        "\"",
        "\"\"",
        "\u{FEFF}",
        "\t",
        "eligible",
        "Not eligible",
        "too-late",
        "CPOR-2026-4F7K2MX",
        "CPOR-2026-4F7K2MZ",
        "\0",
        "å",
        " ",
    ];

    proptest::proptest! {
        #[test]
        fn no_file_whatever_brings_the_import_down_and_what_is_good_comes_through_the_form(
            head in proptest::prelude::any::<bool>(),
            pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..80),
            odd in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..60),
            at in 0..400_usize,
        ) {
            let head = if head { "claim,result,reason\n" } else { "" };
            let mut bytes = format!("{head}{}", pieces.concat()).into_bytes();
            let at = at.min(bytes.len());
            bytes.splice(at..at, odd);
            if let Some(sheet) = read(&bytes).ok().filter(|sheet| !sheet.good.is_empty()) {
                let rows = from_text(&to_text(&sheet.good)).expect("rows of ours");
                let told = |row: &GoodRow| (row.claim.clone(), row.assessment);
                let (sent, back): (Vec<_>, Vec<_>) = (sheet.good.iter().map(told).collect(), rows.iter().map(told).collect());
                proptest::prop_assert_eq!(sent, back);
                proptest::prop_assert!(sheet.good.len() + sheet.bad.len() <= LONGEST_FILE);
            }
        }
    }
}
