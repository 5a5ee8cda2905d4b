//! What may be right and is worth a second look: nothing here stops anybody.

use crate::domain::actor::{Actor, Side};
use crate::domain::claim::{Claim, Rival};
use crate::domain::details::AddressDoubt;
use crate::domain::lifecycle::Status;
use crate::domain::person::{Location, Partner};
use crate::domain::reach::Reach;
use crate::store::{Reader, Scans, StoreError};
use crate::web::claims::scans::held;
use crate::web::partner::Link;
use crate::web::{Shell, urls};

/// What warnings are made from, read together with the claim.
pub struct Around {
    /// The claim's organisation.
    pub partner: Option<Partner>,
    /// Those of its locations that the reader reaches.
    pub locations: Vec<Location>,
    /// Which claims the reader may know of.
    pub reach: Reach,
    /// Other claims that want the same.
    pub rivals: Vec<Rival>,
    /// What is known of malware in its files.
    pub scans: Scans,
}

impl Around {
    /// Reads what stands around a claim, for one of its partner's people.
    pub fn of(reader: &mut Reader<'_>, claim: &Claim, actor: &Actor) -> Result<Self, StoreError> {
        let reach = actor.reach().unwrap_or_else(|| Reach::whole(claim.partner.clone()));
        Ok(Self {
            partner: reader.partner(&claim.partner)?,
            locations: reader.locations_within(&reach)?,
            reach,
            rivals: reader.rivals(&claim.id, &claim.details.collides_with())?,
            scans: reader.scans_of(&claim.id)?,
        })
    }
}

/// One thing worth a second look.
#[derive(Debug, Clone)]
pub struct Warning {
    /// What it is.
    pub text: String,
    /// Where to look.
    pub link: Option<Link>,
}

/// Everything about a claim that is worth a second look.
pub fn warnings_of(claim: &Claim, around: &Around, shell: &Shell) -> Vec<Warning> {
    let plain = |key: &str| Warning { text: shell.t(key), link: None };
    let held = held(claim, &around.scans, Side::Partner, shell).into_iter();
    let mut all: Vec<Warning> = held.map(|text| Warning { text, link: None }).collect();
    all.extend(own_duplicate(claim, around, shell));
    all.extend(is_unenrolled(claim, around).then(|| plain("warning-not-enrolled")));
    all.extend(contact_warning(claim, around).map(plain));
    all.extend(needs_disclosure(claim).then(|| plain("warning-disclosure")));
    let rival = around.rivals.iter().any(|rival| rival.partner != claim.partner);
    all.extend((rival && claim.status() == Status::UnderReview).then(|| plain("warning-rival")));
    all
}

/// The same product for the same customer as the same activity, claimed by one's own organisation before.
fn own_duplicate(claim: &Claim, around: &Around, shell: &Shell) -> Option<Warning> {
    if claim.competes() {
        return None;
    }
    let same = |rival: &&Rival| rival.partner == claim.partner && rival.activity == claim.details.activity;
    // Of a claim out of reach nothing is said before it stands in the way: a draft asks nothing, and would ask in vain.
    let known = |rival: &&Rival| around.reach.covers(&rival.partner, rival.mpn.as_ref());
    let rival = around.rivals.iter().filter(known).find(same)?;
    let link = Link { href: urls::claim(&rival.claim), text: rival.claim.as_str().to_owned() };
    let text = match claim.status() {
        Status::Editing => "warning-duplicate",
        _ => "warning-duplicate-other",
    };
    Some(Warning { text: shell.t(text), link: Some(link) })
}

fn is_unenrolled(claim: &Claim, around: &Around) -> bool {
    let chosen = claim.details.mpn.as_ref();
    around.locations.iter().any(|location| Some(&location.mpn) == chosen && !location.enrolled)
}

/// The letter about consent goes to this address: it should be the customer's own.
fn contact_warning(claim: &Claim, around: &Around) -> Option<&'static str> {
    let email = claim.details.customer_contact_email.as_ref()?;
    let own = around.partner.as_ref().map(|partner| &partner.domain);
    claim.details.doubt_about(email, own).map(|doubt| match doubt {
        AddressDoubt::OfPartner => "warning-contact-own-domain",
        AddressDoubt::Elsewhere => "warning-contact-other-domain",
    })
}

/// What the signed text has to say is worth a look until the claim is decided.
fn needs_disclosure(claim: &Claim) -> bool {
    claim.details.needs_disclosure() && !matches!(claim.status(), Status::Approved | Status::Rejected)
}
