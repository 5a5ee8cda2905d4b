//! V11 cryptography, V12 secure communication.

use super::{Row, met, not_here, not_met};

pub const ROWS: &[Row] = &[
    met("11.1.1", "Keys, their life and who knows them are written down.", &["deploy/security.md#Keys"]),
    met(
        "11.1.2",
        "A table has every key with its use, another every algorithm with its library.",
        &["deploy/security.md#Keys", "deploy/security.md#Cryptography"],
    ),
    met(
        "11.2.1",
        "Libraries do it: rustls with aws-lc-rs, RustCrypto's argon2, sha2, hmac and chacha20poly1305, webauthn_rp; a second TLS is banned.",
        &[".deny.toml#name = \"native-tls\"", "deploy/security.md#Cryptography"],
    ),
    met(
        "11.2.2",
        "A password's cost rises at its owner's next sign-in; the secret is changed with the one before still read, and seals are made anew.",
        &[
            "src/workflow/passwords::a_password_is_known_again_and_a_cheaper_hash_is_outgrown",
            "src/workflow/consent::a_key_can_be_changed_while_letters_are_on_their_way",
            "src/workflow/second_factor/vault::a_seal_opens_for_its_owner_only_and_tells_when_its_key_is_the_one_before",
        ],
    ),
    not_met(
        "11.2.3",
        "Keys, hashes and signatures of the portal have 128 bits of security or more, but a passkey of an older Windows Hello is an RSA key of 2,048 bits, which has 112.",
    ),
    met("11.3.1", "There is no block mode and no padding.", &["deploy/security.md#Cryptography"]),
    met(
        "11.3.2",
        "XChaCha20-Poly1305 at rest; AES-GCM or ChaCha20-Poly1305 on the way.",
        &[
            "src/workflow/second_factor/vault::whatever_is_not_a_seal_opens_nothing",
            "deploy/security.md#Cryptography",
        ],
    ),
    met(
        "11.3.3",
        "What is sealed is authenticated, together with its owner.",
        &[
            "src/workflow/second_factor/vault::a_seal_opens_for_its_owner_only_and_tells_when_its_key_is_the_one_before",
            "src/workflow/second_factor/vault::whatever_is_not_a_seal_opens_nothing",
        ],
    ),
    met(
        "11.4.1",
        "SHA-256 and SHA-512; SHA-1 stands in HMAC in apps' codes alone, because apps know no other.",
        &[
            "src/workflow/second_factor/app_code::the_codes_are_those_of_the_standard",
            "deploy/security.md#Cryptography",
        ],
    ),
    met(
        "11.4.2",
        "argon2id with 19 MiB and two passes at least, which the start demands where others reach the portal.",
        &[
            "src/config::what_is_unsafe_once_others_reach_the_portal_is_refused",
            "src/workflow/passwords::a_password_is_known_again_and_a_cheaper_hash_is_outgrown",
        ],
    ),
    met(
        "11.4.3",
        "Files and the rows of the history have a SHA-256; signatures are HMAC-SHA-256, cut to 128 bits or more, where nothing but a second preimage would help.",
        &[
            "guards::damaged_evidence_is_told_and_never_shown",
            "backup::a_check_names_the_row_that_was_changed_behind_the_portals_back",
        ],
    ),
    not_here("11.4.4", "No key is made from a password; keys are made from a random secret."),
    met(
        "11.5.1",
        "Session keys, tokens and nonces have 256 bits, links 160, from one generator seeded by the system; recovery codes, which are typed by hand and counted, have 120.",
        &[
            "passwords::a_guessed_or_changed_link_opens_nothing",
            ".clippy.toml#take fresh names and secrets from Ids",
        ],
    ),
    met(
        "11.6.1",
        "The portal makes no key pairs; it checks passkeys' signatures by a library that knows EdDSA, ECDSA and RSA only, and TLS keys are the operator's.",
        &["passkeys::no_other_key_no_other_site_and_no_answer_twice_signs_in", "deploy/security.md#Keys"],
    ),
    met(
        "12.1.1",
        "TLS 1.3 and 1.2, the newer preferred, nothing older.",
        &["tls::nothing_older_than_tls_1_2_is_spoken_and_nothing_in_the_clear"],
    ),
    met(
        "12.1.2",
        "The suites of rustls: AES-GCM and ChaCha20-Poly1305, all with forward secrecy, the strongest first.",
        &["tls::the_suites_are_few_and_all_of_them_forget_their_keys"],
    ),
    not_here("12.1.3", "Nobody signs in by a certificate."),
    met(
        "12.2.1",
        "Where others reach the portal it starts with https only, by its own certificate or a named proxy's.",
        &[
            "src/config::what_is_unsafe_once_others_reach_the_portal_is_refused",
            "src/config::tls_is_the_portals_own_or_a_known_proxys",
            "tls::nothing_older_than_tls_1_2_is_spoken_and_nothing_in_the_clear",
        ],
    ),
    met(
        "12.2.2",
        "The certificate is the operator's and is taken up anew as it is renewed; the document asks for one that browsers trust.",
        &[
            "tls::browsers_come_by_tls_and_a_new_certificate_cuts_nobody_off",
            "deploy/security.md#Connections",
        ],
    ),
    met(
        "12.3.1",
        "Mail server, PostgreSQL and sign-in provider are spoken to by TLS or are on this machine, as clamd must be, or the portal does not start; figures go by TLS where it has a certificate, and the document tells what else to do.",
        &[
            "src/letters/transport/smtp/tests::without_encryption_nothing_is_sent_where_encryption_is_asked_for",
            "src/store/connection::a_server_elsewhere_has_to_show_who_it_is",
            "src/config::evidence_goes_to_no_scanner_in_the_clear",
            "src/config/entra::a_provider_is_asked_in_the_clear_on_this_machine_only",
            "deploy/security.md#Connections",
        ],
    ),
    met(
        "12.3.2",
        "Mail servers' certificates are checked against the system's authorities and the name; PostgreSQL's must be, by sslmode=verify-full.",
        &[
            "src/store/connection::a_server_elsewhere_has_to_show_who_it_is",
            "src/letters/transport/smtp/tests::a_server_that_cannot_show_who_it_is_gets_no_letter",
        ],
    ),
    met(
        "12.3.3",
        "Behind a proxy on another machine the portal does TLS as well when it has a certificate; the document asks for it.",
        &["src/config::a_safe_portal_for_others_starts", "deploy/security.md#Connections"],
    ),
    met(
        "12.3.4",
        "What certificates are trusted inside is the proxy's and libpq's setting, for the operator's own authority; the document asks for it.",
        &["deploy/security.md#Connections"],
    ),
];
