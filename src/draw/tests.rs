//! What must hold of every layout.

use super::*;

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % bound
    }
}

fn node(key: &str, bloc: Option<usize>) -> Node {
    Node {
        key: key.to_owned(),
        lines: vec![key.to_owned()],
        bloc,
        shape: Shape::Rectangle,
        rank: None,
    }
}

fn link(from: usize, to: usize, label: &str) -> Link {
    let label = label
        .split('\n')
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect();
    Link {
        key: format!("{from}-{to}"),
        from,
        to,
        directed: from < to,
        label,
        vehicle: false,
    }
}

fn random(orgs: usize, links: usize, mode: Mode, seed: u64) -> Scene {
    let mut dice = Dice(seed);
    let shapes = [Shape::Rectangle, Shape::Oval, Shape::Hexagon, Shape::Framed];
    let mut scene = Scene {
        mode,
        blocs: vec!["Here".to_owned(), "There".to_owned(), "Yonder".to_owned()],
        ..Scene::default()
    };
    for number in 0..orgs {
        let bloc = Some(dice.below(4)).filter(|&bloc| bloc < 3);
        scene.nodes.push(Node {
            shape: shapes[dice.below(4)],
            ..node(&format!("org {number:03}"), bloc)
        });
    }
    for _ in 0..links {
        let label = ["", "supply 2014", "technology partnership\nby 2015", "49 %"][dice.below(4)];
        scene
            .links
            .push(link(dice.below(orgs), dice.below(orgs), label));
    }
    scene
}

fn flat(curve: &[Point]) -> Vec<Point> {
    let mut points = vec![curve[0]];
    for piece in curve.windows(4).step_by(3) {
        for step in 1..=20 {
            let t = f64::from(step) / 20.0;
            let s = 1.0 - t;
            let at = |of: fn(&Point) -> f64| {
                s * s * s * of(&piece[0])
                    + 3.0 * s * s * t * of(&piece[1])
                    + 3.0 * s * t * t * of(&piece[2])
                    + t * t * t * of(&piece[3])
            };
            points.push(Point {
                x: at(|point| point.x),
                y: at(|point| point.y),
            });
        }
    }
    points
}

fn is_in(point: Point, rect: &Rect, border: f64) -> bool {
    point.x > rect.x + border
        && point.x < rect.right() - border
        && point.y > rect.y + border
        && point.y < rect.bottom() - border
}

/// Nothing lies on anything that it doesn't belong to.
fn check(scene: &Scene, layout: &Layout, what: &str) {
    let page = Rect {
        x: 0.0,
        y: 0.0,
        width: layout.width,
        height: layout.height,
    };
    for (at, org) in layout.nodes.iter().enumerate() {
        assert!(
            org.width > 0.0 && is_in(org.middle(), &page, 0.0),
            "{what}: org {at} is off the page"
        );
        for other in &layout.nodes[..at] {
            assert!(!org.overlaps(other, 0.1), "{what}: org {at} is on another");
        }
        let corners = [
            Point { x: org.x, y: org.y },
            Point {
                x: org.right(),
                y: org.bottom(),
            },
        ];
        let own = |ground: &&Ground| scene.nodes[at].bloc == Some(ground.bloc);
        let holds = |ground: &Ground| {
            corners
                .iter()
                .all(|&corner| is_in(corner, &ground.area, 0.0))
        };
        assert!(
            layout.grounds.iter().find(own).is_none()
                || layout.grounds.iter().filter(own).any(holds),
            "{what}: org {at} stands out of its bloc"
        );
        for ground in layout.grounds.iter().filter(|ground| !own(ground)) {
            assert!(
                !ground.area.overlaps(org, 0.1),
                "{what}: org {at} stands in another bloc"
            );
        }
    }
    for route in &layout.routes {
        let link = &scene.links[route.link];
        let points = flat(&route.curve);
        for (at, org) in layout.nodes.iter().enumerate() {
            if at != link.from && at != link.to {
                assert!(
                    !points.iter().any(|&point| is_in(point, org, 0.5)),
                    "{what}: link {} runs through org {at}",
                    route.link
                );
            }
            assert!(
                route.label.is_none_or(|label| !label.overlaps(org, 0.1)),
                "{what}: label {} is on org {at}",
                route.link
            );
        }
        for other in layout
            .routes
            .iter()
            .filter(|other| other.link != route.link)
        {
            let Some(label) = other.label else { continue };
            assert!(
                !points.iter().any(|&point| is_in(point, &label, 0.5)),
                "{what}: link {} runs through label {}",
                route.link,
                other.link
            );
            assert!(
                route.label.is_none_or(|own| !own.overlaps(&label, 0.1)),
                "{what}: labels {} and {}",
                route.link,
                other.link
            );
        }
        let touches = |point: Point, org: usize| {
            Rect {
                x: point.x,
                y: point.y,
                ..Rect::default()
            }
            .overlaps(&layout.nodes[org], -0.1)
        };
        let end = route
            .arrow
            .map_or(route.curve[route.curve.len() - 1], |arrow| arrow[0]);
        assert!(
            touches(route.curve[0], link.from) && touches(end, link.to),
            "{what}: link {} hangs loose",
            route.link
        );
        assert_eq!(route.label.is_some(), !link.label.is_empty());
        assert_eq!(route.arrow.is_some(), link.directed);
    }
}

#[test]
fn nothing_lies_on_anything_else_in_random_scenes() {
    for mode in [Mode::Blocs, Mode::BlocsAsGiven, Mode::Down, Mode::Right] {
        for seed in 0..7 {
            let orgs = 2 + usize::try_from(seed).expect("small") * 4;
            let scene = random(orgs, orgs * 3 / 2, mode, seed);
            check(
                &scene,
                &lay_out(&scene, &Style::default()),
                &format!("{mode:?} {seed}"),
            );
        }
    }
}

#[test]
fn the_order_of_the_input_does_not_show() {
    for mode in [Mode::Blocs, Mode::Right] {
        let mut scene = random(30, 0, mode, 5);
        let mut dice = Dice(3);
        for number in 0..45 {
            scene.links.push(Link {
                key: format!("tie {number:02}"),
                ..link(dice.below(30), dice.below(30), "supply")
            });
        }
        let layout = lay_out(&scene, &Style::default());
        let mut turned = scene.clone();
        turned.nodes.reverse();
        turned.links.reverse();
        for link in &mut turned.links {
            (link.from, link.to) = (29 - link.from, 29 - link.to);
        }
        let other = lay_out(&turned, &Style::default());
        assert!(layout.nodes.iter().eq(other.nodes.iter().rev()));
        let curves = |layout: &Layout| -> Vec<Vec<Point>> {
            layout
                .routes
                .iter()
                .map(|route| route.curve.clone())
                .collect()
        };
        assert!(
            curves(&layout)
                .into_iter()
                .eq(curves(&other).into_iter().rev())
        );
    }
}

#[test]
fn an_empty_scene_is_an_empty_page() {
    let layout = lay_out(&Scene::default(), &Style::default());
    assert!(layout.nodes.is_empty() && layout.routes.is_empty());
    assert!(layout.width.is_finite() && layout.height.is_finite());
}

#[test]
fn orgs_without_links_stand_together() {
    let mut scene = Scene {
        blocs: vec!["Here".to_owned(), "There".to_owned()],
        ..Scene::default()
    };
    scene.nodes.push(node("alone", None));
    check(&scene, &lay_out(&scene, &Style::default()), "one");
    scene.nodes.extend(
        (0..40).map(|number| node(&format!("a rather long name {number}"), Some(number % 2))),
    );
    let layout = lay_out(&scene, &Style::default());
    check(&scene, &layout, "many");
    assert_eq!(layout.grounds.len(), 2);
    assert!(layout.height < 1500.0 && layout.width < 1500.0);
}

#[test]
fn links_that_lead_nowhere_else_are_left_out() {
    let mut scene = random(6, 6, Mode::Blocs, 1);
    let before = lay_out(&scene, &Style::default());
    scene.links.push(link(2, 2, "itself"));
    scene.links.push(link(2, 99, "nobody"));
    assert_eq!(lay_out(&scene, &Style::default()), before);
}

#[test]
fn an_org_with_sixty_links_has_sixty_places_for_them() {
    let mut scene = Scene {
        blocs: vec!["Here".to_owned(), "There".to_owned()],
        ..Scene::default()
    };
    scene.nodes.push(node("hub", Some(0)));
    for number in 1..=60 {
        scene.nodes.push(node(&format!("org {number:02}"), Some(1)));
        scene.links.push(link(0, number, "supply 2014"));
    }
    let layout = lay_out(&scene, &Style::default());
    check(&scene, &layout, "hub");
    let mut starts: Vec<(f64, f64)> = layout
        .routes
        .iter()
        .map(|route| (route.curve[0].x, route.curve[0].y))
        .collect();
    starts.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.total_cmp(&b.0)));
    assert!(
        starts
            .windows(2)
            .all(|pair| pair[1].1 - pair[0].1 > 1.5 || pair[0].0 < pair[1].0)
    );
}

#[test]
fn parallel_links_do_not_share_a_line() {
    for label in ["", "supply"] {
        let mut scene = Scene {
            blocs: vec!["Here".to_owned(), "There".to_owned()],
            ..Scene::default()
        };
        scene.nodes = vec![node("a", Some(0)), node("b", Some(1)), node("c", Some(0))];
        scene.links = vec![
            link(0, 1, label),
            link(1, 0, label),
            link(0, 1, label),
            link(0, 2, label),
            link(2, 0, label),
        ];
        let layout = lay_out(&scene, &Style::default());
        check(&scene, &layout, "parallel");
        for (at, route) in layout.routes.iter().enumerate() {
            for other in &layout.routes[..at] {
                let (a, b) = (flat(&route.curve), flat(&other.curve));
                assert!(
                    a.iter()
                        .any(|p| b.iter().all(|q| (p.x - q.x).hypot(p.y - q.y) > 3.0)),
                    "{label:?} {at}"
                );
            }
        }
    }
}

#[test]
fn a_vehicle_in_no_bloc_stands_between_its_parents() {
    let mut scene = Scene {
        blocs: vec!["Here".to_owned(), "There".to_owned()],
        ..Scene::default()
    };
    scene.nodes = vec![
        node("parent", Some(0)),
        node("venture", None),
        node("other parent", Some(1)),
    ];
    scene.links = [0, 2]
        .map(|parent| Link {
            vehicle: true,
            ..link(parent, 1, "50 %")
        })
        .into();
    scene.links.push(link(0, 2, "joint venture"));
    let layout = lay_out(&scene, &Style::default());
    let x: Vec<f64> = layout.nodes.iter().map(|org| org.middle().x).collect();
    assert!(x[0] < x[1] && x[1] < x[2], "{x:?}");
}

#[test]
fn the_first_bloc_stands_left_where_nothing_is_lost_by_it() {
    let mut scene = Scene {
        blocs: vec!["Here".to_owned(), "There".to_owned()],
        ..Scene::default()
    };
    scene.nodes = vec![node("z", Some(0)), node("a", Some(1))];
    scene.links = vec![link(1, 0, "supply")];
    let layout = lay_out(&scene, &Style::default());
    assert!(layout.nodes[0].x < layout.nodes[1].x);
}

#[test]
fn a_chain_leads_down_along_its_arrows_even_from_a_cycle() {
    let mut scene = Scene {
        mode: Mode::Down,
        ..Scene::default()
    };
    scene.nodes = ["d", "c", "b", "a"].map(|key| node(key, None)).into();
    scene.links = [(0, 1), (1, 2), (2, 3)]
        .map(|(from, to)| link(from, to, "51 %"))
        .into();
    let tops = |scene: &Scene| -> Vec<f64> {
        lay_out(scene, &Style::default())
            .nodes
            .iter()
            .map(|org| org.y)
            .collect()
    };
    assert!(tops(&scene).is_sorted());
    scene.links.push(Link {
        directed: true,
        ..link(3, 1, "5 %")
    });
    let layout = lay_out(&scene, &Style::default());
    check(&scene, &layout, "cycle");
    assert!(layout.nodes[0].y < layout.nodes[1].y);
}

#[test]
fn chains_that_have_nothing_to_do_with_each_other_fill_a_page() {
    let mut scene = Scene {
        mode: Mode::Down,
        ..Scene::default()
    };
    for pair in 0..20 {
        scene.nodes.push(node(&format!("owner {pair}"), None));
        scene.nodes.push(node(&format!("owned {pair}"), None));
        scene.links.push(link(2 * pair, 2 * pair + 1, "51 %"));
    }
    let layout = lay_out(&scene, &Style::default());
    check(&scene, &layout, "pairs");
    assert_eq!(layout.routes.len(), 20);
    assert!(
        layout.width < 3.0 * layout.height,
        "{} × {}",
        layout.width,
        layout.height
    );
}

#[test]
fn very_long_names_widen_their_column_only() {
    let mut scene = random(12, 18, Mode::Blocs, 4);
    scene.nodes[3].lines = vec!["한국전자통신연구원".repeat(12), "부설".to_owned()];
    check(&scene, &lay_out(&scene, &Style::default()), "long");
}

#[test]
fn a_thousand_orgs_have_their_places() {
    let scene = random(1000, 1200, Mode::Blocs, 8);
    let layout = lay_out(&scene, &Style::default());
    assert!(
        layout
            .nodes
            .iter()
            .all(|org| org.width > 0.0 && org.x.is_finite() && org.y.is_finite())
    );
}

#[test]
fn a_tie_more_leaves_most_orgs_where_they_are() {
    let (mut moved, mut all) = (0, 0);
    for seed in 1..4 {
        let scene = random(24, 30, Mode::Blocs, seed);
        let before = lay_out(&scene, &Style::default());
        for number in 0..4 {
            let mut more = scene.clone();
            let (from, to) = (number * 6, (number * 7 + 1) % 24);
            more.links.push(link(from, to, "supply 2014"));
            let after = lay_out(&more, &Style::default());
            let places = before.nodes.iter().zip(&after.nodes);
            let is_far = |(a, b): &(&Rect, &Rect)| (a.y - b.y).abs() > a.height;
            moved += places.filter(is_far).count();
            all += 24;
        }
    }
    assert!(moved * 5 < all * 2, "{moved} of {all}");
}

#[test]
fn orgs_with_a_rank_stand_in_that_order_in_their_columns_whatever_is_added() {
    for seed in 0..8 {
        let mut scene = random(24, 36, Mode::Blocs, seed);
        // Every other one, from the last to the first.
        for (number, node) in scene.nodes.iter_mut().enumerate().step_by(2) {
            node.rank = Some(24 - number);
        }
        for _ in 0..2 {
            let layout = lay_out(&scene, &Style::default());
            check(&scene, &layout, &format!("ranked {seed}"));
            let is_linked = |node: usize| {
                let mut links = scene.links.iter();
                links.any(|link| link.from == node || link.to == node)
            };
            let ranked = (0..24).step_by(2).filter(|&node| is_linked(node));
            let ranked: Vec<usize> = ranked.collect();
            for (a, b) in ranked
                .iter()
                .flat_map(|&a| ranked.iter().map(move |&b| (a, b)))
            {
                let (upper, lower) = (layout.nodes[b].middle(), layout.nodes[a].middle());
                if a < b && (upper.x - lower.x).abs() < 0.5 {
                    assert!(upper.y < lower.y, "{b} above {a} in {seed}");
                }
            }
            scene.links.push(link(0, 23, "supply 2014"));
        }
    }
}

#[test]
fn ranks_count_without_a_bloc_too() {
    let mut scene = Scene {
        nodes: ["a", "b", "c", "d"].map(|key| node(key, None)).into(),
        links: vec![link(0, 1, "x"), link(2, 3, "x")],
        ..Scene::default()
    };
    for node in [1, 3] {
        scene.nodes[node].rank = Some(4 - node);
    }
    let layout = lay_out(&scene, &Style::default());
    assert!(layout.nodes[3].y < layout.nodes[1].y);
}

#[test]
fn blocs_stand_as_given_where_that_is_asked() {
    for seed in 0..8 {
        let scene = random(20, 30, Mode::BlocsAsGiven, seed);
        let layout = lay_out(&scene, &Style::default());
        let order: Vec<usize> = layout.grounds.iter().map(|ground| ground.bloc).collect();
        let top = layout.grounds[0].area.y;
        let linked = layout
            .grounds
            .iter()
            .filter(|ground| (ground.area.y - top).abs() < 1.0);
        assert!(linked.map(|ground| ground.area.x).is_sorted(), "{order:?}");
        assert!(order.iter().take(3).is_sorted(), "{order:?}");
    }
}
