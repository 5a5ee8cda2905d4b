//! Where a request comes from: the other end of the connection or, where that is a proxy we trust, whoever it says.
//! What anybody else says of their address is not heard.

use crate::app::App;
use actix_web::HttpRequest;
use actix_web::http::header::HeaderMap;
use actix_web::web::Data;
use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// What a proxy tells: who asked it, and behind a chain of them each before, the nearest last.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// The address of whoever sent a request.
pub fn client_address(request: &HttpRequest) -> IpAddr {
    let peer = request.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip());
    let app = request.app_data::<Data<App>>();
    address(peer, request.headers(), app.map_or(&[][..], |app| &app.proxies))
}

/// What limits are counted by: a line at home has one address of the fourth version, and a whole /64 of the sixth.
pub fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

/// From the peer back along the chain, as far as proxies of ours tell of it.
fn address(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let lines: Vec<&str> =
        headers.get_all(FORWARDED_FOR).map(|line| line.to_str().unwrap_or_default()).collect();
    let mut before = lines.iter().rev().flat_map(|line| line.rsplit(','));
    let mut client = peer.to_canonical();
    while trusted.iter().any(|network| network.contains(&client)) {
        // A proxy that tells nothing we can read is itself who asks.
        let Some(told) = before.next().and_then(|text| read(text.trim())) else { break };
        client = told;
    }
    client
}

/// An address with or without its port, as proxies write it.
fn read(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let address = bare.parse::<IpAddr>().ok();
    address
        .or_else(|| text.parse::<SocketAddr>().ok().map(|with_port| with_port.ip()))
        .map(|ip| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::{HeaderName, HeaderValue};

    fn seen(peer: &str, forwarded: &[&'static str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(HeaderName::from_static(FORWARDED_FOR), HeaderValue::from_static(line));
        }
        let trusted: Vec<IpNet> = ["10.0.0.0/8", "fd00::/8"].iter().map(|net| net.parse().unwrap()).collect();
        address(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn nobody_but_a_trusted_proxy_says_who_asks() {
        assert_eq!(seen("203.0.113.5", &[]), "203.0.113.5");
        assert_eq!(seen("203.0.113.5", &["198.51.100.1"]), "203.0.113.5");
        assert_eq!(seen("10.0.0.1", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(seen("::ffff:10.0.0.1", &["198.51.100.1"]), "198.51.100.1");
    }

    #[test]
    fn of_a_chain_the_nearest_that_is_not_ours_counts_whatever_stands_before_it() {
        assert_eq!(seen("10.0.0.1", &["1.2.3.4, 198.51.100.1, 10.0.0.2"]), "198.51.100.1");
        assert_eq!(seen("10.0.0.1", &["1.2.3.4", "198.51.100.1", "10.0.0.2"]), "198.51.100.1");
        assert_eq!(seen("fd00::1", &["1.2.3.4, [2001:db8::7]:4711"]), "2001:db8::7");
        assert_eq!(seen("10.0.0.1", &["1.2.3.4, unknown, 10.0.0.2"]), "10.0.0.2");
        assert_eq!(seen("10.0.0.1", &["10.0.0.3"]), "10.0.0.3");
        assert_eq!(seen("10.0.0.1", &[";drop"]), "10.0.0.1");
    }

    #[test]
    fn a_household_is_one_address_or_one_network_of_the_sixth_version() {
        let of = |text: &str| household(text.parse().unwrap()).to_string();
        assert_eq!(of("203.0.113.5"), "203.0.113.5");
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
    }
}
