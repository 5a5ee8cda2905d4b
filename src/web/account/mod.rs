//! Signing in and out, one's own password and language, and the people of an organisation.

mod change_password;
mod choose_password;
mod confirm;
mod entra;
mod forgot_password;
mod home;
mod language;
mod location;
pub(in crate::web) mod locations;
pub(in crate::web) mod new_person;
pub(in crate::web) mod people;
mod person;
pub(in crate::web) mod scopes;
pub(in crate::web) mod second_factors;
mod second_step;
mod sessions;
mod sign_in;
mod sign_out;

pub(in crate::web) use confirm::confirm_to_go_on;
pub(in crate::web) use sign_in::{sign_in_once_more, sign_in_to_go_on};

use crate::domain::actor::Role;
use crate::domain::contact::Lang;
use crate::domain::details::Country;
use crate::web::error::WebError;
use crate::web::form::{Choice, Entered};
use crate::web::{Shell, urls};
use crate::words::Words;
use crate::workflow::PeopleError;
use actix_web::web;

/// The routes of this room.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route(urls::home(), web::get().to(home::get))
        .route(urls::sign_in(), web::get().to(sign_in::get))
        .route(urls::sign_in(), web::post().to(sign_in::post))
        .route(urls::to_entra(), web::post().to(entra::post))
        .route(urls::back_from_entra(), web::get().to(entra::get))
        .route(urls::sign_out(), web::post().to(sign_out::post))
        .route(urls::language(), web::post().to(language::post))
        .route(urls::change_password(), web::get().to(change_password::get))
        .route(urls::change_password(), web::post().to(change_password::post))
        .route(urls::second_step(), web::get().to(second_step::get))
        .route(urls::second_step(), web::post().to(second_step::post))
        .route(urls::passkey_step(), web::post().to(second_step::post_passkey))
        .route(urls::second_factors(), web::get().to(second_factors::get))
        .route(urls::add_app(), web::get().to(second_factors::add_app::get))
        .route(urls::add_app(), web::post().to(second_factors::add_app::post))
        .route(urls::add_passkey(), web::get().to(second_factors::add_passkey::get))
        .route(urls::add_passkey(), web::post().to(second_factors::add_passkey::post))
        .route(urls::recovery_codes(), web::get().to(second_factors::recovery_codes::get))
        .route(urls::recovery_codes(), web::post().to(second_factors::recovery_codes::post))
        .route("/second-factors/{id}/remove", web::get().to(second_factors::remove::get))
        .route("/second-factors/{id}/remove", web::post().to(second_factors::remove::post))
        .route(urls::people(), web::get().to(people::get))
        .route(urls::new_person(), web::get().to(new_person::get))
        .route(urls::new_person(), web::post().to(new_person::post))
        .route(urls::demand_second_factors(), web::post().to(second_factors::demand::post))
        .route("/people/{id}", web::get().to(person::get))
        .route("/people/{id}", web::post().to(person::post))
        .route("/people/{id}/invite", web::post().to(person::invite))
        .route("/people/{id}/sign-out", web::post().to(person::sign_out))
        .route(urls::own_sessions(), web::get().to(sessions::get))
        .route(urls::own_sessions(), web::post().to(sessions::post))
        .route(urls::confirm(), web::get().to(confirm::get))
        .route(urls::confirm(), web::post().to(confirm::post))
        .route(urls::forgot_password(), web::get().to(forgot_password::get))
        .route(urls::forgot_password(), web::post().to(forgot_password::post))
        .route("/choose-password/{token}", web::get().to(choose_password::get))
        .route("/choose-password/{token}", web::post().to(choose_password::post))
        .route("/people/{id}/second-factors", web::post().to(person::reset_second_factors))
        .route(urls::locations(), web::get().to(locations::get))
        .route(urls::new_location(), web::get().to(location::get_new))
        .route(urls::new_location(), web::post().to(location::post_new))
        .route("/locations/{mpn}", web::get().to(location::get))
        .route("/locations/{mpn}", web::post().to(location::post));
}

/// Says at its field what the door refused about people; what belongs to no field becomes a page of its own.
pub(in crate::web) fn complain_or_fail(form: &mut Entered, error: PeopleError) -> Result<(), WebError> {
    let (field, key) = match error {
        PeopleError::Unfit(unfit) => {
            let (key, limit) = unfit.sentence();
            form.complain("new_password", key, &[("limit", limit.into())]);
            form.shows("strength", unfit.strength().map(|strength| strength.to_string()));
            return Ok(());
        }
        PeopleError::AddressTaken => ("email", "people-address-taken"),
        PeopleError::UnfitRoles => ("roles", "people-no-role"),
        PeopleError::UnfitScopes => ("roles", "scope-unfit"),
        PeopleError::LastGlobalAdmin => ("roles", "people-last-global-admin"),
        PeopleError::MpnTaken => ("mpn", "locations-mpn-taken"),
        PeopleError::WrongPassword => ("old_password", "password-wrong"),
        other => return Err(other.into()),
    };
    form.complain(field, key, &[]);
    Ok(())
}

/// The roles of one side of the table, each with what it may do.
pub(in crate::web) fn role_choices(shell: &Shell, partner: bool) -> Vec<Choice> {
    let roles = if partner { Role::PARTNER } else { Role::MICROSOFT };
    let choice = |role: &Role| {
        let key = role.key();
        Choice::explained(key, shell.t(format!("role-{key}")), shell.t(format!("people-role-{key}")))
    };
    roles.iter().map(choice).collect()
}

/// The languages of pages and letters, each in its own words.
pub(in crate::web) fn language_choices(shell: &Shell) -> Vec<Choice> {
    let choice = |lang: Lang| Choice::new(lang.key(), shell.t(format!("people-language-{}", lang.key())));
    Lang::ALL.into_iter().map(choice).collect()
}

/// The countries, by their names.
pub(in crate::web) fn country_choices(words: &Words) -> Vec<Choice> {
    let choice = |code: &&str| Choice::new(*code, country_name(words, code));
    Country::ALL.iter().map(choice).collect()
}

/// A country's name where the portal has words for it; otherwise its two letters.
pub(in crate::web) fn country_name(words: &Words, code: &str) -> String {
    let key = format!("country-{}", code.to_ascii_lowercase());
    if words.knows(&key) { words.t(&key) } else { code.to_owned() }
}
