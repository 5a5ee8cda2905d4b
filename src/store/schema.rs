// @generated automatically by Diesel CLI.

diesel::table! {
    meta (key) {
        key -> Text,
        value -> Text,
    }
}
