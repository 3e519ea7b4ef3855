//! Takes a file that is laid out, and writes the same otherwise.

/// A small generator of numbers: the same ones for the same seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }

    fn shuffle<T>(&mut self, things: &mut [T]) {
        for at in (1..things.len()).rev() {
            things.swap(at, self.below(at + 1));
        }
    }

    fn space(&mut self) -> &'static str {
        ["", " ", "  ", "\t"][self.below(4)]
    }
}

pub struct Scrambled {
    pub text: String,
    /// How many comments were added: `# note-0.`, `# note-1.` and so on.
    pub notes: usize,
}

/// Shuffles the keys of every table, spaces at random, writes keys and parties otherwise, and adds comments if asked to.
pub fn scramble(text: &str, random: &mut Random, add_notes: bool) -> Scrambled {
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
            lead.iter().for_each(|line| out.line(line));
            lead.clear();
            out.line(line);
            header = line[1..line.find(']').unwrap()].to_owned();
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
    lead.iter().for_each(|line| out.line(line));
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
                    self.text
                        .push_str(&format!("[{header}.{}]\n", own.trim_end_matches('.')));
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

/// Takes away, doubles, moves or replaces a few pieces of a text.
pub fn damage(text: &str, random: &mut Random) -> String {
    const PIECES: [&str; 30] = [
        "[",
        "]",
        "{",
        "}",
        "[[",
        "]]",
        "\"",
        "'",
        "\"\"\"",
        "=",
        ".",
        ",",
        "#",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\0",
        "\u{feff}",
        " # c\n",
        "a.b.c",
        "graph",
        "[org]",
        "[[org.x.evidence]]\n",
        "tie = 3\n",
        "{ role = \"partner\" }",
        "= 1979-05-27 07:32:00\n",
        "= 0x1F\n",
        "\\u0041",
        "evidence",
    ];
    let mut text: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(2) {
        let from = random.below(text.len());
        let longest = [3, 80][random.below(2)];
        let length = random.below(longest);
        let piece: Vec<char> = text[from..(from + length).min(text.len())].to_vec();
        match random.below(4) {
            0 => drop(text.drain(from..from + piece.len())),
            1 => {
                let lines: Vec<usize> = (0..text.len()).filter(|&at| text[at] == '\n').collect();
                let at = lines[random.below(lines.len())] + 1;
                let end = lines
                    .iter()
                    .find(|&&end| end >= from)
                    .copied()
                    .unwrap_or(from);
                let start = lines
                    .iter()
                    .rev()
                    .find(|&&start| start < from)
                    .map_or(0, |at| at + 1);
                let moved: Vec<char> = text[start..=end.min(text.len() - 1)].to_vec();
                text.splice(at..at, moved);
            }
            2 => drop(text.splice(from..from, PIECES[random.below(PIECES.len())].chars())),
            _ => {
                let at = random.below(text.len());
                text.splice(at..at, piece);
            }
        }
        if text.is_empty() {
            break;
        }
    }
    text.into_iter().collect()
}
