//! The layered graph: vertices in layers, edges between neighbouring layers, and turns, which leave a layer and come back to it.

/// The side of a layer that faces the one before.
pub(super) const LOW: usize = 0;
/// The side that faces the next.
pub(super) const HIGH: usize = 1;

/// What a vertex stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// The node of that number.
    Org(usize),
    /// The words of the line of that number.
    Label(usize),
    /// The line of that number, passing by.
    Pass(usize),
}

/// The way of a line through the net, from the lower layer to the higher; of a turn, from the upper end to the lower.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    pub(super) line: usize,
    pub(super) vertices: Vec<usize>,
    /// For a turn: after which of `vertices` it turns, and on which side of their layer.
    pub(super) turn: Option<(usize, usize)>,
    /// Whether it runs against the line, from its `to` to its `from`.
    pub(super) is_against: bool,
}

/// Vertices in layers.
#[derive(Clone, Debug, Default)]
pub(super) struct Net {
    pub(super) kinds: Vec<Kind>,
    /// By vertex: a random number that belongs to it.
    pub(super) seeds: Vec<u64>,
    pub(super) layer: Vec<usize>,
    /// The vertices of each layer, in order.
    pub(super) layers: Vec<Vec<usize>>,
    /// The place of each vertex in its layer.
    pub(super) position: Vec<usize>,
    /// By side and vertex: its neighbours in the layer there, one for each edge.
    pub(super) near: [Vec<Vec<usize>>; 2],
    /// By side and vertex: the vertices of its own layer that it is tied to by a turn on that side.
    pub(super) turns: [Vec<Vec<usize>>; 2],
    /// By vertex: whether it keeps its place among the others that do.
    pub(super) held: Vec<bool>,
    /// One a line.
    pub(super) chains: Vec<Chain>,
}

impl Net {
    pub(super) fn with_layers(count: usize) -> Self {
        Net {
            layers: vec![Vec::new(); count],
            ..Net::default()
        }
    }

    /// Adds a vertex at the end of a layer.
    pub(super) fn add(&mut self, kind: Kind, layer: usize, seed: u64) -> usize {
        let vertex = self.kinds.len();
        self.kinds.push(kind);
        self.seeds.push(seed);
        self.held.push(false);
        self.layer.push(layer);
        self.position.push(self.layers[layer].len());
        self.layers[layer].push(vertex);
        for side in [LOW, HIGH] {
            self.near[side].push(Vec::new());
            self.turns[side].push(Vec::new());
        }
        vertex
    }

    /// Ties a vertex to one in the next layer.
    pub(super) fn join(&mut self, low: usize, high: usize) {
        debug_assert_eq!(self.layer[low] + 1, self.layer[high]);
        self.near[HIGH][low].push(high);
        self.near[LOW][high].push(low);
    }

    /// Ties two vertices of a layer by a turn.
    pub(super) fn turn(&mut self, a: usize, b: usize, side: usize) {
        debug_assert_eq!(self.layer[a], self.layer[b]);
        self.turns[side][a].push(b);
        self.turns[side][b].push(a);
    }

    /// Sets a layer's order.
    pub(super) fn set_layer(&mut self, layer: usize, order: Vec<usize>) {
        for (at, &vertex) in order.iter().enumerate() {
            self.position[vertex] = at;
        }
        self.layers[layer] = order;
    }

    /// The layer before or after, if there is one.
    pub(super) fn beside(&self, layer: usize, side: usize) -> Option<usize> {
        if side == LOW {
            layer.checked_sub(1)
        } else {
            Some(layer + 1).filter(|&next| next < self.layers.len())
        }
    }
}
