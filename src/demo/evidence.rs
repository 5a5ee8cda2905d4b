//! Proof of execution as partners send it: real PDFs that say what the claim says, or lack one thing.

use crate::domain::details::Details;
use chrono::{Days, NaiveDate};
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, dictionary};

/// A kind of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Everything a reviewer looks for.
    Complete,
    /// Nobody at the customer has signed.
    Unsigned,
    /// The work lies years back.
    OldDates,
    /// Work is named, products are not.
    NoProducts,
    /// A dinner's receipt.
    WrongDocument,
    /// A letter of acknowledgement, sent later.
    Acknowledgement,
}

impl Evidence {
    /// The name it is sent under.
    pub(super) const fn file_name(self) -> &'static str {
        match self {
            Self::Complete => "statement-of-work-signed.pdf",
            Self::Unsigned => "statement-of-work.pdf",
            Self::OldDates => "project-closure-report.pdf",
            Self::NoProducts => "engagement-summary.pdf",
            Self::WrongDocument => "scan0007.pdf",
            Self::Acknowledgement => "customer-acknowledgement.pdf",
        }
    }

    /// The document, on one page.
    ///
    /// # Errors
    /// When the library cannot write it.
    pub(super) fn pdf(self, claim: &Details, partner: &str, day: NaiveDate) -> anyhow::Result<Vec<u8>> {
        pdf_of(&self.lines(claim, partner, day))
    }

    fn lines(self, claim: &Details, partner: &str, day: NaiveDate) -> Vec<String> {
        if self == Self::WrongDocument {
            return [
                "Restaurant Sundet",
                "",
                "3 x Dish of the day",
                "1 x Coffee",
                "Thank you for your visit",
            ]
            .map(ToOwned::to_owned)
            .to_vec();
        }
        let text = |value: Option<&str>| value.unwrap_or("-").to_owned();
        let customer = text(claim.customer.as_ref().map(|c| c.as_str()));
        let age = if self == Self::OldDates { 900 } else { 60 };
        let worked = day.checked_sub_days(Days::new(age)).unwrap_or(day);
        let mut lines = vec![
            if self == Self::Acknowledgement { "Letter of acknowledgement" } else { "Statement of work" }
                .to_owned(),
            String::new(),
            format!("Partner: {partner}"),
            format!("Customer: {customer}"),
            format!("Domain: {}", text(claim.domain.as_ref().map(|d| d.as_str()))),
            format!("Tenant ID: {}", text(claim.tenant.as_ref().map(|t| t.as_str()))),
            String::new(),
            format!("Work done by the partner from {worked}:"),
        ];
        if self == Self::NoProducts {
            lines.push("- Workshops, planning and training of users".to_owned());
        } else {
            let done = claim
                .products
                .iter()
                .map(|p| format!("- {}: configured, rolled out, users trained", p.product));
            lines.extend(done);
        }
        lines.push(String::new());
        lines.extend(signature(self, claim, worked));
        lines
    }
}

fn signature(evidence: Evidence, claim: &Details, worked: NaiveDate) -> Vec<String> {
    if evidence == Evidence::Unsigned {
        return vec!["Signed for the customer: ______________________".to_owned()];
    }
    let name = claim.customer_contact_name.as_ref().map_or("-", |name| name.as_str());
    let title = claim.customer_contact_title.as_ref().map_or("-", |title| title.as_str());
    let day = worked.checked_add_days(Days::new(20)).unwrap_or(worked);
    vec![
        "The customer confirms the work above and the association of the partner.".to_owned(),
        format!("Signed for the customer: {name}, {title}, {day}"),
    ]
}

/// Lines of text on one A4 page; the first is the heading.
fn pdf_of(lines: &[String]) -> anyhow::Result<Vec<u8>> {
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let content = Content { operations: operations(lines) };
    let stream = document.add_object(Stream::new(dictionary! {}, content.encode()?));
    let page = document.add_object(dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => stream });
    let tree = dictionary! {
        "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    };
    document.objects.insert(pages, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(bytes)
}

fn operations(lines: &[String]) -> Vec<Operation> {
    let mut operations =
        vec![Operation::new("BT", vec![]), Operation::new("Td", vec![60.into(), 770.into()])];
    for (number, line) in lines.iter().enumerate() {
        let size = if number == 0 { 20 } else { 11 };
        operations.push(Operation::new("Tf", vec!["F1".into(), size.into()]));
        operations.push(Operation::new("Tj", vec![Object::string_literal(latin(line))]));
        operations.push(Operation::new("Td", vec![0.into(), (-(size + 9)).into()]));
    }
    operations.push(Operation::new("ET", vec![]));
    operations
}

/// The text in the one-byte encoding of the page's font; what it lacks becomes a question mark.
fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}
