//! What the assessment of incentives came to, for the partner: by claim, tenant and subscription (R8).

mod assessments;

use crate::domain::product::Claimed;
use crate::domain::reason::Assessment;
use crate::store::Product;
use crate::web::urls;
use crate::words::Words;
use actix_web::web;

/// The keys of the results, those that wait first.
pub const RESULTS: [&str; 3] = ["pending", "eligible", "not-eligible"];

/// The routes of this room.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route(urls::assessments(), web::get().to(assessments::get))
        .route(urls::assessments_csv(), web::get().to(assessments::csv));
}

/// Claimed products by name, each with its subscription or nothing.
pub fn named(claimed: &[Claimed], catalogue: &[Product]) -> Vec<(String, String)> {
    let name = |code: &str| catalogue.iter().find(|p| p.code.as_str() == code).map(|p| p.name.clone());
    let one = |claimed: &Claimed| {
        let code = claimed.product.as_str();
        let subscription = claimed.subscription.as_ref().map_or("", |s| s.as_str());
        (name(code).unwrap_or_else(|| code.to_owned()), subscription.to_owned())
    };
    claimed.iter().map(one).collect()
}

/// A result as people read it.
#[derive(Debug, Clone)]
pub struct ResultWords {
    /// What it came to.
    pub result: String,
    /// Why not; empty unless it does not earn.
    pub reason: String,
    /// What can be done about it; likewise.
    pub cure: String,
}

impl ResultWords {
    /// The words of a result.
    pub fn of(words: &Words, assessment: Assessment) -> Self {
        let result = words.t(&format!("assessment-{}", assessment.key()));
        let (reason, cure) = match assessment {
            Assessment::NotEligible { reason } => (
                words.t(&format!("ineligible-{}", reason.key())),
                words.t(&format!("ineligible-{}-cure", reason.key())),
            ),
            Assessment::Pending | Assessment::Eligible => Default::default(),
        };
        Self { result, reason, cure }
    }

    /// Result and reason in one.
    pub fn in_one(&self) -> String {
        if self.reason.is_empty() { self.result.clone() } else { format!("{}: {}", self.result, self.reason) }
    }
}
