//! The evidence beside the facts: its files, one of them in a frame, and what to look for in it.

use super::answer::new_files;
use super::desk::Desk;
use crate::domain::actor::Side;
use crate::domain::contact::Email;
use crate::domain::details::AddressDoubt;
use crate::domain::event::Event;
use crate::domain::ids::PoeId;
use crate::domain::poe::{Media, PoeFile};
use crate::web::claims::details_rows::products_text;
use crate::web::claims::files::{ListedFile, files_of};
use crate::web::claims::scans::{held, scan_of};
use crate::web::{Shell, urls};
use chrono::Months;

/// The evidence column.
pub struct Evidence {
    /// Every file, oldest first.
    pub files: Vec<ShownFile>,
    /// The file in the frame.
    pub preview: Option<Preview>,
}

/// One file in the list.
pub struct ShownFile {
    /// The file.
    pub file: ListedFile,
    /// Shows it in the frame; `None` for what no browser opens.
    pub show: Option<String>,
    /// Whether the reviewer may open it.
    pub is_open: bool,
    /// Whether it is in the frame.
    pub current: bool,
    /// What it came with: the dispute, or the answer to a request; empty for what was there before.
    pub new: String,
}

/// The file in the frame.
pub struct Preview {
    /// Its name.
    pub name: String,
    /// Its bytes, to look at.
    pub src: String,
    /// The same, as the frame asks for them.
    pub frame: String,
    /// Whether it is a picture.
    pub picture: bool,
}

impl Evidence {
    /// The evidence, with the wanted file in the frame, or the newest that can be shown.
    pub fn of(desk: &Desk, wanted: &str, shell: &Shell) -> Self {
        let (claim, scans) = (desk.claim(), &desk.facts.scans);
        let is_open = |file: &PoeFile| scan_of(scans, &file.id).is_open_to(Side::Reviewer);
        let shows = |file: &&PoeFile| file.media.opens_in_browser() && is_open(file);
        let wanted = claim.poe_file(&PoeId::new(wanted)).filter(shows);
        let current = wanted.or(claim.poe.iter().rev().find(shows));
        let came: &[PoeFile] = match desk.last(|event| match event {
            Event::Disputed { files, .. } if claim.is_dispute() => Some(files),
            _ => None,
        }) {
            Some((_, files)) => files,
            None => &[],
        };
        let answered = new_files(desk);
        let new_with = |file: &PoeFile| match () {
            () if answered.contains(&&file.id) => shell.t("evidence-new-answer"),
            () if came.iter().any(|new| new.id == file.id) => shell.t("evidence-new"),
            () => String::new(),
        };
        let listed = files_of(claim, &desk.facts.history, scans, Side::Reviewer, shell);
        let files = claim.poe.iter().zip(listed).map(|(about, file)| ShownFile {
            file,
            show: shows(&about).then(|| urls::review_showing(&claim.id, &about.id)),
            is_open: is_open(about),
            current: current.is_some_and(|current| current.id == about.id),
            new: new_with(about),
        });
        let preview = current.map(|file| Preview {
            name: file.name.as_str().to_owned(),
            src: urls::poe_view(&claim.id, &file.id),
            frame: urls::poe_frame(&claim.id, file),
            picture: matches!(file.media, Media::Png | Media::Jpeg),
        });
        Self { files: files.collect(), preview }
    }
}

/// The five elements every evidence must have, with the facts of this claim to compare with.
pub fn elements(desk: &Desk, shell: &Shell) -> Vec<(String, String)> {
    let details = &desk.claim().details;
    let submitted = desk.claim().submitted_at.unwrap_or(desk.claim().opened_at);
    let day = submitted.with_timezone(&shell.zone()).date_naive();
    let since = day.checked_sub_months(Months::new(12)).unwrap_or(day);
    let products = products_text(&details.products, &desk.facts.products, shell.words()).replace('\n', ", ");
    let args = [
        ("customer", details.customer.as_ref().map_or("", |c| c.as_str()).into()),
        ("domain", details.domain.as_ref().map_or("", |d| d.as_str()).into()),
        ("partner", desk.partner().into()),
        ("since", shell.day(&since).into()),
        ("products", products.into()),
    ];
    ["document", "acknowledgment", "dates", "work", "products"]
        .into_iter()
        .map(|element| {
            let mut says = shell.words().say(&format!("element-{element}-look"), &args);
            if details.needs_disclosure() && element == "acknowledgment" {
                says = format!("{says} {}", shell.t("element-disclosure"));
            }
            (shell.t(format!("element-{element}")), says)
        })
        .collect()
}

/// What a reviewer should not overlook about the parties.
pub fn warnings(desk: &Desk, shell: &Shell) -> Vec<String> {
    let details = &desk.claim().details;
    let contacts = [&details.customer_contact_email, &details.technical_contact_email];
    let mut all: Vec<String> = held(desk.claim(), &desk.facts.scans, Side::Reviewer, shell);
    for email in contacts.into_iter().flatten() {
        all.extend(warning_of(desk, email, shell));
    }
    let partner = desk.facts.partner.as_ref().map(|partner| &partner.domain);
    let same = partner.zip(details.domain.as_ref()).filter(|(own, customer)| own.covers(customer.as_str()));
    all.extend(same.map(|(own, _)| shell.t1("warn-same-company", "domain", own.as_str())));
    let unenrolled = desk.facts.location.as_ref().filter(|location| !location.enrolled);
    all.extend(unenrolled.map(|location| shell.t1("warn-not-enrolled", "mpn", location.mpn.as_str())));
    let requests = desk.requests();
    all.extend((requests >= 2).then(|| shell.count("warn-requests", requests)));
    all
}

/// A contact at the partner's own domain, or outside the customer's.
fn warning_of(desk: &Desk, email: &Email, shell: &Shell) -> Option<String> {
    let details = &desk.claim().details;
    let partner = desk.facts.partner.as_ref().map(|partner| &partner.domain);
    let key = match details.doubt_about(email, partner)? {
        AddressDoubt::OfPartner => "warn-contact-of-partner",
        AddressDoubt::Elsewhere => "warn-contact-elsewhere",
    };
    let domain = details.domain.as_ref().map_or("", |domain| domain.as_str());
    Some(shell.words().say(key, &[("email", email.as_str().into()), ("domain", domain.into())]))
}
