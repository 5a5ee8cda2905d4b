//! Lists that are sorted, narrowed, counted and exported.

use crate::support::{Page, Person, Portal, select};
use portal::domain::ids::ClaimId;
use portal::domain::reason::{InfoNeeded, PoeFault};
use portal::store::{Order, Queue};
use portal::web::urls;
use std::collections::BTreeSet;

/// The claims of a page's table, from top to bottom.
fn listed(page: &Page) -> Vec<String> {
    page.texts(".table__title .table__sub")
}

fn numbers(claims: &[&ClaimId]) -> Vec<String> {
    claims.iter().map(|claim| claim.to_string()).collect()
}

/// The address of a table's heading, and how it says the table is sorted.
fn heading(page: &Page, name: &str) -> (String, String) {
    let document = page.document();
    let heads = scraper::Selector::parse("th").unwrap();
    let head = document.select(&heads).find(|head| head.text().collect::<String>().trim() == name);
    let head = head.unwrap_or_else(|| panic!("no heading {name}: {}", page.text()));
    let link = head.select(&scraper::Selector::parse("a").unwrap()).next().expect("a heading that sorts");
    let sorted = head.attr("aria-sort").unwrap_or_default().to_owned();
    (link.attr("href").unwrap().to_owned(), sorted)
}

fn tile(page: &Page, text: &str) -> (String, String) {
    let document = page.document();
    let tiles = scraper::Selector::parse("a.tile").unwrap();
    let tile = document.select(&tiles).find(|tile| tile.text().collect::<String>().contains(text));
    let tile = tile.unwrap_or_else(|| panic!("no tile {text}: {}", page.text()));
    let number = tile.select(&scraper::Selector::parse(".tile__number").unwrap()).next().unwrap();
    (number.text().collect::<String>().trim().to_owned(), tile.attr("href").unwrap().to_owned())
}

#[actix_web::test]
async fn the_dashboard_is_sorted_by_its_headings_either_way() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let approved = anna.has_approved(&rolf).await;
    portal.pass_business_days(1).await;
    let submitted = anna.has_submitted().await;
    let draft = anna.begins("A draft").await;
    let page = anna.opens(urls::dashboard()).await;
    assert_eq!(listed(&page), numbers(&[&draft, &submitted, &approved]));
    let (href, sorted) = heading(&page, "Last change");
    assert_eq!(sorted, "descending");
    let page = anna.opens(href).await;
    assert_eq!(listed(&page), numbers(&[&approved, &submitted, &draft]));
    assert_eq!(heading(&page, "Last change").1, "ascending");
    let (href, sorted) = heading(&page, "What happens next");
    assert_eq!(sorted, "");
    // Approved on Monday: seven days; submitted on Tuesday: five business days; a draft has all the time in the world.
    let page = anna.opens(href).await;
    assert_eq!(heading(&page, "What happens next").1, "ascending");
    assert_eq!(page.field("sort"), Order::Due.key());
    let ours = numbers(&[&approved, &submitted, &draft]);
    assert_eq!(listed(&page), ours);
    let page = anna.opens(heading(&page, "What happens next").0).await;
    assert_eq!(listed(&page), ours.into_iter().rev().collect::<Vec<_>>());
}

#[actix_web::test]
async fn every_order_goes_on_from_page_to_page_and_leaves_nothing_out() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    for number in 0..27 {
        anna.begins(&format!("Draft {number}")).await;
    }
    for order in Order::ALL {
        let first = anna.opens(format!("/claims?sort={}", order.key())).await;
        first.says("25 of 27 claims");
        let next = first.ways().into_iter().find(|way| way.contains("after=")).expect("a next page");
        assert!(next.contains(order.key()), "{next}");
        let second = anna.opens(next).await;
        second.says("2 of 27 claims");
        let all: BTreeSet<String> = listed(&first).into_iter().chain(listed(&second)).collect();
        assert_eq!(all.len(), 27, "{order:?}");
        let back = second.ways().into_iter().find(|way| way.contains("before=")).expect("a way back");
        assert_eq!(listed(&anna.opens(back).await), listed(&first), "{order:?}");
    }
}

#[actix_web::test]
async fn tiles_lead_to_what_waits_for_microsoft_what_is_late_there_and_what_a_customer_may_deny() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let submitted = anna.has_submitted().await;
    portal.pass_business_days(6).await;
    let (reviewed, approved) = (anna.has_claim_under_review(&rolf).await, anna.has_approved(&rolf).await);
    anna.begins("A draft").await;
    let page = anna.opens(urls::dashboard()).await;
    let lists = [
        ("Waiting for Microsoft", vec![&reviewed, &submitted]),
        ("Overdue (Microsoft)", vec![&submitted]),
        ("Customer may deny", vec![&approved]),
        ("Due today", vec![]),
    ];
    for (name, claims) in lists {
        let (number, href) = tile(&page, name);
        assert_eq!(number, claims.len().to_string(), "{name}");
        let list = anna.opens(&href).await;
        assert_eq!(listed(&list), numbers(&claims), "{name}");
        // The same list by deadline: nothing more, nothing less.
        assert_eq!(listed(&anna.opens(format!("{href}&sort=due")).await).len(), claims.len(), "{name}");
        if !claims.is_empty() {
            list.says(&format!("{0} of {0} claims", claims.len()));
        }
    }
}

#[actix_web::test]
async fn a_partner_with_several_locations_narrows_the_list_to_one() {
    let portal = Portal::start().await;
    let (anna, gunnar) = (portal.incentives_admin("Contoso").await, portal.global_admin("Contoso").await);
    let (first, draft) = (anna.has_draft().await, anna.begins("Nowhere yet").await);
    let values = [("mpn", "7654321"), ("location_name", "Contoso Umeå"), ("location_country", "SE")];
    gunnar.fills(urls::new_location(), &values).await.done();
    let page = anna.opens("/claims?location=7654321").await;
    page.says("No claim matches").says("Contoso Umeå (7654321)").offers(urls::dashboard());
    let mpn = anna.house.app.store.read({
        let first = first.clone();
        move |reader| reader.claim(&first)
    });
    let mpn = mpn.await.unwrap().unwrap().details.mpn.unwrap();
    let page = anna.opens(format!("/claims?location={mpn}")).await;
    assert_eq!(listed(&page), numbers(&[&first]));
    assert_eq!(listed(&anna.opens("/claims?location=nonsense").await).len(), 2, "{draft}");
}

#[actix_web::test]
async fn a_partner_exports_the_list_as_it_is_narrowed_and_no_cell_is_a_formula() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let (submitted, draft) = (anna.has_submitted().await, anna.begins("=HYPERLINK(1)").await);
    let page = anna.opens("/claims?status=editing").await;
    page.offers("/claims.csv?status=editing");
    let file = anna.gets("/claims.csv?status=editing").await;
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"claims.csv\"");
    let text = file.is(200).html();
    assert!(text.starts_with("\u{FEFF}Claim ID,Claim name,"), "{text}");
    assert!(text.contains(&format!("{draft},'=HYPERLINK(1),")), "{text}");
    assert!(!text.contains(submitted.as_str()), "{text}");
    assert!(anna.gets("/claims.csv").await.html().contains(submitted.as_str()));
    // What belongs to somebody else is in nobody's file.
    let carla = portal.global_admin("Fabrikam").await;
    assert!(!carla.gets("/claims.csv").await.html().contains(submitted.as_str()));
    portal.reviewer().await.gets("/claims.csv").await.is(404);
}

#[actix_web::test]
async fn a_reviewer_turns_narrows_and_exports_a_list() {
    let portal = Portal::start().await;
    let (anna, carla) = (portal.incentives_admin("Contoso").await, portal.global_admin("Fabrikam").await);
    let rolf = portal.reviewer().await;
    let first = anna.has_submitted().await;
    portal.pass_business_days(1).await;
    let theirs = carla.has_submitted().await;
    let page = rolf.opens(urls::queue()).await;
    assert_eq!(listed(&page), numbers(&[&first, &theirs]));
    page.says("2 of 2 claims");
    let (href, sorted) = heading(&page, "Due");
    assert_eq!(sorted, "ascending");
    let turned = rolf.opens(href).await;
    assert_eq!(listed(&turned), numbers(&[&theirs, &first]));
    assert_eq!(
        (heading(&turned, "Due").1.as_str(), turned.field("sort").as_str()),
        ("descending", "reversed")
    );
    let partner = carla.actor().partner().unwrap().clone();
    let narrowed = rolf.opens(format!("/queue?list=waiting&q=&partner={}", partner.as_str())).await;
    assert_eq!(listed(&narrowed), numbers(&[&theirs]));
    assert_eq!(narrowed.texts(".chip"), ["Remove filter: Fabrikam AB"]);
    let file = narrowed.ways().into_iter().find(|way| way.starts_with("/queue.csv")).expect("a file");
    let text = rolf.gets(file).await.is(200).html();
    assert!(text.contains(theirs.as_str()) && !text.contains(first.as_str()), "{text}");
    anna.opens(urls::queue_csv()).await.is(404);
    // Everything is sorted by its last change, and says so.
    let all = rolf.opens(urls::queue_of(Queue::All)).await;
    assert_eq!(
        (listed(&all), heading(&all, "Last change").1.as_str()),
        (numbers(&[&theirs, &first]), "descending")
    );
}

/// The status that stands in a claim's own row of its partner's dashboard.
async fn status_in_row(person: &Person, claim: &ClaimId) -> String {
    let page = person.opens(format!("{}?q={claim}", urls::dashboard())).await;
    let document = page.document();
    let rows = select("tbody tr");
    let mut own = document.select(&rows).filter(|row| row.text().any(|text| text.contains(claim.as_str())));
    let tag = own.next().and_then(|row| row.select(&select(".tag")).next());
    tag.map(|tag| tag.text().collect::<String>().trim().to_owned()).unwrap_or_default()
}

#[actix_web::test]
async fn each_claims_row_tells_its_status_at_every_step_of_its_life() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    // Another claim stands still beside it, so that the list's other words cannot be mistaken for the row's.
    let (claim, other) = (anna.has_draft().await, anna.has_draft().await);
    let mut told = vec![status_in_row(&anna, &claim).await];
    anna.submits(&claim).await.done();
    told.push(status_in_row(&anna, &claim).await);
    rolf.starts(&claim).await.done();
    told.push(status_in_row(&anna, &claim).await);
    rolf.asks(&claim, &[InfoNeeded::MissingOrOldDates], "When?").await.done();
    told.push(status_in_row(&anna, &claim).await);
    anna.resubmits(&claim, "In May").await.done();
    told.push(status_in_row(&anna, &claim).await);
    rolf.rejects(&claim, &[PoeFault::MissingProducts], "No product").await.done();
    told.push(status_in_row(&anna, &claim).await);
    anna.disputes(&claim, "Page two", &[]).await.done();
    told.push(status_in_row(&anna, &claim).await);
    let rita = portal.reviewer().await;
    rita.takes_over(&claim).await.done();
    rita.approves(&claim).await.done();
    told.push(status_in_row(&anna, &claim).await);
    let (asked, review) = ("Partner action required", "Under review");
    let all = ["Editing", "Submitted", review, asked, review, "Rejected", review, "Approved"];
    assert_eq!(told, all);
    assert_eq!(status_in_row(&anna, &other).await, "Editing");
}
