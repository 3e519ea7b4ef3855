//! Where the parts of a picture go: a [`Scene`] and a [`Style`] in, a [`Layout`] out.
//!
//! Nothing here knows what an org or a tie is, draws anything, or needs a font. Equal scenes give equal layouts, in whatever order their nodes and links
//! are listed.
//!
//! The method is that of Sugiyama, Tagawa and Toda (1981) as Gansner, Koutsofios, North and Vo made it practical ("A technique for
//! drawing directed graphs", 1993), with labels as vertices of their own: orgs get a column (`columns`, `ranks`), columns an order with
//! few crossings (`order`), labels a layer between the columns (`expand`), everything a place across (`place`) and along the flow
//! (`along`), and lines their curves (`route`). As lines run level wherever there are orgs or labels and bend only in the
//! channels between, no line can touch an org or a label that is not its own.

mod along;
mod blocs;
mod choose;
mod columns;
mod crossing;
mod expand;
mod gaps;
mod han;
mod layout;
mod lone;
mod net;
mod order;
mod parts;
mod pava;
mod place;
mod ports;
mod ranks;
mod root;
mod route;
mod scene;
mod seed;
mod shelves;
mod skeleton;
#[cfg(test)]
mod tests;
pub mod text;
mod work;

pub use layout::{Ground, Layout, Point, Rect, Route, Tenths};
pub use scene::{Link, Mode, Node, Scene, Shape, Style};
pub use work::lay_out;
