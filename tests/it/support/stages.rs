//! Claims brought as far as a test needs them, each step through its form.

use super::evidence;
use super::people::Person;
use super::wanted::Wanted;
use portal::domain::ids::ClaimId;
use portal::domain::reason::{InfoNeeded, PoeFault};

impl Person {
    /// A customer nobody else has.
    pub fn new_customer(&self) -> Wanted {
        Wanted::of_customer(self.house.fresh())
    }

    /// A draft that lacks nothing.
    pub async fn has_draft(&self) -> ClaimId {
        self.has_draft_of(&self.new_customer()).await
    }

    pub async fn has_draft_of(&self, wanted: &Wanted) -> ClaimId {
        let claim = self.begins(&format!("{}, {}", wanted.customer, wanted.activity)).await;
        self.fills_in(&claim, wanted).await;
        let proof = evidence::pdf(&format!("Signed for {} under {claim}", wanted.customer));
        self.uploads(&claim, &[("signed statement.pdf", &proof)]).await.done();
        claim
    }

    pub async fn has_submitted(&self) -> ClaimId {
        self.has_submitted_of(&self.new_customer()).await
    }

    pub async fn has_submitted_of(&self, wanted: &Wanted) -> ClaimId {
        let claim = self.has_draft_of(wanted).await;
        self.submits(&claim).await.done();
        claim
    }

    pub async fn has_claim_under_review(&self, reviewer: &Person) -> ClaimId {
        self.has_under_review_of(&self.new_customer(), reviewer).await
    }

    pub async fn has_under_review_of(&self, wanted: &Wanted, reviewer: &Person) -> ClaimId {
        let claim = self.has_submitted_of(wanted).await;
        reviewer.starts(&claim).await.done();
        claim
    }

    pub async fn has_been_asked(&self, reviewer: &Person) -> ClaimId {
        let claim = self.has_claim_under_review(reviewer).await;
        reviewer.asks(&claim, &[InfoNeeded::MissingProducts], "Which products were used?").await.done();
        claim
    }

    pub async fn has_approved(&self, reviewer: &Person) -> ClaimId {
        self.has_approved_of(&self.new_customer(), reviewer).await
    }

    /// An approved claim whose customer has been told.
    pub async fn has_approved_of(&self, wanted: &Wanted, reviewer: &Person) -> ClaimId {
        let claim = self.has_under_review_of(wanted, reviewer).await;
        reviewer.approves(&claim).await.done();
        // The customer's time to deny begins when its letter has left.
        self.house.deliver().await;
        claim
    }

    pub async fn has_rejected(&self, reviewer: &Person) -> ClaimId {
        let claim = self.has_claim_under_review(reviewer).await;
        reviewer.rejects(&claim, &[PoeFault::MissingProducts], "No product is named").await.done();
        claim
    }

    /// A dispute that another reviewer has taken.
    pub async fn has_dispute(&self, first: &Person, second: &Person) -> ClaimId {
        let claim = self.has_rejected(first).await;
        self.disputes(&claim, "Page two names them", &[]).await.done();
        second.takes_over(&claim).await.done();
        claim
    }
}
