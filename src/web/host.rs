//! Under which name the portal may be asked: its own. Whoever comes by another was led here by somebody else.

use crate::web::urls;
use actix_web::dev::ServiceRequest;
use actix_web::http::header::HOST;
use std::net::IpAddr;

/// Whether a request names the portal's own host. One that runs on this machine only goes by any of its names; so does
/// the question whether the portal lives, which whatever runs it asks from beside it.
pub fn is_ours(request: &ServiceRequest, public_url: &str) -> bool {
    let header = request.headers().get(HOST).map(|host| host.to_str().unwrap_or("?"));
    // HTTP/2 names the host in the address; so may a request through a proxy, and then both must be ours.
    let address = request.uri().authority().map(|authority| authority.as_str());
    let asked: Vec<&str> = header.into_iter().chain(address).map(name_of).collect();
    let own = name_of(public_url.split_once("://").map_or(public_url, |(_, rest)| rest));
    let at_home = is_this_machine(own) || request.path() == urls::health();
    let ours = |name: &&str| name.eq_ignore_ascii_case(own) || at_home && is_this_machine(name);
    !asked.is_empty() && asked.iter().all(ours)
}

/// A host's name without its port.
fn name_of(host: &str) -> &str {
    match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    }
}

fn is_this_machine(name: &str) -> bool {
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn asked(public_url: &str, path: &str, host: &str) -> bool {
        let request = TestRequest::get().uri(path).insert_header((HOST, host)).to_srv_request();
        is_ours(&request, public_url)
    }

    #[test]
    fn a_portal_for_others_answers_to_its_own_name_only() {
        let own = "https://claims.example.com";
        assert!(asked(own, "/", "claims.example.com"));
        assert!(asked(own, "/", "Claims.Example.com:443"));
        for other in [
            "evil.example",
            "claims.example.com.evil.example",
            "127.0.0.1:8080",
            "",
            "claims.example.com@evil",
        ] {
            assert!(!asked(own, "/sign-in", other), "{other}");
        }
        assert!(asked(own, urls::health(), "127.0.0.1:8080"));
        assert!(!asked(own, urls::health(), "evil.example"));
    }

    #[test]
    fn a_portal_of_this_machine_goes_by_this_machines_names_and_no_other() {
        for name in ["localhost:8080", "127.0.0.1:8080", "[::1]:8080"] {
            assert!(asked("http://127.0.0.1:8080", "/", name), "{name}");
        }
        assert!(!asked("http://127.0.0.1:8080", "/", "rebound.example:8080"));
    }

    #[test]
    fn an_address_with_a_host_of_its_own_must_name_ours_too() {
        let request =
            TestRequest::get().uri("http://evil.example/").insert_header((HOST, "claims.example.com"));
        assert!(!is_ours(&request.to_srv_request(), "https://claims.example.com"));
        assert!(!is_ours(&TestRequest::get().uri("/").to_srv_request(), "https://claims.example.com"));
    }
}
