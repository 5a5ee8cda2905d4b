//! The style guide shows every component, in both languages.

use crate::pages::faults;
use crate::support::Portal;
use portal::domain::contact::Lang;
use portal::web::urls;
use std::fs;
use std::path::PathBuf;

fn templates() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("templates")
}

#[actix_web::test]
async fn whoever_builds_the_portal_sees_its_components_in_both_languages() {
    let portal = Portal::start().await;
    let anna = portal.incentives_admin("Contoso").await;
    for (lang, title) in [(Lang::En, "Style guide"), (Lang::Sv, "Stilguide")] {
        anna.speaks(lang).await;
        let page = anna.opens(urls::styleguide()).await;
        let wrong = faults(page.is(200).says(title), lang.key());
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert_eq!(page.texts("[aria-invalid=true]").len(), 6, "each control with something wrong shows it");
        let letter = anna.opens(urls::styleguide_letter()).await;
        letter.is(200).says("Fabrikam");
        assert!(letter.header("content-security-policy").contains("sandbox"));
    }
    portal.stranger().gets(urls::styleguide()).await.is(200);
}

#[test]
fn every_file_of_components_is_used_in_the_style_guide() {
    let guide = ["styleguide.html", "styleguide_letter.html"]
        .map(|name| fs::read_to_string(templates().join("demo").join(name)).unwrap())
        .concat();
    let files = fs::read_dir(templates().join("components")).unwrap();
    let names: Vec<String> =
        files.map(|file| file.unwrap().file_name().to_string_lossy().into_owned()).collect();
    let missing: Vec<_> =
        names.iter().filter(|name| !guide.contains(&format!("\"components/{name}\""))).collect();
    assert!(names.len() > 8 && missing.is_empty(), "not in the style guide: {missing:?}");
}
