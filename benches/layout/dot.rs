//! The same scenes, laid out by Graphviz.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;
use tieup::draw::{Point, Rect, Scene, Style};

use crate::measure::{Drawline, Drawn, flatten};

/// The scene in DOT: clusters from left to right, the same names, labels and font sizes, links from the bloc on the left to that on the right.
pub(crate) fn write(scene: &Scene, style: &Style) -> String {
    let quote = |lines: &[String]| {
        lines
            .join("\n")
            .replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('\n', "\\n")
    };
    let mut out = format!(
        "digraph {{\nrankdir=LR; nodesep=0.16; ranksep=0.35; fontname=Helvetica; fontsize={};\nnode [shape=box, fontname=Helvetica, fontsize={}, margin=\"0.14,0.08\", width=0.1, height=0.1];\nedge [dir=none, arrowsize=0.8, fontname=Helvetica, fontsize={}];\n",
        style.title, style.name, style.label
    );
    for (bloc, title) in scene.blocs.iter().enumerate() {
        let members: Vec<usize> = (0..scene.nodes.len())
            .filter(|&node| scene.nodes[node].bloc == Some(bloc))
            .collect();
        if members.is_empty() {
            continue;
        }
        let _ = writeln!(
            out,
            "subgraph cluster_{bloc} {{ label=\"{}\"; margin=12;",
            quote(std::slice::from_ref(title))
        );
        for node in members {
            let _ = writeln!(
                out,
                "n{node} [label=\"{}\"];",
                quote(&scene.nodes[node].lines)
            );
        }
        out.push_str("}\n");
    }
    for (node, org) in scene
        .nodes
        .iter()
        .enumerate()
        .filter(|(_, org)| org.bloc.is_none())
    {
        let _ = writeln!(out, "n{node} [label=\"{}\"];", quote(&org.lines));
    }
    let place = |node: usize| {
        scene.nodes[node]
            .bloc
            .map_or(scene.blocs.len() * 2 - 3, |bloc| bloc * 2)
    };
    for (number, link) in scene.links.iter().enumerate() {
        let is_back = place(link.from) > place(link.to);
        let (tail, head) = if is_back {
            (link.to, link.from)
        } else {
            (link.from, link.to)
        };
        let dir = match (link.directed, is_back) {
            (false, _) => "none",
            (true, false) => "forward",
            (true, true) => "back",
        };
        let _ = writeln!(
            out,
            "n{tail} -> n{head} [label=\"{}\", dir={dir}, id=\"{number}\"];",
            quote(&link.label)
        );
    }
    out.push_str("}\n");
    out
}

/// Has `dot` lay a scene out; `None` where it fails or takes more than 20 s.
pub(crate) fn lay_out(scene: &Scene, style: &Style) -> Option<(Drawn, f64)> {
    let text = write(scene, style);
    let start = std::time::Instant::now();
    let mut child = Command::new("timeout")
        .args(["20", "dot", "-Tjson"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    let took = start.elapsed().as_secs_f64();
    let json: Value = serde_json::from_slice(&output.stdout).ok()?;
    Some((read(scene, style, &json)?, took))
}

fn numbers(text: &str) -> Vec<f64> {
    text.split([',', ' '])
        .filter_map(|number| number.parse().ok())
        .collect()
}

fn read(scene: &Scene, style: &Style, json: &Value) -> Option<Drawn> {
    let bound = numbers(json["bb"].as_str()?);
    let mut nodes = vec![Rect::default(); scene.nodes.len()];
    for object in json["objects"].as_array()? {
        let Some(number) = object["name"]
            .as_str()
            .and_then(|name| name.strip_prefix('n')?.parse::<usize>().ok())
        else {
            continue;
        };
        let at = numbers(object["pos"].as_str()?);
        let size = |key: &str| {
            object[key]
                .as_str()?
                .parse::<f64>()
                .ok()
                .map(|inches| inches * 72.0)
        };
        let (width, height) = (size("width")?, size("height")?);
        nodes[number] = Rect {
            x: at[0] - width / 2.0,
            y: at[1] - height / 2.0,
            width,
            height,
        };
    }
    let mut lines = Vec::new();
    for edge in json["edges"].as_array()? {
        let link = &scene.links[edge["id"].as_str()?.parse::<usize>().ok()?];
        lines.push(Drawline {
            ends: [link.from, link.to],
            points: curve(edge["pos"].as_str()?),
            label: label(edge, style),
        });
    }
    Some(Drawn {
        width: bound[2] - bound[0],
        height: bound[3] - bound[1],
        nodes,
        lines,
    })
}

fn curve(pos: &str) -> Vec<Point> {
    let (mut start, mut end, mut points) = (None, None, Vec::new());
    for word in pos.split(' ') {
        let at = numbers(word.trim_start_matches(['s', 'e', ',']));
        let point = Point { x: at[0], y: at[1] };
        match word.as_bytes()[0] {
            b's' => start = Some(point),
            b'e' => end = Some(point),
            _ => points.push(point),
        }
    }
    start
        .into_iter()
        .chain(flatten(&points))
        .chain(end)
        .collect()
}

fn label(edge: &Value, style: &Style) -> Option<Rect> {
    let texts = edge["_ldraw_"]
        .as_array()?
        .iter()
        .filter(|operation| operation["op"] == "T");
    let rects = texts.filter_map(|text| {
        let (x, y, width) = (
            text["pt"][0].as_f64()?,
            text["pt"][1].as_f64()?,
            text["width"].as_f64()?,
        );
        Some(Rect {
            x: x - width / 2.0,
            y: y - style.label * 0.25,
            width,
            height: style.label,
        })
    });
    rects.reduce(|all, next| all.around(&next))
}
