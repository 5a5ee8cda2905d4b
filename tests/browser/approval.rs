//! From a draft to the assessment: a partner, a reviewer, and a customer who says nothing.

use crate::browser::{DAY_PHONE, DESK, PHONE, STRICT_DESK, Sight};
use crate::guest::Guest;
use crate::support::{Portal, days};
use portal::web::urls;

#[actix_web::test]
async fn a_claim_goes_from_its_draft_to_approval_at_a_desk() {
    a_claim_is_approved(DESK, STRICT_DESK).await;
}

#[actix_web::test]
async fn a_claim_goes_from_its_draft_to_approval_on_a_phone() {
    a_claim_is_approved(PHONE, DAY_PHONE).await;
}

async fn a_claim_is_approved(partners: Sight, reviewers: Sight) {
    let portal = Portal::start().await;
    let Some(anna) = Guest::sits_down(portal.incentives_admin("Contoso").await, partners).await else {
        return;
    };
    let Some(rolf) = Guest::sits_down(portal.reviewer().await, reviewers).await else { return };

    fills_in_a_draft(&anna).await;
    uploads_and_submits(&anna).await;

    rolf.opens(urls::queue()).await;
    rolf.clicks("Take the next claim").await;
    rolf.clicks("Request information").await;
    rolf.clicks("Request information").await.says("Choose at least one reason").await;
    rolf.ticks("Missing Products").await;
    rolf.fills("What would help?", "Which workloads were rolled out?").await;
    rolf.clicks("Request information").await.says("The partner has been asked.").await;

    anna.opens(urls::dashboard()).await.says("Partner action required").await;
    anna.clicks("Fabrikam, rollout").await.says("Which workloads were rolled out?").await;
    anna.clicks("Answer and resubmit").await;
    anna.fills("Reply to the reviewer", "Exchange and Teams, see page two").await;
    anna.ticks("What the claim says is right, and the PoE belongs to it").await;
    anna.clicks("Resubmit").await.says("The claim is back with the reviewer.").await;

    rolf.opens(urls::queue()).await.clicks("Mine").await;
    rolf.clicks("Fabrikam, rollout").await.says("Exchange and Teams, see page two").await;
    approves(&rolf).await;

    anna.opens(urls::dashboard()).await.clicks("Fabrikam, rollout").await.says("The claim is approved").await;
    // The customer's time begins when its letter has been handed over.
    portal.clear_the_mailbox().await;
    portal.pass(days(8)).await;
    anna.opens(urls::dashboard()).await.clicks("Fabrikam, rollout").await;
    anna.says("Approved, and the consent period has passed").await;
    anna.clicks("History").await.says("Exchange and Teams, see page two").await;
}

async fn fills_in_a_draft(anna: &Guest) {
    anna.opens(urls::dashboard()).await.clicks("+ Customer association").await;
    anna.clicks("Create claim").await.says("There is a problem").await;
    anna.fills("Claim name", "Fabrikam, rollout").await;
    anna.clicks("Create claim").await.says("The draft is saved. Fill in the parts below in any order.").await;

    anna.clicks("Customer").await;
    anna.fills("Customer organization", "Fabrikam AB").await;
    anna.fills("Tenant ID (directory ID)", "a0f1d48c-1bf1-4ae4-a330-000000000007").await;
    anna.fills("Customer domain", "fabrikam.example").await;
    anna.chooses("Country", "Sweden").await;
    anna.ticks("No").await.clicks("Save and go back to the task list").await.says("Saved.").await;

    anna.clicks("Activity")
        .await
        .ticks("Microsoft 365: Usage")
        .await
        .clicks("Save and go back to the task list")
        .await;
    anna.clicks("Products and workloads").await;
    anna.ticks("Exchange Online")
        .await
        .ticks("Microsoft Teams")
        .await
        .clicks("Save and go back to the task list")
        .await;
    anna.clicks("Partner location and contact")
        .await
        .ticks("4000010 – Contoso Stockholm")
        .await
        .clicks("Save and go back to the task list")
        .await;

    anna.clicks("Customer contacts").await;
    anna.fills("Name", "Kim Berg").await;
    anna.fills("Title", "IT manager").await;
    anna.fills("E-mail", "kim@fabrikam.example").await;
    anna.ticks("English").await.clicks("Save and go back to the task list").await;
}

async fn uploads_and_submits(anna: &Guest) {
    anna.clicks("Proof of execution (PoE)").await;
    // With scripts the page stays and tells of each file; without them another one comes.
    anna.presses("Upload").await.comes_to_say("Choose at least one file").await;
    anna.attaches("Choose files", "907-en-truncated.pdf").await.presses("Upload").await;
    anna.comes_to_say("The file is damaged or cut off. Check that it opens, and send it again.").await;
    anna.attaches("Choose files", "001-en-sections-complete.pdf").await.presses("Upload").await;
    anna.comes_to_say("The file was added.").await;
    anna.clicks("Back to the claim").await.clicks("Check and submit").await;
    anna.clicks("Submit claim").await.says("There is a problem").await;
    anna.ticks("What the claim says is right, and the PoE belongs to it").await;
    anna.ticks("The customer knows of this claim, and that a letter about it will come").await;
    anna.ticks("I may sign for my organization").await;
    anna.clicks("Submit claim").await.says("The claim is submitted.").await;
}

/// Confirms every point, and approves.
pub async fn approves(rolf: &Guest) {
    rolf.clicks("Approve").await;
    rolf.clicks("Approve").await.says("There is a problem").await;
    for point in [
        "The document is the right one",
        "The customer has acknowledged the work",
        "The dates are there and recent enough",
        "The partner and its work are described",
        "Every claimed product is in it",
        "Tenant and domain belong together; I have checked it",
    ] {
        rolf.ticks(point).await;
    }
    rolf.clicks("Approve")
        .await
        .says("The claim is approved. The letter to the customer is on its way.")
        .await;
}
