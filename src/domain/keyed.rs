//! Enums with a stable key: the same word in the database, in forms, and in the names of translations.

/// Declares an enum of plain variants, each with its key; `ALL`, `key` and `from_key` follow.
macro_rules! keyed {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$vdoc:meta])* $variant:ident = $key:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $key)] $variant,)+
        }

        impl $name {
            /// Every variant, in the order people read them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The variant's stable key.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The variant of a key; `None` for an unknown word.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.key() == key)
            }
        }
    };
}

pub(crate) use keyed;
