//! Takes a file that is laid out, and writes the same otherwise.

use std::fmt::Write;

use crate::random::Random;

pub(crate) struct Scrambled {
    pub(crate) text: String,
    /// How many comments were added: `# note-0.`, `# note-1.` and so on.
    pub(crate) notes: usize,
}

/// Shuffles the keys of every table, spaces at random, writes keys and parties otherwise, and adds comments if asked to.
pub(crate) fn scramble(text: &str, random: &mut Random, add_notes: bool) -> Scrambled {
    let mut out = Out {
        text: String::new(),
        notes: 0,
        add_notes,
        random,
    };
    let mut fields: Vec<Vec<&str>> = Vec::new();
    let mut header = String::new();
    let mut lead: Vec<&str> = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with('[') {
            out.record(&header, &mut fields);
            for line in lead.drain(..) {
                out.line(line);
            }
            out.line(line);
            header.clear();
            header.push_str(&line[1..line.find(']').unwrap()]);
        } else if line.is_empty() {
            out.record(&header, &mut fields);
            header.clear();
            lead.push(line);
        } else if line.starts_with('#') && (fields.is_empty() || lines.peek() == Some(&"")) {
            // The end of a record.
            out.record(&header, &mut fields);
            lead.push(line);
        } else {
            let mut field = vec![line];
            let close = [("= [", "]"), ("= \"\"\"", "\"\"\"")]
                .into_iter()
                .find(|(open, _)| line.ends_with(open));
            if let Some((_, close)) = close {
                for line in lines.by_ref() {
                    field.push(line);
                    if line.ends_with(close) && !line.ends_with("[]") {
                        break;
                    }
                }
            }
            fields.push(field);
        }
    }
    out.record(&header, &mut fields);
    for line in lead {
        out.line(line);
    }
    let mut text = out.text;
    if out.random.below(4) == 0 {
        text = text.replace('\n', "\r\n");
    }
    if out.random.below(4) == 0 {
        text.insert(0, '\u{feff}');
    }
    Scrambled {
        text,
        notes: out.notes,
    }
}

struct Out<'r> {
    text: String,
    notes: usize,
    add_notes: bool,
    random: &'r mut Random,
}

impl Out<'_> {
    fn note(&mut self) -> String {
        self.notes += 1;
        format!("# note-{}.", self.notes - 1)
    }

    fn maybe_note(&mut self) -> Option<String> {
        (self.add_notes && self.random.below(3) == 0).then(|| self.note())
    }

    /// A line as it is, perhaps with a comment after it.
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        if !line.is_empty() && !line.contains('#') {
            self.note_after();
        }
        self.text.push('\n');
    }

    fn note_after(&mut self) {
        if let Some(note) = self.maybe_note() {
            self.text.push_str(self.random.space());
            self.text.push_str(&note);
        } else {
            self.text.push_str(self.random.space());
        }
    }

    fn note_before(&mut self) {
        while let Some(note) = self.maybe_note() {
            self.text.push_str(self.random.space());
            self.text.push_str(&note);
            self.text.push('\n');
        }
    }

    fn record(&mut self, header: &str, fields: &mut Vec<Vec<&str>>) {
        self.random.shuffle(fields);
        // Some tables get headers of their own, after the rest.
        let own = ["dates.", "parties.", "amounts.", "titles.", "select."][self.random.below(5)];
        let own = if header.contains('.') && header != "graph.topics" {
            own
        } else {
            "="
        };
        fields.sort_by_key(|field| field[0].starts_with(own));
        let mut opened = false;
        for field in fields.drain(..) {
            let mut first = field[0];
            if let Some(rest) = first.strip_prefix(own) {
                if !opened {
                    writeln!(self.text, "[{header}.{}]", own.trim_end_matches('.')).unwrap();
                    opened = true;
                }
                first = rest;
            }
            if self.random.below(4) == 0 {
                self.text.push('\n');
            }
            self.note_before();
            self.field(first, &field[1..]);
        }
    }

    fn field(&mut self, first: &str, rest: &[&str]) {
        let (key, value) = first.split_once(" = ").unwrap();
        let start = format!("{}{}", self.random.space(), self.key(key));
        self.text.push_str(&start);
        self.text.push_str(self.random.space());
        self.text.push('=');
        self.text.push_str(self.random.space());
        if rest.is_empty() {
            let value = match value {
                "\"vehicle\"" => "{ role = \"vehicle\" }",
                value => value,
            };
            let value = self.value(value);
            self.text.push_str(&value);
            self.note_after();
        } else if value.starts_with('[') {
            self.rows(rest);
        } else {
            self.text.push_str(value);
            for line in rest {
                self.text.push('\n');
                self.text.push_str(line);
            }
            self.note_after();
        }
        self.text.push('\n');
    }

    fn rows(&mut self, rows: &[&str]) {
        self.text.push('[');
        self.note_after();
        self.text.push('\n');
        for row in &rows[..rows.len() - 1] {
            if row.is_empty() || row.trim_start().starts_with('#') {
                self.text.push_str(row);
            } else {
                self.note_before();
                let (row, comment) = row.rsplit_once(" },").unwrap();
                let value = self.value(&format!("{} }}", row.trim_start()));
                self.text.push_str(&value);
                self.text.push_str(self.random.space());
                self.text.push(',');
                self.text.push_str(comment);
                if comment.is_empty() {
                    self.note_after();
                }
            }
            self.text.push('\n');
        }
        self.note_before();
        self.text.push(']');
        self.note_after();
    }

    fn key(&mut self, key: &str) -> String {
        let words = key.split('.').map(|word| match self.random.below(6) {
            0 => format!("\"{word}\""),
            1 => format!("'{word}'"),
            2 => format!(" {word} "),
            _ => word.to_owned(),
        });
        words.collect::<Vec<_>>().join(".").trim().to_owned()
    }

    /// A value on a line, with the pairs of its tables shuffled.
    fn value(&mut self, value: &str) -> String {
        let space = self.random.space();
        if let Some(inside) = value
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
        {
            let mut pairs = Vec::new();
            for pair in split(inside) {
                let (key, value) = pair.split_once(" = ").unwrap();
                let key = self.key(key);
                let value = self.value(value);
                pairs.push(format!("{key}{space}={}{value}", self.random.space()));
            }
            self.random.shuffle(&mut pairs);
            let comma = format!("{},{space}", self.random.space());
            return format!("{{{space}{}{space}}}", pairs.join(&comma));
        }
        if let Some(inside) = value
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            let parts: Vec<String> = split(inside).iter().map(|part| self.value(part)).collect();
            return format!("[{space}{}{space}]", parts.join(&format!(",{space}")));
        }
        value.to_owned()
    }
}

/// The parts between the commas that stand in no brackets and no text.
fn split(inside: &str) -> Vec<&str> {
    let (mut depth, mut quoted, mut start) = (0, false, 0);
    let mut parts = Vec::new();
    for (at, byte) in inside.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => depth += 1,
            b']' | b'}' if !quoted => depth -= 1,
            b',' if !quoted && depth == 0 => {
                parts.push(inside[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(inside[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}
