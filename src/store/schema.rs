// Generated from the migrations by `diesel print-schema` (see diesel.toml).

diesel::table! {
    partners (id) {
        id -> Text,
        name -> Text,
        country -> Text,
        domain -> Text,
        created_at -> Timestamp,
        demands_second_factor -> Bool,
    }
}

diesel::table! {
    locations (mpn) {
        mpn -> Text,
        partner_id -> Text,
        name -> Text,
        country -> Text,
        enrolled -> Bool,
    }
}

diesel::table! {
    people (id) {
        id -> Text,
        email -> Text,
        name -> Text,
        password_hash -> Text,
        language -> Text,
        partner_id -> Nullable<Text>,
        roles -> Text,
        active -> Bool,
        must_change_password -> Bool,
        created_at -> Timestamp,
    }
}

diesel::table! {
    role_changes (person_id, number) {
        person_id -> Text,
        number -> Integer,
        at -> Timestamp,
        by_name -> Text,
        roles -> Text,
        scopes -> Text,
        active -> Bool,
    }
}

diesel::table! {
    conflicts (id) {
        id -> Text,
        person_id -> Text,
        partner_id -> Text,
        why -> Text,
        declared_at -> Timestamp,
        withdrawn_at -> Nullable<Timestamp>,
        withdrawn_by -> Nullable<Text>,
        withdrawn_why -> Nullable<Text>,
    }
}

diesel::table! {
    role_scopes (person_id, role, mpn) {
        person_id -> Text,
        role -> Text,
        mpn -> Text,
    }
}

diesel::table! {
    sessions (key_digest) {
        key_digest -> Text,
        person_id -> Nullable<Text>,
        state -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    claims (id) {
        id -> Text,
        partner_id -> Text,
        version -> Integer,
        status -> Text,
        phase -> Text,
        name -> Text,
        customer -> Nullable<Text>,
        mpn -> Nullable<Text>,
        reviewer_id -> Nullable<Text>,
        asked_to_reject -> Bool,
        due_kind -> Nullable<Text>,
        due_on -> Nullable<Date>,
        due_at -> Nullable<Timestamp>,
        changed_at -> Timestamp,
        search -> Text,
        body -> Text,
    }
}

// A table of more than sixteen columns costs everybody's build dearly; this one of `claims` is read and written alone.
diesel::table! {
    #[sql_name = "claims"]
    claim_marks (id) {
        id -> Text,
        colliding -> Bool,
    }
}

diesel::table! {
    reminders (claim_id) {
        claim_id -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    claim_products (claim_id, association) {
        claim_id -> Text,
        association -> Text,
        activity -> Nullable<Text>,
    }
}

diesel::table! {
    claim_meets (claim_id, association) {
        claim_id -> Text,
        association -> Text,
    }
}

diesel::table! {
    collisions_settled (claim_id, other_id) {
        claim_id -> Text,
        other_id -> Text,
    }
}

diesel::table! {
    claim_events (claim_id, seq) {
        claim_id -> Text,
        seq -> Integer,
        at -> Timestamp,
        side -> Text,
        person_id -> Nullable<Text>,
        person_name -> Text,
        kind -> Text,
        body -> Text,
        digest -> Text,
    }
}

diesel::table! {
    poe_files (id) {
        id -> Text,
        claim_id -> Text,
        blob -> Text,
        name -> Text,
        media -> Text,
        size -> BigInt,
        digest -> Text,
        added_at -> Timestamp,
        removed -> Bool,
        scan -> Text,
    }
}

diesel::table! {
    poe_scans (poe_id, seq) {
        poe_id -> Text,
        seq -> Integer,
        at -> Timestamp,
        state -> Text,
        said -> Text,
        person_id -> Nullable<Text>,
    }
}

diesel::table! {
    associations (association) {
        association -> Text,
        partner_id -> Text,
    }
}

diesel::table! {
    association_claims (claim_id, association) {
        claim_id -> Text,
        association -> Text,
        partner_id -> Text,
        activity -> Text,
    }
}

diesel::table! {
    assessments (claim_id) {
        claim_id -> Text,
        partner_id -> Text,
        sent_at -> Timestamp,
        result -> Text,
        reason -> Nullable<Text>,
        recorded_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    outbox (id) {
        id -> Text,
        claim_id -> Nullable<Text>,
        person_id -> Nullable<Text>,
        seq -> Integer,
        notice -> Text,
        email -> Text,
        name -> Text,
        language -> Text,
        created_at -> Timestamp,
        tries -> Integer,
        next_try_at -> Timestamp,
        leased_until -> Nullable<Timestamp>,
        sent_at -> Nullable<Timestamp>,
        gave_up_at -> Nullable<Timestamp>,
        last_error -> Nullable<Text>,
        state -> Text,
    }
}

diesel::table! {
    tries (key) {
        key -> Text,
        failures -> Integer,
        next_at -> Timestamp,
        last_at -> Timestamp,
    }
}

diesel::table! {
    password_links (id) {
        id -> Text,
        token_digest -> Text,
        person_id -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    products (code) {
        code -> Text,
        name -> Text,
        area -> Text,
        activities -> Text,
        active -> Bool,
    }
}

diesel::table! {
    holidays (day) {
        day -> Date,
        name -> Text,
    }
}

diesel::table! {
    settings (name) {
        name -> Text,
        value -> Text,
    }
}

diesel::table! {
    reason_texts (reason, language) {
        reason -> Text,
        language -> Text,
        title -> Text,
        cure -> Text,
    }
}

diesel::table! {
    second_factors (id) {
        id -> Text,
        person_id -> Text,
        kind -> Text,
        name -> Text,
        secret -> Text,
        credential -> Nullable<Text>,
        state -> Text,
        created_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    recovery_codes (digest) {
        digest -> Text,
        person_id -> Text,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    pending_sign_ins (key_digest) {
        key_digest -> Text,
        person_id -> Text,
        begun_at -> Timestamp,
        tries -> Integer,
        challenge -> Nullable<Text>,
        done -> Bool,
    }
}

diesel::table! {
    audit_entries (number) {
        number -> BigInt,
        at -> Timestamp,
        deed -> Text,
        entrance -> Text,
        actor_id -> Nullable<Text>,
        person_id -> Nullable<Text>,
        partner_id -> Nullable<Text>,
        claim_id -> Nullable<Text>,
        poe_id -> Nullable<Text>,
        facts -> Text,
        address -> Text,
        device -> Text,
        digest -> Text,
    }
}

diesel::table! {
    audit_head (id) {
        id -> Integer,
        entries -> BigInt,
        digest -> Text,
    }
}

diesel::table! {
    identities (issuer, subject) {
        issuer -> Text,
        subject -> Text,
        person_id -> Text,
        by_group -> Bool,
        bound_at -> Timestamp,
    }
}

diesel::table! {
    introductions (state_digest) {
        state_digest -> Text,
        browser_digest -> Text,
        next -> Text,
        kept -> Text,
        anew -> Bool,
        begun_at -> Timestamp,
    }
}

diesel::joinable!(locations -> partners (partner_id));
diesel::joinable!(people -> partners (partner_id));
diesel::joinable!(role_changes -> people (person_id));
diesel::joinable!(conflicts -> people (person_id));
diesel::joinable!(conflicts -> partners (partner_id));
diesel::joinable!(role_scopes -> people (person_id));
diesel::joinable!(role_scopes -> locations (mpn));
diesel::joinable!(sessions -> people (person_id));
diesel::joinable!(claims -> partners (partner_id));
diesel::joinable!(claims -> people (reviewer_id));
diesel::joinable!(claim_products -> claims (claim_id));
diesel::joinable!(claim_meets -> claims (claim_id));
diesel::joinable!(claim_events -> claims (claim_id));
diesel::joinable!(poe_files -> claims (claim_id));
diesel::joinable!(poe_scans -> poe_files (poe_id));
diesel::joinable!(reminders -> claims (claim_id));
diesel::joinable!(associations -> partners (partner_id));
diesel::joinable!(association_claims -> claims (claim_id));
diesel::joinable!(assessments -> claims (claim_id));
diesel::joinable!(assessments -> partners (partner_id));
diesel::joinable!(outbox -> claims (claim_id));
diesel::joinable!(password_links -> people (person_id));
diesel::joinable!(second_factors -> people (person_id));
diesel::joinable!(recovery_codes -> people (person_id));
diesel::joinable!(pending_sign_ins -> people (person_id));
diesel::joinable!(identities -> people (person_id));

diesel::allow_tables_to_appear_in_same_query!(
    assessments,
    association_claims,
    associations,
    audit_entries,
    audit_head,
    claim_events,
    claim_meets,
    claim_products,
    claims,
    collisions_settled,
    conflicts,
    holidays,
    identities,
    introductions,
    locations,
    outbox,
    partners,
    password_links,
    pending_sign_ins,
    people,
    poe_files,
    poe_scans,
    products,
    reason_texts,
    recovery_codes,
    reminders,
    role_changes,
    role_scopes,
    second_factors,
    sessions,
    settings,
    tries,
);
