//! `figure`: a picture of what the selection keeps, with a text for those who can't see it.

use super::{Directive, Drawn, Written};
use crate::answer::{SourceRef, TieRow};
use crate::base64;
use crate::export::{Figure, Format, Options, Setting};
use crate::model::Lang;
use crate::picture::name;
use crate::report::fault::Fault;
use crate::report::request::{Narrowed, Request, VIEW};
use crate::report::{alt, markdown, notes};

pub(super) static DIRECTIVE: Directive = Directive {
    name: "figure",
    what: "a picture of the ties that the selection keeps",
    options: |_| vec!["caption", "title", "format", "as", "lang", "notes"],
    selects: true,
    last: false,
    write,
};

/// The formats of a picture that asks for none: the first that there is.
const USUAL: [&str; 2] = ["svg", FENCED];

/// The picture that is text, and stands in the document.
const FENCED: &str = "mermaid";

fn write(request: &Request<'_>) -> Result<Written, Fault> {
    let format = format(request)?;
    let tongue = request.tongue()?;
    let lang = request.text("lang").map(|_| tongue.lang());
    let figure = figure(request, format)?;
    let narrowed = request.narrow(&[])?;
    let graph = narrowed.graph();
    if graph.ties().next().is_none() {
        let message = "the selection keeps no tie: there is nothing to draw";
        return Err(request.refusal(message, "widen it, or take the block out"));
    }
    let shows = |setting| format.settings().contains(&setting);
    let title = request.text("title").unwrap_or_default().to_owned();
    let day = narrowed.as_of.map(|(_, day)| day);
    let options = Options {
        title: Some(title).filter(|_| shows(Setting::Title)),
        as_of: day.filter(|_| shows(Setting::AsOf)),
        lang: lang.filter(|_| shows(Setting::Lang)),
        figure,
        ..Options::default()
    };
    let mut bytes = Vec::new();
    format.write(graph, &options, &mut bytes).map_err(|error| {
        request.fault("format", error.to_string(), "use another format, or none")
    })?;
    let cited = cited(&narrowed);
    let caption = caption(request, &narrowed, lang);
    let (mark, note) = if request.notes()? {
        let word = tongue.pick("Sources: ", "출처: ", "来源：");
        notes::joint(request.id(), word, &cited)
    } else {
        Default::default()
    };
    let caption = format!("{}{mark}", markdown::escape_line(&caption));
    let (text, picture) = if format.name() == FENCED {
        let code = String::from_utf8_lossy(&bytes);
        let text = format!("```mermaid\n{}\n```\n\n{caption}\n{note}", code.trim_end());
        (text, None)
    } else {
        let ending = format.endings().first().copied().unwrap_or(format.name());
        let name = format!("{}.{}.{ending}", request.stem, request.id());
        let path = if request.inline {
            base64::picture(ending, &bytes)
        } else {
            markdown::file(&name)
        };
        let alt = markdown::escape(&alt::text(graph, figure, day, tongue));
        let text = format!("![{alt}]({path})\\\n{caption}\n{note}");
        (text, (!request.inline).then_some(Drawn { name, bytes }))
    };
    Ok(Written {
        text: text.trim_end().to_owned(),
        picture,
        cited,
    })
}

/// What is drawn, as `tieup export --as` has it.
fn figure(request: &Request<'_>, format: &Format) -> Result<Figure, Fault> {
    let Some(word) = request.text("as") else {
        return Ok(Figure::default());
    };
    let known = || {
        let known: Vec<&str> = Figure::ALL.iter().map(|figure| figure.name()).collect();
        format!("use one of {}", known.join(", "))
    };
    let figure = word
        .parse()
        .map_err(|_| request.fault("as", format!("`{word}` is no picture"), known()))?;
    if figure != Figure::default() && !format.settings().contains(&Setting::As) {
        let message = format!("`{}` draws diagrams only", format.name());
        return Err(request.fault("as", message, "use `format=svg`, or leave `as` out"));
    }
    Ok(figure)
}

fn format(request: &Request<'_>) -> Result<&'static Format, Fault> {
    let usual = || USUAL.into_iter().find(|name| Format::by_name(name).is_ok());
    let name = request.text("format").or_else(usual).unwrap_or(FENCED);
    let pictures = || {
        Format::all()
            .filter(|format| format.is_picture())
            .map(Format::name)
    };
    match Format::by_name(name) {
        Ok(format) if format.is_picture() => Ok(format),
        _ => {
            let help = format!("use one of {}", pictures().collect::<Vec<_>>().join(", "));
            Err(request.fault("format", format!("`{name}` is no format of pictures"), help))
        }
    }
}

/// The caption that is asked for, else the title of the view or of the graph, in a language where one is asked for.
fn caption(request: &Request<'_>, narrowed: &Narrowed<'_>, lang: Option<Lang>) -> String {
    if let Some(caption) = request.text("caption") {
        return caption.to_owned();
    }
    let model = request.graph.model();
    let view = request
        .text(VIEW)
        .and_then(|id| request.graph.view(id).ok());
    let (title, titles) = match view {
        Some(view) => (view.title(), view.titles()),
        None => (model.title().unwrap_or("Ties"), model.titles()),
    };
    let title = lang.map_or(title, |lang| name(title, titles, lang));
    match narrowed.as_of {
        Some((date, _)) if !tells(title, &date.to_string()) => format!("{title}, {date}"),
        _ => title.to_owned(),
    }
}

/// Whether a title has a date in it, which need not stand behind it then; not as a part of a longer one.
fn tells(title: &str, date: &str) -> bool {
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_digit() && !"-–/".contains(c));
    title.match_indices(date).any(|(at, _)| {
        let (before, after) = (&title[..at], &title[at + date.len()..]);
        apart(before.chars().next_back()) && apart(after.chars().next())
    })
}

/// The sources of all ties, in the order of the ties.
fn cited(narrowed: &Narrowed<'_>) -> Vec<SourceRef> {
    let mut cited: Vec<SourceRef> = Vec::new();
    let mut known = std::collections::HashSet::new();
    for tie in narrowed.graph().ties() {
        for said in TieRow::new(narrowed.graph(), tie, narrowed.asked.as_of).sources {
            if known.insert(said.source.id.clone()) {
                cited.push(said.source);
            }
        }
    }
    cited
}

#[cfg(test)]
mod tests {
    use super::tells;

    #[test]
    fn a_date_stands_in_a_title_where_it_is_no_part_of_a_longer_one() {
        assert!(tells("US–China IT alliances, 2015", "2015"));
        assert!(tells("2015年中美合作", "2015"));
        assert!(!tells("Alliances, 2015", "2015-11"));
        assert!(!tells("Alliances of 2015-11", "2015"));
        assert!(!tells("Alliances, 2015–2018", "2015"));
        assert!(!tells("Part 12015", "2015"));
    }
}
