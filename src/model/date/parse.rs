//! Reads EDTF. What else people write for a date is recognised in `problem`, once this has failed.

use std::{ops::Range, str::FromStr};

use super::{
    Date, DateError, DateProblem, End, Form, Mark, Point, Shape, part_months, problem::explain,
};
use crate::model::day::month_length;

/// Reads the forms of the table at [`Date`]; nothing else, and no blanks around them.
impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        strictly(text).map_err(|error| explain(text).unwrap_or(error))
    }
}

/// Reads EDTF, without a look at what else may be meant.
pub(super) fn strictly(text: &str) -> Result<Date, DateError> {
    let bytes = text.as_bytes();
    let Some(slash) = bytes.iter().position(|&byte| byte == b'/') else {
        return Ok(Date(Form::One(point(text, 0..bytes.len())?)));
    };
    let ends = [0..slash, slash + 1..bytes.len()];
    let [start, end] = [end(text, ends[0].clone())?, end(text, ends[1].clone())?];
    match (start.point(), end.point()) {
        (None, None) => Err(DateError::new(0..text.len(), DateProblem::NoEnd)),
        (Some(first), Some(last)) if first.printed_bounds().0 > last.printed_bounds().1 => {
            let meant = Date(Form::Interval(end, start));
            Err(DateError::new(
                0..text.len(),
                DateProblem::Reversed { meant },
            ))
        }
        _ => Ok(Date(Form::Interval(start, end))),
    }
}

fn end(text: &str, at: Range<usize>) -> Result<End, DateError> {
    match &text.as_bytes()[at.clone()] {
        b"" => Ok(End::Unknown),
        b".." => Ok(End::Open),
        _ => point(text, at).map(End::At),
    }
}

/// Reads what stands at that place of the text, which begins and ends beside a `/` or the text's end.
fn point(text: &str, at: Range<usize>) -> Result<Point, DateError> {
    let whole = &text.as_bytes()[at.clone()];
    let (bare, mark) = match whole {
        [bare @ .., b'~'] => (bare, Mark::Approximate),
        [bare @ .., b'?'] => (bare, Mark::Uncertain),
        [bare @ .., b'%'] => (bare, Mark::Both),
        bare => (bare, Mark::None),
    };
    let (bare, negative) = match bare {
        [b'-', rest @ ..] => (rest, true),
        rest => (rest, false),
    };
    let start = at.start + usize::from(negative);
    match unsigned(bare) {
        // The year -0000 would be a second name of the year 0000, which the standard forbids.
        Ok((0, _)) if negative => Err(DateError::new(at, DateProblem::NotADate)),
        Ok((_, Shape::Century | Shape::Decade)) if negative => {
            Err(DateError::new(at, DateProblem::Unspecified))
        }
        Ok((year, shape)) => Ok(Point {
            year: if negative { -year } else { year },
            shape,
            mark,
        }),
        Err(Fault::Whole(problem)) => Err(DateError::new(at, problem)),
        Err(Fault::Month(problem)) => Err(DateError::new(start + 5..start + 7, problem)),
        Err(Fault::Day(problem)) => Err(DateError::new(start + 8..start + 10, problem)),
    }
}

/// Which part is wrong.
enum Fault {
    Whole(DateProblem),
    Month(DateProblem),
    Day(DateProblem),
}

/// Reads a point without sign and mark.
fn unsigned(text: &[u8]) -> Result<(i16, Shape), Fault> {
    let Some((first, rest)) = text.split_first_chunk() else {
        return Err(Fault::Whole(match text {
            [] => DateProblem::Empty,
            _ => DateProblem::NotADate,
        }));
    };
    match rest {
        [] => year_or_more(*first),
        b"-XX" => Ok((year(*first)?, Shape::UnknownMonth)),
        b"-XX-XX" => Ok((year(*first)?, Shape::UnknownMonthAndDay)),
        &[b'-', tens, ones] => Ok((year(*first)?, month_or_part(digits(tens, ones)?)?)),
        &[b'-', tens, ones, b'-', day_tens, day_ones] => {
            let (year, month) = (year(*first)?, digits(tens, ones)?);
            Ok((year, day(year, month, [day_tens, day_ones])?))
        }
        _ if text.starts_with(b"Y") => Err(Fault::Whole(DateProblem::LongYear)),
        _ => Err(Fault::Whole(DateProblem::NotADate)),
    }
}

fn year_or_more([a, b, c, d]: [u8; 4]) -> Result<(i16, Shape), Fault> {
    match (c, d) {
        (b'X', b'X') => Ok((year([a, b, b'0', b'0'])?, Shape::Century)),
        (_, b'X') => Ok((year([a, b, c, b'0'])?, Shape::Decade)),
        _ => Ok((year([a, b, c, d])?, Shape::Year)),
    }
}

fn month_or_part(found: u8) -> Result<Shape, Fault> {
    match found {
        1..=12 => Ok(Shape::Month(found)),
        _ if part_months(found).is_some() => Ok(Shape::Part(found)),
        _ => Err(Fault::Month(DateProblem::NoSuchMonth { found })),
    }
}

/// Reads the day of a month. Leap years are those of the positive year, as they are the same before the year 0.
fn day(year: i16, month: u8, written: [u8; 2]) -> Result<Shape, Fault> {
    let last = month_length(i32::from(year), month);
    if last == 0 {
        return Err(Fault::Month(DateProblem::NoSuchMonth { found: month }));
    }
    if written == *b"XX" {
        return Ok(Shape::UnknownDay(month));
    }
    let found = digits(written[0], written[1])?;
    if (1..=last).contains(&found) {
        Ok(Shape::Day(month, found))
    } else {
        Err(Fault::Day(DateProblem::NoSuchDay { found, last }))
    }
}

fn year([a, b, c, d]: [u8; 4]) -> Result<i16, Fault> {
    Ok(i16::from(digits(a, b)?) * 100 + i16::from(digits(c, d)?))
}

fn digits(tens: u8, ones: u8) -> Result<u8, Fault> {
    match (tens, ones) {
        (b'0'..=b'9', b'0'..=b'9') => Ok((tens - b'0') * 10 + (ones - b'0')),
        (b'X' | b'0'..=b'9', b'X' | b'0'..=b'9') => Err(Fault::Whole(DateProblem::Unspecified)),
        _ => Err(Fault::Whole(DateProblem::NotADate)),
    }
}
