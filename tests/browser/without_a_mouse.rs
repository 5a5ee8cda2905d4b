//! A claim handed in with Tab, Enter, Space and the arrows.

use crate::browser::{DAY_PHONE, DESK, PHONE, STRICT_DESK, Sight};
use crate::guest::Guest;
use crate::support::Portal;
use portal::web::urls;

#[actix_web::test]
async fn a_claim_is_handed_in_without_a_mouse_at_a_desk() {
    a_claim_is_handed_in(DESK).await;
}

#[actix_web::test]
async fn a_claim_is_handed_in_without_a_mouse_in_a_narrow_window_without_scripts() {
    a_claim_is_handed_in(PHONE).await;
}

#[actix_web::test]
async fn the_first_stop_of_a_page_leads_past_its_head() {
    let portal = Portal::start().await;
    for sight in [STRICT_DESK, DAY_PHONE] {
        let Some(anna) = Guest::sits_down(portal.incentives_admin("Contoso").await, sight).await else {
            return;
        };
        for path in [urls::sign_in(), urls::dashboard(), urls::new_claim(), urls::about_cpor()] {
            anna.opens(path).await;
            let first = anna.steps_on().await;
            assert!(anna.reads("Skip to content").contains(&first), "{path} begins at {first:?}");
            anna.follows().await;
            let within: bool =
                anna.browser.asks("return document.activeElement.localName === 'main'", Vec::new()).await;
            assert!(within, "{path}: the focus has not come to the content");
        }
    }
}

async fn a_claim_is_handed_in(sight: Sight) {
    let portal = Portal::start().await;
    let Some(anna) = Guest::sits_down(portal.incentives_admin("Contoso").await, sight).await else { return };
    anna.goes_to(urls::dashboard()).await;
    anna.writes("E-mail address", &anna.email)
        .await
        .writes("Password", &anna.password)
        .await
        .presses_enter()
        .await;

    anna.enters("+ Customer association").await;
    anna.enters("Create claim").await;
    // The summary of what is wrong has the focus; its first link leads to the field.
    let summary = anna.focused().await;
    assert!(anna.reads("There is a problem").iter().any(|title| summary.starts_with(title)), "{summary:?}");
    anna.steps_on().await;
    anna.follows().await.types("Fabrikam, rollout").await.presses_enter().await;

    anna.enters("Customer").await.writes("Customer organization", "Fabrikam AB").await;
    anna.writes("Tenant ID (directory ID)", "a0f1d48c-1bf1-4ae4-a330-000000000007").await;
    anna.writes("Customer domain", "fabrikam.example")
        .await
        .writes("Country", &anna.reads("Sweden")[0])
        .await;
    anna.marks("No").await.enters("Save and go back to the task list").await;
    anna.enters("Activity")
        .await
        .marks("Microsoft 365: Usage")
        .await
        .enters("Save and go back to the task list")
        .await;
    anna.enters("Products and workloads")
        .await
        .marks("Exchange Online")
        .await
        .enters("Save and go back to the task list")
        .await;
    anna.enters("Partner location and contact")
        .await
        .marks("4000010")
        .await
        .enters("Save and go back to the task list")
        .await;
    anna.enters("Customer contacts")
        .await
        .writes("Name", "Kim Berg")
        .await
        .writes("Title", "IT manager")
        .await;
    anna.writes("E-mail", "kim@fabrikam.example")
        .await
        .marks("English")
        .await
        .enters("Save and go back to the task list")
        .await;
    adds_proof_and_hands_in(&anna).await;
}

async fn adds_proof_and_hands_in(anna: &Guest) {
    anna.enters("Proof of execution (PoE)").await.tabs_to("Choose files").await;
    // Space opens the system's own window for choosing files, which is not ours to test.
    anna.attaches("Choose files", "001-en-sections-complete.pdf").await.tabs_to("Upload").await;
    anna.strikes_enter().await.comes_to_say("The file was added.").await;
    anna.enters("Back to the claim").await.enters("Check and submit").await;
    anna.marks("What the claim says is right, and the PoE belongs to it").await;
    anna.marks("The customer knows of this claim, and that a letter about it will come").await;
    anna.marks("I may sign for my organization").await.enters("Submit claim").await;
    anna.says("The claim is submitted.").await;
}
