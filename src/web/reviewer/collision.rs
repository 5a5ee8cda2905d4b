//! Claims that want the same, side by side, and what must be settled before one of them can be approved.

use super::desk::{Desk, RivalClaim};
use crate::domain::action::Action;
use crate::domain::claim::Claim;
use crate::domain::ids::PoeId;
use crate::domain::product::Claimed;
use crate::domain::text::Note;
use crate::web::claims::card::status_says;
use crate::web::claims::details_rows::{activity_name, product_name};
use crate::web::{Shell, urls};
use chrono::NaiveDateTime;

/// The box of a collision.
pub struct Collision {
    /// Whether approval has to wait.
    pub blocks: bool,
    /// What must be done.
    pub says: String,
    /// Every side, this claim first.
    pub sides: Vec<CollidingSide>,
}

/// One claim of a collision.
pub struct CollidingSide {
    /// Its number.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Its partner.
    pub partner: String,
    /// What the partner did.
    pub activity: String,
    /// Live, pending, settled, or the one being looked at.
    pub standing: String,
    /// The key of its status, and its words.
    pub status: (&'static str, String),
    /// What both want.
    pub products: String,
    /// When it was handed in.
    pub submitted: String,
    /// Its evidence: when it came, its name, its page.
    pub files: Vec<(String, String, String)>,
}

impl Collision {
    /// The box, where another partner wants the same.
    pub fn of(desk: &Desk, shell: &Shell) -> Option<Self> {
        let claim = desk.claim();
        let others: Vec<&RivalClaim> =
            desk.facts.rival_claims.iter().filter(|rival| rival.claim.partner != claim.partner).collect();
        if others.is_empty() {
            return None;
        }
        let this = side(desk, claim, desk.partner(), &desk.facts.files_at, shell);
        let sides = others.iter().map(|r| side(desk, &r.claim, &r.partner, &r.files_at, shell));
        let blocking: Vec<_> = desk.facts.rivals.iter().filter(|rival| rival.blocks(claim)).collect();
        let lead = Note::parse("?").is_ok_and(|note| desk.would(Action::SettleCollision { note }).is_ok());
        let key = match () {
            () if blocking.is_empty() => "collision-settled",
            () if blocking.iter().any(|rival| rival.live) => "collision-live",
            () if lead => "collision-you-settle",
            () => "collision-lead-settles",
        };
        let sides = std::iter::once(this).chain(sides).collect();
        Some(Self { blocks: !blocking.is_empty(), says: shell.t(key), sides })
    }
}

fn side(
    desk: &Desk,
    claim: &Claim,
    partner: &str,
    files_at: &[(PoeId, NaiveDateTime)],
    shell: &Shell,
) -> CollidingSide {
    let when = |id: &PoeId| {
        let at = files_at.iter().find(|(file, _)| file == id).map(|(_, at)| at.and_utc());
        at.map(|at| shell.moment(&at)).unwrap_or_default()
    };
    let files = claim
        .poe
        .iter()
        .map(|file| (when(&file.id), file.name.as_str().to_owned(), urls::poe_file(&claim.id, &file.id)));
    CollidingSide {
        id: claim.id.to_string(),
        href: urls::review(&claim.id),
        partner: partner.to_owned(),
        activity: claim.details.activity.map(|a| activity_name(shell.words(), a)).unwrap_or_default(),
        standing: shell.t(standing(desk.claim(), claim)),
        status: (claim.status().key(), status_says(claim.status(), shell)),
        products: shared_products(desk, claim),
        submitted: claim.submitted_at.map(|at| shell.moment(&at)).unwrap_or_default(),
        files: files.collect(),
    }
}

fn standing(this: &Claim, other: &Claim) -> &'static str {
    match () {
        () if this.id == other.id => "collision-this",
        () if other.is_live() => "collision-is-live",
        () if this.settled_against.contains(&other.id) => "collision-is-settled",
        () => "collision-is-pending",
    }
}

/// The names of what a claim wants and another partner's wants too.
fn shared_products(desk: &Desk, claim: &Claim) -> String {
    let this = desk.claim();
    let Some(tenant) = this.tenant() else { return String::new() };
    let shared = |product: &&Claimed| {
        let keys = product.collides_with(tenant);
        let rivals = desk.facts.rivals.iter().filter(|rival| rival.partner != this.partner);
        let mut wanted = rivals.filter(|rival| keys.contains(&rival.key));
        wanted.any(|rival| claim.id == this.id || rival.claim == claim.id)
    };
    let products = this.details.products.iter().filter(shared);
    let names = products.map(|p| product_name(p.product.as_str(), &desk.facts.products));
    names.collect::<Vec<_>>().join("\n")
}
