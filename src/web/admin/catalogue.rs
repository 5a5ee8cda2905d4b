//! The catalogue of products, by solution area. Nothing is ever deleted: claims name it.

use crate::app::App;
use crate::domain::product::{Activity, SolutionArea};
use crate::store::Product;
use crate::web::{AdminViewer, Reply, Shell, page, urls};
use actix_web::web::Data;
use askama::Template;

#[derive(Template)]
#[template(path = "admin/catalogue.html")]
struct CataloguePage {
    shell: Shell,
    areas: Vec<AreaOfCatalogue>,
}

struct AreaOfCatalogue {
    name: String,
    rows: Vec<ProductRow>,
}

struct ProductRow {
    href: String,
    name: String,
    code: String,
    activities: String,
    active: bool,
}

/// The list.
pub async fn get(viewer: AdminViewer, app: Data<App>) -> Reply {
    let products = app.store.read(|reader| reader.products()).await?;
    let shell = viewer.shell;
    let areas = SolutionArea::ALL.iter().map(|area| area_of(&shell, *area, &products)).collect();
    page(&CataloguePage { shell, areas })
}

fn area_of(shell: &Shell, area: SolutionArea, products: &[Product]) -> AreaOfCatalogue {
    let row = |product: &Product| ProductRow {
        href: urls::product(&product.code),
        name: product.name.clone(),
        code: product.code.to_string(),
        activities: activities_in_words(shell, &product.activities),
        active: product.active,
    };
    AreaOfCatalogue {
        name: shell.t(format!("area-{}", area.key())),
        rows: products.iter().filter(|product| product.area == area).map(row).collect(),
    }
}

fn activities_in_words(shell: &Shell, activities: &[Activity]) -> String {
    activities.iter().map(|a| shell.t(format!("activity-{}", a.key()))).collect::<Vec<_>>().join(", ")
}
