//! The valid, immutable document.
