//! The valid, immutable document.

mod country;
mod han;
mod identifier;
mod language;
mod legal_form;
mod name;
mod org_kind;

pub use country::{Country, CountryError};
pub use identifier::{IdentifierError, Scheme, UnknownScheme, UrlError, UrlFault, check_url};
pub use language::{Language, LanguageError, LanguageFault};
pub use name::fold;
pub use org_kind::{OrgKind, UnknownOrgKind};
