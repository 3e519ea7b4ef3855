//! The outlines of orgs, by what they are.

use super::canvas::{Canvas, Look};
use super::palette::Paint;
use crate::draw::{Point, Rect, Shape};
use crate::model::OrgKind;

/// The outline that the layout leaves room for.
pub(super) fn shape(kind: OrgKind) -> Shape {
    match kind {
        OrgKind::Company | OrgKind::Venture | OrgKind::Fund | OrgKind::Class => Shape::Rectangle,
        OrgKind::Government => Shape::Framed,
        OrgKind::Institute => Shape::Hexagon,
        OrgKind::Consortium | OrgKind::Person => Shape::Oval,
    }
}

/// Draws an org without its name, in the colours of its ground and its frame.
pub(super) fn outline(
    canvas: &mut Canvas,
    kind: OrgKind,
    rect: &Rect,
    (fill, frame): (Paint, Paint),
) {
    let look = Look::framed(fill, frame, 1.2);
    let bare = Look::line(frame, 1.0);
    match kind {
        OrgKind::Company => canvas.rect(rect, 0.0, look),
        OrgKind::Venture => canvas.rect(rect, (rect.height / 2.0).min(11.0), look),
        OrgKind::Fund => canvas.polygon(&cut(rect, 6.0_f64.min(rect.height / 3.0)), look),
        OrgKind::Government => {
            canvas.rect(rect, 0.0, look);
            canvas.rect(&inner(rect), 0.0, bare);
        }
        OrgKind::Institute => canvas.polygon(&hexagon(rect), look),
        OrgKind::Consortium => canvas.ellipse(rect, look),
        OrgKind::Person => {
            canvas.ellipse(rect, look);
            canvas.ellipse(&inner(rect), bare);
        }
        OrgKind::Class => canvas.rect(
            rect,
            0.0,
            Look {
                dashes: "5 3",
                ..look
            },
        ),
    }
}

fn inner(rect: &Rect) -> Rect {
    Rect {
        x: rect.x + 3.0,
        y: rect.y + 3.0,
        width: (rect.width - 6.0).max(0.0),
        height: (rect.height - 6.0).max(0.0),
    }
}

fn cut(rect: &Rect, by: f64) -> Vec<Point> {
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    [
        (left + by, top),
        (right - by, top),
        (right, top + by),
        (right, bottom - by),
        (right - by, bottom),
        (left + by, bottom),
        (left, bottom - by),
        (left, top + by),
    ]
    .map(|(x, y)| Point { x, y })
    .into()
}

fn hexagon(rect: &Rect) -> Vec<Point> {
    let middle = rect.middle().y;
    let by = Shape::Hexagon.inset(rect.width, rect.height, rect.height / 2.0);
    [
        (rect.x, middle),
        (rect.x + by, rect.y),
        (rect.right() - by, rect.y),
        (rect.right(), middle),
        (rect.right() - by, rect.bottom()),
        (rect.x + by, rect.bottom()),
    ]
    .map(|(x, y)| Point { x, y })
    .into()
}
