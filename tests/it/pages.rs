//! Every page people can reach by following links, in both languages: whole, named, translated, without dead ends.

use crate::support::{Page, Person, Portal, days};
use portal::domain::contact::Lang;
use portal::domain::reason::AskReason;
use portal::web::urls;
use portal::words::Words;
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet};

fn select(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

/// What is wrong with a page, if anything.
pub fn faults(page: &Page, lang: &str) -> Vec<String> {
    let document = page.document();
    let mut wrong = Vec::new();
    let mut complain = |what: String| wrong.push(format!("{} {lang}: {what}", page.path));
    if page.texts("h1").len() != 1 {
        complain(format!("headings {:?}", page.texts("h1")));
    }
    if page.title().trim().is_empty() || page.texts("head > title").len() != 1 {
        complain(format!("titles {:?}", page.texts("head > title")));
    }
    if !page.html().contains(&format!("<html lang=\"{lang}\">")) {
        complain("another language".to_owned());
    }
    for missing in ["Unknown localization", "{ $", "{$", "{{", "}}"] {
        if page.html().contains(missing) {
            complain(format!("{missing:?} stands on the page"));
        }
    }
    for unnamed in unnamed_controls(&document) {
        complain(format!("no label: {unnamed}"));
    }
    for twice in ids_twice(&document) {
        complain(format!("the id {twice} twice"));
    }
    for nameless in document.select(&select("a[href], button")).filter(|element| name_of(*element).is_empty())
    {
        complain(format!("without a name: {}", nameless.html()));
    }
    for post in document.select(&select("form[method=post]")) {
        let is_customers = page.path.starts_with("/consent/");
        if !is_customers && post.select(&select("input[name=token]")).next().is_none() {
            complain("a form without its token".to_owned());
        }
    }
    if !has_language_switch(page, &document) {
        complain("no way to the other language that stays on the page".to_owned());
    }
    for twice in alike_but_elsewhere(&document) {
        complain(format!("{twice:?} leads to several places"));
    }
    for dead in fragments(&document) {
        complain(format!("leads to #{dead}, which is not there"));
    }
    wrong.extend(not_well_formed(page));
    wrong
}

fn name_of(element: ElementRef<'_>) -> String {
    let label = element.attr("aria-label").unwrap_or_default();
    format!("{label}{}", element.text().collect::<String>()).trim().to_owned()
}

/// The switch leads back to this very page.
fn has_language_switch(page: &Page, document: &Html) -> bool {
    let back = select("form[action='/language'] input[name=back]");
    document.select(&back).any(|back| back.attr("value") == Some(page.path.as_str()))
}

/// Links and buttons of one word that stand on a page several times say what each is about, for those who hear them alone.
fn alike_but_elsewhere(document: &Html) -> BTreeSet<String> {
    let words = Lang::ALL.map(Words::of);
    let repeated: BTreeSet<String> =
        words.iter().flat_map(|words| REPEATED.iter().map(|key| words.t(key))).collect();
    let mut targets: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for link in document.select(&select("a[href]")) {
        let target = link.attr("href").unwrap_or_default().to_owned();
        targets.entry(name_of(link)).or_default().insert(target);
    }
    for form in document.select(&select("form[action]")) {
        for button in form.select(&select("button")) {
            let target = form.attr("action").unwrap_or_default().to_owned();
            targets.entry(name_of(button)).or_default().insert(target);
        }
    }
    targets.into_iter().filter(|(name, to)| to.len() > 1 && repeated.contains(name)).map(|(n, _)| n).collect()
}

/// The words of links and buttons that lists repeat.
const REPEATED: &[&str] = &[
    "change",
    "copy",
    "file-download",
    "poe-remove",
    "evidence-show",
    "holidays-remove",
    "letters-again",
    "review-letter-again",
    "assessments-record",
];

fn unnamed_controls(document: &Html) -> Vec<String> {
    let labels: BTreeSet<&str> =
        document.select(&select("label[for]")).filter_map(|label| label.attr("for")).collect();
    let controls = select("input:not([type=hidden]), select, textarea");
    let unnamed = document.select(&controls).filter(|control| {
        let by_label = control.attr("id").is_some_and(|id| labels.contains(id));
        !by_label && control.attr("aria-label").is_none()
    });
    unnamed.map(|control| control.html()).collect()
}

fn ids_twice(document: &Html) -> Vec<String> {
    let mut seen = BTreeMap::new();
    for element in document.select(&select("[id]")) {
        *seen.entry(element.attr("id").unwrap().to_owned()).or_insert(0) += 1;
    }
    seen.into_iter().filter(|(_, times)| *times > 1).map(|(id, _)| id).collect()
}

/// Places on the page that it points to and does not have.
fn fragments(document: &Html) -> Vec<String> {
    let ids: BTreeSet<&str> =
        document.select(&select("[id]")).filter_map(|element| element.attr("id")).collect();
    let mut wanted: Vec<String> = document
        .select(&select("a[href^='#']"))
        .map(|link| link.attr("href").unwrap().trim_start_matches('#').to_owned())
        .collect();
    for attribute in ["aria-describedby", "aria-labelledby", "for"] {
        let all = select(&format!("[{attribute}]"));
        let named =
            document.select(&all).flat_map(|element| element.attr(attribute).unwrap().split_whitespace());
        wanted.extend(named.map(ToOwned::to_owned));
    }
    wanted.into_iter().filter(|id| !ids.contains(id.as_str())).collect()
}

/// Browsers forgive; we do not: what the parser had to mend is a fault.
fn not_well_formed(page: &Page) -> Vec<String> {
    let mended = page.document().errors.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    mended.into_iter().map(|error| format!("{}: {error}", page.path)).collect()
}

/// Ways of this portal on a page, without the ones that end the visit.
fn ways_on(page: &Page) -> Vec<String> {
    let document = page.document();
    let links = select("a[href], iframe[src], img[src], object[data], link[href], script[src]");
    let links = document.select(&links);
    let target = |element: ElementRef<'_>| {
        let found = ["href", "src", "data"].iter().find_map(|name| element.attr(name));
        found.map(|way| way.split('#').next().unwrap_or_default().to_owned())
    };
    let inside = |way: &String| way.starts_with('/') && !way.starts_with("//");
    let base = page.path.split('?').next().unwrap_or_default().to_owned();
    let absolute = move |way: String| if way.starts_with('?') { format!("{base}{way}") } else { way };
    links.filter_map(target).map(absolute).filter(inside).collect()
}

/// The shape of an address: what differs only by a claim, a file or a person is looked at a few times only.
fn shape(path: &str) -> String {
    let plain = path.split('?').next().unwrap_or_default();
    let part = |part: &str| {
        let id = part.starts_with("CPOR-") || part.len() >= 36 || part.chars().all(|c| c.is_ascii_digit());
        if id && !part.is_empty() { "*".to_owned() } else { part.to_owned() }
    };
    plain.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// How many pages of one shape are looked at, each with a claim elsewhere in its life.
const OF_A_SHAPE: usize = 14;

/// Follows every link from the first page on; complains about each page that is not as it should be.
async fn walk(person: &Person, start: &[String], lang: Lang) -> (BTreeSet<String>, Vec<String>) {
    let (mut waiting, mut seen, mut shapes, mut wrong) =
        (start.to_vec(), BTreeSet::new(), BTreeMap::<String, usize>::new(), Vec::new());
    while let Some(path) = waiting.pop() {
        let times = shapes.entry(shape(&path)).or_default();
        if *times >= OF_A_SHAPE || !seen.insert(path.clone()) {
            continue;
        }
        *times += 1;
        let page = person.opens(&path).await;
        if page.status != 200 {
            wrong.push(format!("{path} is linked to and answers {}", page.status));
            continue;
        }
        if page.header("content-type").starts_with("text/html") {
            wrong.extend(faults(&page, lang.key()));
            waiting.extend(ways_on(&page));
        }
    }
    (shapes.into_keys().collect(), wrong)
}

/// Claims in many places of their lives, so that every kind of page has something to show.
async fn a_busy_portal(portal: &Portal) -> [Person; 5] {
    let (berit, gunnar) = (portal.billing_admin("Contoso").await, portal.global_admin("Contoso").await);
    let (rolf, rita) = (portal.reviewer().await, portal.reviewer().await);
    let (lena, petra) = (portal.lead().await, portal.portal_admin().await);
    let carla = portal.incentives_admin("Fabrikam").await;
    berit.has_approved(&rolf).await;
    portal.pass(days(8)).await;
    berit.has_draft().await;
    berit.begins("Hardly begun").await;
    berit.has_submitted().await;
    berit.has_been_asked(&rolf).await;
    berit.has_approved(&rolf).await;
    berit.has_rejected(&rolf).await;
    berit.has_dispute(&rolf, &rita).await;
    let asked = berit.has_claim_under_review(&rita).await;
    berit.asks_to_reject(&asked, AskReason::IncorrectMpn, "Another location").await.done();
    let wanted = berit.new_customer();
    berit.has_under_review_of(&wanted, &rolf).await;
    carla.has_under_review_of(&wanted, &rolf).await;
    portal.house.deliver().await;
    [berit, gunnar, rolf, lena, petra]
}

#[actix_web::test]
async fn every_page_in_both_languages_is_whole_named_translated_and_leads_on() {
    let portal = Portal::start().await;
    let people = a_busy_portal(&portal).await;
    let (mut shapes, mut wrong) = (BTreeSet::new(), Vec::new());
    for lang in Lang::ALL {
        for person in &people {
            person.speaks(lang).await;
            let start = ["/".to_owned(), urls::about_cpor().to_owned(), urls::change_password().to_owned()];
            let (found, complaints) = walk(person, &start, lang).await;
            shapes.extend(found);
            wrong.extend(complaints);
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
    let unseen: Vec<&str> =
        MUST_BE_REACHED.iter().copied().filter(|shape| !shapes.contains(*shape)).collect();
    assert!(unseen.is_empty(), "no link leads to {unseen:?}; reached: {shapes:#?}");
}

/// Pages that somebody must find without typing an address.
const MUST_BE_REACHED: &[&str] = &[
    "/claims",
    "/claims/new",
    "/claims/*",
    "/claims/*/edit/customer",
    "/claims/*/edit/activity",
    "/claims/*/edit/products",
    "/claims/*/edit/location",
    "/claims/*/edit/contacts",
    "/claims/*/poe",
    "/claims/*/poe/*",
    "/claims/*/poe/*/view",
    "/claims/*/poe/*/download",
    "/claims/*/poe/*/remove",
    "/claims/*/submit",
    "/claims/*/resubmit",
    "/claims/*/dispute",
    "/claims/*/ask-to-reject",
    "/claims/*/discard",
    "/claims/*/copy",
    "/claims/*/history",
    "/queue",
    "/review/*",
    "/review/*/request-info",
    "/review/*/approve",
    "/review/*/reject",
    "/review/*/confirm-rejection",
    "/review/*/settle-collision",
    "/review/*/resend-consent",
    "/people",
    "/people/new",
    "/people/*",
    "/locations",
    "/locations/new",
    "/locations/*",
    "/assessments",
    "/assessments.csv",
    "/getting-started",
    "/admin/organisations",
    "/admin/organisations/*",
    "/admin/organisations/new",
    "/admin/catalogue",
    "/admin/holidays",
    "/admin/deadlines",
    "/admin/reasons",
    "/admin/letters",
    "/admin/audit",
    "/admin/assessments",
    "/admin/assessments/*",
    "/admin/assessments/import",
    "/password",
    "/about-cpor",
];

#[actix_web::test]
async fn the_customers_pages_and_signing_in_are_whole_in_both_languages() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        let mut wanted = anna.new_customer();
        wanted.language = lang.key();
        let claim = anna.has_approved_of(&wanted, &rolf).await;
        let link = portal.customers_link(&claim).await;
        let kim = portal.stranger();
        let form = kim.gets(urls::sign_in()).await.form(urls::language()).with(&[("lang", lang.key())]);
        kim.sends(form).await.is(303);
        for path in [
            urls::sign_in(),
            urls::about_cpor(),
            urls::getting_started(),
            link.as_str(),
            &format!("{link}/wrong-person"),
        ] {
            wrong.extend(faults(kim.gets(path).await.is(200), lang.key()));
        }
        let untouched = kim.gets(&link).await.form(&link);
        wrong.extend(faults(kim.sends(untouched).await.is(422), lang.key()));
        kim.denies(&link, &[]).await.done();
        wrong.extend(faults(kim.gets(&link).await.is(200), lang.key()));
        wrong.extend(faults(kim.gets(urls::consent("nonsense")).await.is(404), lang.key()));
        wrong.extend(faults(kim.gets("/nowhere").await.is(404), lang.key()));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[actix_web::test]
async fn a_form_drawn_again_says_error_first_and_its_summary_leads_to_each_control() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let (draft, review) = (anna.has_draft().await, anna.has_claim_under_review(&rolf).await);
    let path = urls::edit(&draft, "customer");
    let wrong = anna.fills(&path, &[("tenant", "x"), ("domain", "y z")]).await;
    let nothing = rolf.fills(urls::reject(&review), &[]).await;
    let unsigned = anna.sends(anna.submission(&draft).await.without("ack-right")).await;
    for page in [wrong, nothing, unsigned] {
        page.is(422);
        assert!(page.title().starts_with("Error:"), "{}", page.title());
        assert!(!page.error_summary().is_empty());
        let faults = faults(&page, "en");
        assert!(faults.is_empty(), "{faults:#?}");
        let document = page.document();
        for control in document.select(&select("[aria-invalid=true]")) {
            assert!(
                control.attr("aria-describedby").is_some_and(|ids| ids.contains("-error")),
                "{}",
                control.html()
            );
        }
    }
}

#[actix_web::test]
async fn a_long_list_has_pages_that_follow_one_another_without_gap_or_repetition() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    for number in 1..=30 {
        anna.begins(&format!("Draft number {number:02}")).await;
    }
    let (mut path, mut found) = (urls::dashboard().to_owned(), Vec::new());
    loop {
        let page = anna.opens(&path).await;
        let text = page.texts("main").join(" ");
        found.extend(text.match_indices("Draft number ").map(|(at, _)| text[at..at + 15].to_owned()));
        let next = page.ways().into_iter().find(|way| way.contains("after="));
        match next {
            Some(next) if next != path => path = next,
            _ => break,
        }
    }
    let named: BTreeSet<String> = found.iter().cloned().collect();
    assert_eq!(named.len(), 30, "{found:?}");
}

#[actix_web::test]
async fn guidance_leads_to_getting_started_and_to_the_programme_guides() {
    let portal = Portal::start().await;
    let (anna, rolf) = (portal.incentives_admin("Contoso").await, portal.reviewer().await);
    let claim = anna.has_submitted().await;
    for path in [urls::dashboard().to_owned(), urls::claim(&claim)] {
        anna.opens(path).await.offers(urls::getting_started());
    }
    let page = anna.opens(urls::getting_started()).await;
    assert!(
        page.ways().iter().any(|way| way.starts_with("https://") && way.contains("incentives")),
        "{:?}",
        page.ways()
    );
    page.offers(urls::new_claim());
    rolf.opens(urls::getting_started()).await.is(200).offers_not(urls::new_claim());
}

#[actix_web::test]
async fn whoever_is_not_signed_in_can_read_what_cpor_is_and_how_to_begin_from_every_pages_foot() {
    let portal = Portal::start().await;
    let petra = portal.portal_admin().await;
    petra.fills(urls::deadlines(), &[("consent", "9"), ("answer", "4")]).await.done();
    let kim = portal.stranger();
    for path in [urls::sign_in(), urls::about_cpor(), urls::getting_started()] {
        kim.gets(path).await.is(200).offers(urls::about_cpor()).offers(urls::getting_started());
    }
    petra.opens("/").await.offers(urls::about_cpor()).offers(urls::getting_started());
    let about = kim.gets(urls::about_cpor()).await;
    about.says("within 9 days").says("CPOR-2026-4F7K2MX").says(&portal.house.app.public_url);
    let start = kim.gets(urls::getting_started()).await;
    start
        .says("9 days")
        .says("4 business days")
        .says("For example:")
        .says("Subject: A letter about our work");
    start.offers_not(urls::new_claim()).offers_not(urls::sign_out()).offers(urls::sign_in());
    let swedish = [("accept-language", "sv")];
    kim.gets_with(urls::about_cpor(), &swedish).await.says("inom 9 dagar").says_not("the partner");
    let start = kim.gets_with(urls::getting_started(), &swedish).await;
    start.says("4 arbetsdagar").says("Till exempel:").says_not("the customer");
}

#[actix_web::test]
async fn the_choices_that_cannot_be_undone_are_explained_beside_them() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    let claim = anna.begins("A choice to make").await;
    let page = anna.opens(urls::edit(&claim, "activity")).await;
    page.says("a wrong activity cannot be edited away").says("never earns incentives");
    assert_eq!(page.text().matches("Volume Licensing (VL)").count(), 3, "{}", page.text());
    let page = anna.opens(urls::edit(&claim, "location")).await;
    page.says("never to the global ID").says("ask your global admin");
    anna.edits(&claim, "activity", &[("activity", "usage")]).await.done();
    let page = anna.opens(urls::edit(&claim, "products")).await;
    page.says("Partner Admin Link (PAL)").says("The customer finds it with the subscription");
    anna.edits(&claim, "activity", &[("activity", "presales")]).await.done();
    anna.opens(urls::edit(&claim, "products")).await.says("Power BI").says_not("Partner Admin Link");
}
