//! Codes of authenticator apps (TOTP, RFC 6238): six digits, a new one each half minute.

use totp_rs::{Builder, Totp};

/// Bytes of an app's secret, as RFC 4226 recommends.
pub const SECRET: usize = 20;

/// Who the app says the code is for.
const ISSUER: &str = "Partner Claims";

/// What an app is told by picture or by hand.
pub struct Told {
    /// The secret in letters and digits, in groups of four.
    pub secret: String,
    /// The address a QR code carries.
    pub url: String,
}

/// How a secret's codes are reckoned, taking the clock to be one step off at most.
fn totp(secret: &[u8], account: &str) -> Option<Totp> {
    // A colon parts the issuer from the account in the address.
    let account = account.replace(':', "");
    let builder = Builder::new().with_secret(secret.to_vec()).with_skew(1);
    builder.with_account_name(account).with_issuer(Some(ISSUER)).build().ok()
}

/// What to tell an app.
pub fn told(secret: &[u8], account: &str) -> Option<Told> {
    let totp = totp(secret, account)?;
    let letters: Vec<char> = totp.secret().to_base32().chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Some(Told { secret: groups.join(" "), url: totp.to_url().ok()? })
}

/// The six digits of a code as it was typed; `None` for anything else.
pub fn digits(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    (digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// The step a code is right for at this second, if it is for any that was not used yet.
pub fn step(secret: &[u8], digits: &str, second: i64, last: u64) -> Option<u64> {
    let step = totp(secret, "")?.check(digits, u64::try_from(second).ok()?)?;
    (step > last).then_some(step)
}

/// The code an app would show, for tests of what is built on this.
#[cfg(test)]
pub fn shown(secret: &[u8], second: u64) -> String {
    totp(secret, "").unwrap().generate(second).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &[u8; 20] = b"12345678901234567890";

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, the last six of eight digits.
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert!(step(OWN, code, second, 0).is_some(), "{second}");
        }
    }

    #[test]
    fn a_code_is_right_one_step_early_or_late_and_once() {
        let code = shown(OWN, 1_000_000_000);
        let own = 1_000_000_000 / 30;
        for second in [999_999_970, 1_000_000_000, 1_000_000_030] {
            assert_eq!(step(OWN, &code, second, 0), Some(own), "{second}");
        }
        for second in [999_999_930, 1_000_000_070, -1] {
            assert_eq!(step(OWN, &code, second, 0), None, "{second}");
        }
        assert_eq!(step(OWN, &code, 1_000_000_000, own), None);
    }

    #[test]
    fn an_app_is_told_whose_code_it_is() {
        let told = told(OWN, "anna@contoso.example").unwrap();
        assert_eq!(told.secret, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert!(
            told.url.starts_with("otpauth://totp/Partner%20Claims:anna%40contoso.example?"),
            "{}",
            told.url
        );
        assert!(told.url.contains("issuer=Partner%20Claims"), "{}", told.url);
    }

    #[test]
    fn blanks_in_a_code_do_not_count_and_letters_are_none() {
        assert_eq!(digits(" 287 082 ").as_deref(), Some("287082"));
        for strange in ["", "28708", "2870822", "28708a", "٢٨٧٠٨٢"] {
            assert_eq!(digits(strange), None, "{strange}");
        }
    }
}
