//! Too many organisations for lanes of their own: a lane a bloc, with the number of ties that began in each year.

use std::collections::{BTreeMap, HashSet};

use super::axis::Axis;
use super::{HEADS, MARGIN, NAME, SMALL, in_rows};
use crate::draw::{Point, Rect};
use crate::model::{Day, Family, Tie, TieKey};
use crate::picture::canvas::{Anchor, Canvas, Letters, Look, Theme};
use crate::picture::diagram::wrapped;
use crate::picture::groups::Groups;
use crate::picture::legend::Mark;
use crate::picture::lines::span;
use crate::picture::page::{Entry, Page, Sample};
use crate::picture::palette::Paint;
use crate::picture::shown::Shown;
use crate::picture::words;

/// The height of the tallest column.
const TALL: f64 = 130.0;
const LEAST: f64 = 34.0;
const TOP: f64 = MARGIN + 24.0;

/// The ties of a lane by year and family.
type Lane<'g> = BTreeMap<i32, BTreeMap<Family, Vec<&'g Tie>>>;

/// Draws the years of blocs; `None` where no tie has a date.
pub(crate) fn years(shown: &Shown<'_>, theme: Theme) -> Option<String> {
    let groups = Groups::new(shown);
    let dated: Vec<(&Tie, Day)> = shown.graph().ties().filter_map(|tie| Some((tie, start(shown, tie)?))).collect();
    let axis = Axis::over(dated.iter().map(|(_, day)| *day), MARGIN + HEADS)?;
    let mut lanes: Vec<Lane<'_>> = vec![Lane::new(); groups.all.len()];
    for (tie, day) in &dated {
        let seats: HashSet<usize> = tie.parties().iter().filter_map(|party| groups.group(party.org())).collect();
        for seat in seats {
            lanes[seat].entry(day.year()).or_default().entry(tie.kind().family()).or_default().push(*tie);
        }
    }
    let count = |year: &BTreeMap<Family, Vec<&Tie>>| year.values().map(Vec::len).sum::<usize>();
    let most = |lane: &Lane<'_>| lane.values().map(count).max().unwrap_or(0);
    let scale = TALL / in_rows(lanes.iter().map(most).max().unwrap_or(1).max(1), 1.0);
    let heights: Vec<f64> = lanes.iter().map(|lane| (in_rows(most(lane), scale) + 20.0).max(LEAST)).collect();
    let height = TOP + heights.iter().sum::<f64>() + MARGIN;
    let families = Family::ALL.iter().filter(|family| dated.iter().any(|(tie, _)| tie.kind().family() == **family));
    let families = families.map(|&family| Entry {
        sample: Sample::Mark(Mark::Line(Some(family))),
        words: words::family(family).in_lang(shown.lang()).to_owned(),
    });
    let keys: HashSet<TieKey> = dated.iter().map(|(tie, _)| tie.key()).collect();
    let orgs = groups.all.iter().map(|group| group.orgs.len()).sum();
    let caption = format!("{} {}", shown.caption_of(&keys, orgs, 0), words::YEARS.in_lang(shown.lang()));
    let title = shown.title().unwrap_or_default();
    let mut canvas = Canvas::new(theme);
    let page = Page::new(title, axis.right + MARGIN, vec![families.collect()], &caption);
    let size = page.write(&mut canvas, height, |canvas| {
        let mut y = TOP;
        for (group, height) in groups.all.iter().zip(&heights) {
            let ground = Rect { x: MARGIN, y: y + 1.0, width: axis.right - MARGIN, height: height - 2.0 };
            canvas.rect(&ground, 3.0, Look::filled(group.bloc.map_or(Paint::Paper, Paint::Ground)));
            let name = Rect { width: HEADS - 6.0, ..ground };
            canvas.rect(&name, 3.0, Look::framed(Paint::Node(group.bloc), Paint::Frame(group.bloc), 1.0));
            let letters = Letters { size: NAME, paint: Paint::Ink, bold: false, anchor: Anchor::Middle };
            canvas.block(&wrapped(&group.label, NAME, HEADS - 20.0), &name, letters);
            y += height;
        }
        axis.write(canvas, TOP, y);
        let mut y = TOP;
        for ((lane, group), height) in lanes.iter().zip(&groups.all).zip(&heights) {
            y += height;
            for (&year, families) in lane {
                column(shown, &axis, (year, families), &group.id, (y - 3.0, scale), canvas);
            }
        }
    });
    Some(canvas.document(size, title, &caption, shown.lang().name()))
}

/// The day on which a tie began, at the earliest.
fn start(shown: &Shown<'_>, tie: &Tie) -> Option<Day> {
    let start = span(shown, tie).start?;
    start.earliest().or(start.latest())
}

/// The ties of a year, stacked by family, with their number above.
fn column(
    shown: &Shown<'_>,
    axis: &Axis,
    (year, families): (i32, &BTreeMap<Family, Vec<&Tie>>),
    group: &str,
    (bottom, scale): (f64, f64),
    canvas: &mut Canvas,
) {
    let (Some(first), Some(next)) = (Day::new(year, 1, 1), Day::new(year, 12, 31)) else { return };
    let (left, right) = (axis.at(first) + 2.0, axis.at(next) - 1.0);
    let titles: Vec<String> = families.values().flatten().map(|tie| shown.tie_title(tie).to_owned()).collect();
    let count = titles.len();
    let words: Vec<String> = [year.to_string()].into_iter().chain(titles).collect();
    canvas.open(&format!("year.{group}.{year}"), &words, None);
    let mut y = bottom;
    for (&family, ties) in families {
        let height = in_rows(ties.len(), scale);
        y -= height;
        let rect = Rect { x: left, y, width: right - left, height };
        canvas.rect(&rect, 0.0, Look::framed(Paint::Line(Some(family)), Paint::Paper, 0.7));
    }
    let letters = Letters { size: SMALL, paint: Paint::Ink, bold: false, anchor: Anchor::Middle };
    canvas.words(&count.to_string(), Point { x: f64::midpoint(left, right), y: y - 3.0 }, letters);
    canvas.close(false);
}
