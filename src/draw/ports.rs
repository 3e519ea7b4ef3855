//! Where lines leave the orgs.

use super::expand::SIDES;
use super::net::{HIGH, Kind, LOW, Net};
use super::parts::Flow;
use super::pava;
use super::place::{Placed, line_of_label};
use super::scene::Style;

/// Where lines leave the orgs: by side of an org, its lines in order.
pub(super) struct Ports {
    sides: Vec<(usize, Vec<Port>)>,
}

#[derive(Clone, Copy, Debug)]
struct Port {
    chain: usize,
    is_last: bool,
    /// The vertex beside the org.
    next: usize,
}

impl Ports {
    pub(super) fn new(net: &Net) -> Self {
        let mut by_side = [
            vec![Vec::new(); net.kinds.len()],
            vec![Vec::new(); net.kinds.len()],
        ];
        for (chain, ends) in net.chains.iter().enumerate() {
            let count = ends.vertices.len();
            for (is_last, org, next) in [(false, 0, 1), (true, count - 1, count - 2)] {
                let (org, beside) = (ends.vertices[org], ends.vertices[next]);
                let side = if net.layer[beside] < net.layer[org] {
                    LOW
                } else {
                    HIGH
                };
                by_side[side][org].push(Port {
                    chain,
                    is_last,
                    next: beside,
                });
            }
        }
        let mut sides = Vec::new();
        for side in SIDES {
            for (org, ports) in by_side[side].iter_mut().enumerate() {
                if !ports.is_empty() {
                    ports.sort_by_key(|port| (net.position[port.next], port.chain));
                    sides.push((org, std::mem::take(ports)));
                }
            }
        }
        Ports { sides }
    }

    /// Spreads the ports of each side evenly.
    #[expect(clippy::cast_precision_loss, reason = "ports are few")]
    pub(super) fn spread(&self, shares: &[f64], placed: &mut Placed, style: &Style) {
        for (org, ports) in &self.sides {
            let (pitch, _) = pitch(placed.across[*org] * shares[*org], ports.len(), style);
            for (at, port) in ports.iter().enumerate() {
                placed.ports[port.chain][usize::from(port.is_last)] =
                    (at as f64 - (ports.len() - 1) as f64 / 2.0) * pitch;
            }
        }
    }

    /// Moves the ports of each side as near as they may to the heights of what they lead to.
    pub(super) fn fit(
        &self,
        net: &Net,
        flow: Flow,
        shares: &[f64],
        placed: &mut Placed,
        style: &Style,
    ) {
        for (org, ports) in &self.sides {
            let (pitch, far) = pitch(placed.across[*org] * shares[*org], ports.len(), style);
            let wish = |port: &Port| {
                let off = match net.kinds[port.next] {
                    Kind::Label(_) => line_of_label(flow, placed.across[port.next]),
                    Kind::Pass(_) => 0.0,
                    Kind::Org(_) => {
                        let other = placed.ports[port.chain][usize::from(!port.is_last)];
                        // Two orgs side by side: half the way to a level line.
                        let own = placed.ports[port.chain][usize::from(port.is_last)];
                        let level = placed.middle[port.next] + other - placed.middle[*org];
                        return (f64::midpoint(own, level), 1.0);
                    }
                };
                (placed.middle[port.next] + off - placed.middle[*org], 1.0)
            };
            let wishes: Vec<(f64, f64)> = ports.iter().map(wish).collect();
            let offs = pava::place(&wishes, &vec![pitch; ports.len()], Some((-far, far)));
            for (port, place) in ports.iter().zip(offs) {
                placed.ports[port.chain][usize::from(port.is_last)] = place;
            }
        }
    }
}

/// The distance of ports on a side, and how far from its middle they may be.
#[expect(clippy::cast_precision_loss, reason = "ports are few")]
fn pitch(across: f64, ports: usize, style: &Style) -> (f64, f64) {
    let far = (across / 2.0 - 5.0).max(0.0);
    let room = if ports > 1 {
        2.0 * far / (ports - 1) as f64
    } else {
        f64::INFINITY
    };
    (room.min(style.pitch), far)
}
