//! What the page promises.
