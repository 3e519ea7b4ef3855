//! `figure`: a picture of what the selection keeps, with a text for those who can't see it.

use super::{Directive, Drawn, Written};
use crate::answer::{SourceRef, TieRow};
use crate::base64;
use crate::export::{Format, Options, Setting};
use crate::report::fault::Fault;
use crate::report::request::{Narrowed, Request, VIEW};
use crate::report::{alt, markdown, notes};

pub(super) static DIRECTIVE: Directive = Directive {
    name: "figure",
    what: "a picture of the ties that the selection keeps",
    options: |_| vec!["caption", "title", "format", "lang", "notes"],
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
    let narrowed = request.narrow(&[])?;
    let graph = narrowed.graph();
    if graph.ties().next().is_none() {
        let message = "the selection keeps no tie: there is nothing to draw";
        return Err(request.refusal(message, "widen it, or take the block out"));
    }
    let shows = |setting| format.settings().contains(&setting);
    let options = Options {
        title: request
            .text("title")
            .map(str::to_owned)
            .or_else(|| Some(String::new()))
            .filter(|_| shows(Setting::Title)),
        as_of: narrowed
            .as_of
            .map(|(_, day)| day)
            .filter(|_| shows(Setting::AsOf)),
        ..Options::default()
    };
    let mut bytes = Vec::new();
    format.write(graph, &options, &mut bytes).map_err(|error| {
        request.fault("format", error.to_string(), "use another format, or none")
    })?;
    let cited = cited(&narrowed);
    let caption = caption(request, &narrowed);
    let (mark, note) = if request.notes()? {
        notes::joint(
            request.id(),
            tongue.pick("Sources: ", "출처: ", "来源："),
            &cited,
        )
    } else {
        Default::default()
    };
    let caption = format!("{}{mark}", markdown::escape_line(&caption));
    if format.name() == FENCED {
        let code = String::from_utf8_lossy(&bytes);
        let text = format!("```mermaid\n{}\n```\n\n{caption}\n{note}", code.trim_end());
        return Ok(Written {
            text: text.trim_end().to_owned(),
            picture: None,
            cited,
        });
    }
    let ending = format.endings().first().copied().unwrap_or(format.name());
    let name = format!("{}.{}.{ending}", request.stem, request.id());
    let path = if request.inline {
        base64::picture(ending, &bytes)
    } else {
        markdown::file(&name)
    };
    let alt = markdown::escape(&alt::text(graph, tongue));
    let text = format!("![{alt}]({path})\\\n{caption}\n{note}");
    let picture = (!request.inline).then_some(Drawn { name, bytes });
    Ok(Written {
        text: text.trim_end().to_owned(),
        picture,
        cited,
    })
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

/// The caption that is asked for, else the title of the view or of the graph.
fn caption(request: &Request<'_>, narrowed: &Narrowed<'_>) -> String {
    if let Some(caption) = request.text("caption") {
        return caption.to_owned();
    }
    let view = request
        .text(VIEW)
        .and_then(|id| request.graph.view(id).ok());
    let title = view.map_or_else(
        || request.graph.model().title().unwrap_or("Ties"),
        |view| view.title(),
    );
    match narrowed.as_of {
        Some((date, _)) => format!("{title}, {date}"),
        None => title.to_owned(),
    }
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
