//! The valid, immutable document.

mod country;
mod han;
mod language;
mod legal_form;
mod name;
mod org_kind;

pub use country::{Country, CountryError};
pub use language::{Language, LanguageError, LanguageFault};
pub use name::fold;
pub use org_kind::{OrgKind, UnknownOrgKind};
