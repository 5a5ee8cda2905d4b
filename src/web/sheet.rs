//! Tables for spreadsheets: written so that no cell becomes a formula, and read from a small uploaded file.

use crate::app::App;
use crate::domain::person::Person;
use crate::domain::trace::{Deed, Door, Fact, List, Trace};
use crate::web::error::WebError;
use crate::web::form::Fields;
use crate::web::{Reply, again, session};
use actix_multipart::Multipart;
use actix_session::SessionExt;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::StreamExt;

/// The most bytes a table may have that is read in.
pub const SHEET_LIMIT: usize = 256 * 1024;

/// The most parts of a form that brings a table.
const PART_LIMIT: usize = 8;

/// Tells spreadsheet programs that the file is UTF-8: without it they break Swedish names.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// What makes a formula of what follows, at the beginning of a cell.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// What begins another cell where a program splits lines in its own way: Swedish ones do at semicolons.
const NEW_CELL: [char; 4] = [';', '\t', '\r', '\n'];

/// A cell that no spreadsheet program takes for a formula, nor a part of it.
pub fn cell(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut begins = true;
    if text.starts_with(&NEW_CELL[1..]) {
        safe.push('\'');
    }
    for letter in text.chars() {
        if begins && FORMULA.contains(&letter) {
            safe.push('\'');
        }
        begins = NEW_CELL.contains(&letter) || (begins && matches!(letter, ' ' | '"'));
        safe.push(letter);
    }
    safe
}

/// A list somebody takes along as a file. Not a byte of it leaves before it is written down who takes it.
pub struct Export<'a> {
    /// Which list.
    pub list: List,
    /// Who takes it.
    pub by: &'a Person,
    /// From where.
    pub door: &'a Door,
    /// The names of its columns.
    pub head: &'a [String],
    /// What stands in it.
    pub rows: &'a [Vec<String>],
}

/// A list as a file to keep.
pub async fn take_along(app: &App, export: Export<'_>) -> Reply {
    let Export { list, by, door, head, rows } = export;
    let text = written(head, rows).map_err(|error| WebError::broken(&error))?;
    let trace = Trace::of(Deed::ListExported, door).by(&by.id).of_partner(by.partner.as_ref());
    app.workflow.leave(trace.with(Fact::List, list.key()).with(Fact::Count, rows.len())).await?;
    let name = format!("{}.csv", list.key());
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .body(text))
}

fn written(head: &[String], rows: &[Vec<String>]) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(head.iter().map(|text| cell(text)))?;
    for row in rows {
        // A row that says that there is more says it in its first cell; every row has as many as the head.
        let blank = std::iter::repeat_n(String::new(), head.len().saturating_sub(row.len()));
        writer.write_record(row.iter().map(|text| cell(text)).chain(blank))?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(format!("{BYTE_ORDER_MARK}{}", String::from_utf8_lossy(&bytes)))
}

/// A form with one table in it, its token verified before the table is read.
#[derive(Debug, Default)]
pub struct Brought {
    /// The fields beside the table.
    pub fields: Fields,
    /// The table's bytes; empty when no file was chosen.
    pub table: Vec<u8>,
}

impl Brought {
    /// Reads the form to its end.
    ///
    /// # Errors
    /// `Token` when the form is not this session's, `TooLarge`, `Bad` when it cannot be read.
    pub async fn receive(request: &HttpRequest, mut payload: Multipart) -> Result<Self, WebError> {
        let mut brought = Self::default();
        let (mut checked, mut unread) = (false, Vec::new());
        let mut parts = 0;
        while let Some(part) = payload.next().await {
            let mut part = part.map_err(|_| WebError::Bad)?;
            parts += 1;
            let file = part.content_disposition().and_then(|d| d.get_filename()).map(ToOwned::to_owned);
            if parts > PART_LIMIT {
                return Err(WebError::Bad);
            }
            let name = part.name().unwrap_or_default().to_owned();
            let bytes = part.bytes(SHEET_LIMIT).await.map_err(|_| WebError::TooLarge(SHEET_LIMIT as u64))?;
            let bytes = bytes.map_err(|_| WebError::Bad)?;
            match file {
                Some(_) if checked => {
                    brought.table = bytes.to_vec();
                    continue;
                }
                Some(file) => {
                    unread.push((name, file));
                    continue;
                }
                None => {}
            }
            let value = String::from_utf8(bytes.to_vec()).map_err(|_| WebError::Bad)?;
            if name == "token" {
                checked = session::is_token(&request.get_session(), &value);
            }
            brought.fields.0.push((name, value));
        }
        if checked && unread.is_empty() {
            return Ok(brought);
        }
        again::remember_with_files(request, brought.fields, unread);
        Err(WebError::Token)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_becomes_a_formula() {
        for risky in ["=1+1", "+46", "-1", "@SUM(A1)"] {
            assert_eq!(cell(risky), format!("'{risky}"));
        }
        for (typed, safe) in [
            ("\t=1", "'\t'=1"),
            ("x;=1+1;y", "x;'=1+1;y"),
            ("x; \"=1", "x; \"'=1"),
            ("a\n@b", "a\n'@b"),
            ("2026-11-27; a-b", "2026-11-27; a-b"),
        ] {
            assert_eq!(cell(typed), safe);
        }
        assert_eq!(cell("Contoso = Fabrikam"), "Contoso = Fabrikam");
        let cut = vec!["There is more".to_owned()];
        let rows = vec![vec!["=cmd()".to_owned(), "Åsa \"A\", B".to_owned()], cut];
        let text = written(&["claim".to_owned(), "name".to_owned()], &rows).unwrap();
        assert_eq!(text, "\u{FEFF}claim,name\n'=cmd(),\"Åsa \"\"A\"\", B\"\nThere is more,\n");
    }
}
