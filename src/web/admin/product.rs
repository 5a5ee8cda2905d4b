//! One product of the catalogue, new or known. Its code is made from its first name and stays.

use crate::app::App;
use crate::domain::product::{Activity, ProductCode, SolutionArea};
use crate::domain::text::Label;
use crate::store::Product;
use crate::web::checked::Checked;
use crate::web::error::WebError;
use crate::web::form::{Choice, Entered};
use crate::web::{AdminViewer, Reply, Shell, form_page, see_other, session, urls};
use crate::workflow::ReferenceChange;
use actix_session::Session;
use actix_web::web::{Data, Path};
use askama::Template;

#[derive(Template)]
#[template(path = "admin/product.html")]
struct ProductPage {
    shell: Shell,
    form: Entered,
    known: Option<Product>,
    activities: Vec<Choice>,
}

/// The form of a new product.
pub async fn get_new(viewer: AdminViewer) -> Reply {
    let form = Entered::blank(viewer.shell.words()).with("offered", "yes");
    show(viewer.shell, form, None)
}

/// Adds a product.
pub async fn post_new(viewer: AdminViewer, form: Checked, session: Session, app: Data<App>) -> Reply {
    let mut form = Entered::of(form.0, viewer.shell.words());
    let there = app.store.read(|reader| reader.products()).await?;
    let Some((name, activities, active)) = parse(&mut form, None, &there) else {
        return show(viewer.shell, form, None);
    };
    // `parse` lets no product without an activity through.
    let area = activities.first().map_or(SolutionArea::Microsoft365, |activity| activity.area());
    let code = mint_code(&name, &there);
    save(viewer, session, &app, Product { code, name, area, activities, active }).await
}

/// The form of a known product.
pub async fn get(viewer: AdminViewer, code: Path<String>, app: Data<App>) -> Reply {
    let product = known(&code, &app).await?.0;
    let form = Entered::blank(viewer.shell.words()).with("product_name", product.name.as_str());
    let form = if product.active { form.with("offered", "yes") } else { form };
    let form = product.activities.iter().fold(form, |form, activity| form.with("activities", activity.key()));
    show(viewer.shell, form, Some(product))
}

/// Changes a product.
pub async fn post(
    viewer: AdminViewer,
    code: Path<String>,
    form: Checked,
    session: Session,
    app: Data<App>,
) -> Reply {
    let (product, there) = known(&code, &app).await?;
    let mut form = Entered::of(form.0, viewer.shell.words());
    let Some((name, activities, active)) = parse(&mut form, Some(&product), &there) else {
        return show(viewer.shell, form, Some(product));
    };
    save(viewer, session, &app, Product { name, activities, active, ..product }).await
}

async fn known(code: &str, app: &App) -> Result<(Product, Vec<Product>), WebError> {
    let there = app.store.read(|reader| reader.products()).await?;
    let product = there.iter().find(|product| product.code.as_str() == code).cloned();
    Ok((product.ok_or(WebError::NotFound)?, there))
}

/// Name, activities of one solution area, and whether it is offered.
fn parse(
    form: &mut Entered,
    known: Option<&Product>,
    there: &[Product],
) -> Option<(String, Vec<Activity>, bool)> {
    let name = form.required("product_name", Label::parse).map(|name| name.as_str().to_owned());
    let activities = form.ticked("activities", Activity::from_key);
    let areas = activities.iter().map(|activity| activity.area());
    let area = known.map(|product| product.area).or_else(|| areas.clone().next());
    let others = there.iter().filter(|product| known.is_none_or(|known| known.code != product.code));
    let same = |other: &Product| name.as_ref().is_some_and(|n| n.to_lowercase() == other.name.to_lowercase());
    if others.into_iter().any(same) {
        form.complain("product_name", "catalogue-name-taken", &[]);
    }
    if activities.is_empty() && form.error("activities").is_none() {
        form.complain("activities", "catalogue-no-activity", &[]);
    } else if areas.clone().any(|other| Some(other) != area) {
        form.complain("activities", "catalogue-two-areas", &[]);
    }
    let active = form.is("offered", "yes");
    name.filter(|_| form.is_good()).map(|name| (name, activities, active))
}

/// A code made from the name: lower-case words with hyphens; numbered when the words are taken.
fn mint_code(name: &str, there: &[Product]) -> ProductCode {
    let letters: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let words: Vec<&str> = letters.split('-').filter(|word| !word.is_empty()).collect();
    let code = if words.is_empty() { "product".to_owned() } else { words.join("-") };
    // "new" is the address of the form.
    let free = |code: &String| code != "new" && there.iter().all(|p| p.code.as_str() != code);
    let numbered = (2..).map(|n| format!("{code}-{n}"));
    ProductCode::new(std::iter::once(code.clone()).chain(numbered).find(free).unwrap_or(code))
}

async fn save(viewer: AdminViewer, session: Session, app: &App, product: Product) -> Reply {
    app.workflow.change_reference(&viewer.person, &viewer.door, ReferenceChange::Product(product)).await?;
    session::flash(&session, "success", "catalogue-saved");
    see_other(urls::catalogue())
}

fn show(shell: Shell, form: Entered, known: Option<Product>) -> Reply {
    let shell = shell.around(&form);
    let fits = |activity: &&Activity| known.as_ref().is_none_or(|product| product.area == activity.area());
    let choice = |activity: &Activity| {
        let (key, area) = (activity.key(), activity.area().key());
        let label = format!("{} – {}", shell.t(format!("area-{area}")), shell.t(format!("activity-{key}")));
        Choice::new(key, label)
    };
    let activities = Activity::ALL.iter().filter(fits).map(choice).collect();
    let page = ProductPage { activities, shell, form, known };
    form_page(&page.form, &page)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product(code: &str) -> Product {
        let (name, area) = (code.to_owned(), SolutionArea::Microsoft365);
        Product { code: ProductCode::new(code), name, area, activities: Vec::new(), active: true }
    }

    #[test]
    fn a_code_is_made_from_the_name_and_never_twice() {
        let there = [product("power-bi"), product("power-bi-2")];
        assert_eq!(mint_code("Power  Apps (preview)", &there).as_str(), "power-apps-preview");
        assert_eq!(mint_code("Power BI", &there).as_str(), "power-bi-3");
        assert_eq!(mint_code("New", &there).as_str(), "new-2");
        assert_eq!(mint_code("ÅÄÖ", &there).as_str(), "product");
    }
}
