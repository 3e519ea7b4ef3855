//! Questions in words, in English, Korean and Chinese, as the command lines that answer them.
//!
//! There is no model and no guess: the tables (`en`, `ko`, `zh`) hold how a question may be put, a row a way, and
//! [`understand`] matches the question against all rows at once. Every word of it must be in a row, or be a name or a value
//! that the row has room for, or stand in the short list of words that mean nothing here ("please"). A word that is none of
//! these, a name that nobody or more than one bears, or words that may mean two commands make a [`NotUnderstood`], which
//! tells how far the question was understood and what could come next.
//!
//! What the commands do, and how an answer looks, is not known here.

mod command;
mod dates;
mod en;
mod ko;
mod lexicon;
mod matcher;
mod pattern;
mod places;
mod question;
mod reading;
mod refusal;
mod senses;
mod settle;
mod shown;
mod sides;
mod table;
mod text;
mod told;
mod unfit;
mod words;
mod zh;

#[cfg(test)]
mod page;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::Day;

pub use refusal::{NotUnderstood, Reason};

use lexicon::{Lexicon, Shared};
use matcher::Matcher;
use question::{Ask, Order, Place, Question};
use text::Text;

/// The command line that a question means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// The command, ids rather than names, and the flags: `["partners", "inspur", "--since", "2015"]`.
    pub words: Vec<String>,
    /// Whether it was asked how many there are.
    pub number: bool,
    /// Whether it was asked for control, which a stake need not be.
    pub controls: bool,
}

/// Reads a question. `today` is what "today" and "last year" mean.
///
/// Costs a pass over the names of places and kinds, and then about the rows of the tables times the words of the question;
/// of the graph's size only what the index of names costs, and where somebody's control is asked about, who controls whom.
///
/// # Errors
///
/// [`NotUnderstood`], where the question has no meaning here, or more than one.
///
/// ```
/// use tieup::{ask::understand, model::Day};
///
/// let graph = tieup::Graph::open("us-china-2015")?;
/// let today = Day::new(2026, 1, 1).expect("it is in the calendar");
/// let asked = understand(&graph, "Who has partnered with Inspur since 2015?", today)?;
/// let words = ["partners", "inspur", "--since", "2015"];
/// assert_eq!(asked.words, words);
/// assert_eq!(understand(&graph, "2015년 이후 인스퍼와 제휴한 회사는?", today)?, asked);
///
/// let error = understand(&graph, "who partnered with Inspur because of Cisco", today).unwrap_err();
/// assert_eq!(error.word(), "because");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn understand(graph: &Graph, question: &str, today: Day) -> Result<Understood, NotUnderstood> {
    let text = Text::new(question);
    let lexicon = Lexicon::new(graph, today);
    let (questions, reached) = Matcher::new(graph, today, &text, &lexicon).run();
    if reached.endless {
        let reason = Reason::Unfit {
            message: "the question can be read in too many ways".to_owned(),
            help: "ask it in fewer words, or in several questions".to_owned(),
        };
        return Err(NotUnderstood::whole(question, reason));
    }
    let mut commands: Vec<Vec<String>> = Vec::new();
    let (mut unfit, mut weak) = (None, None);
    let telling = telling(&questions);
    for question in &telling {
        match question.commands(graph) {
            Ok(readings) => commands.extend(readings),
            Err(why) if why.weak => weak = Some(why),
            Err(why) => unfit = Some(why),
        }
    }
    let unfit = unfit.or(weak.filter(|_| commands.is_empty()));
    commands.sort();
    commands.dedup();
    if let ([_], None) = (&commands[..], &unfit) {
        if let Some(why) = shared(graph, &lexicon.shared(&text), &telling) {
            return Err(NotUnderstood::whole(question, why));
        }
        return Ok(Understood {
            words: commands.pop().unwrap_or_default(),
            number: telling.iter().any(|question| question.number),
            controls: telling.iter().any(|question| question.controls),
        });
    }
    Err(match (commands.is_empty(), unfit) {
        (true, None) => refusal::unread(graph, &text, &lexicon, &reached),
        (_, Some(why)) => NotUnderstood::whole(
            question,
            Reason::Unfit {
                message: why.message,
                help: why.help,
            },
        ),
        (false, None) => NotUnderstood::whole(question, Reason::Readings(commands)),
    })
}

/// The readings without those that another one tells more than.
fn telling(questions: &BTreeSet<Question>) -> Vec<&Question> {
    // Where the same words are read with and without telling what began from what was so, they tell it.
    let untold = |question: &Question| Question {
        began: None,
        done: false,
        number: false,
        order: Order::default(),
        stopped: false,
        ..question.clone()
    };
    let told: Vec<Question> = questions
        .iter()
        .filter(|question| question.began.is_some())
        .map(untold)
        .collect();
    // `중국 국유 기업`: those from there who are under a government, and not some from there and others under a government.
    let joined = questions.iter().any(Question::joins_state_and_place);
    let telling = |question: &&Question| {
        (question.began.is_some() || !told.contains(&untold(question)))
            && (!joined || question.stated.is_empty() || question.joins_state_and_place())
    };
    questions.iter().filter(telling).collect()
}

/// Whom or what a word may mean that was read as an organisation and is a place as well, where the question could be about either.
fn shared(graph: &Graph, shared: &[Shared], questions: &[&Question]) -> Option<Reason> {
    let model = graph.model();
    // Nobody owns a place, and no chain leads to one.
    let either = |question: &&&Question| {
        matches!(
            question.ask,
            Ask::Partners | Ask::Ties | Ask::Timeline | Ask::Stats
        )
    };
    let mut shared = shared.iter();
    let shared = shared.find(|shared| {
        let mut about = questions.iter().filter(either);
        about.any(|question| question.orgs.contains(&shared.org))
    })?;
    let org = model.org(shared.org);
    let place = match &shared.place {
        Place::Bloc(id) => format!("bloc.{id}"),
        Place::Country(country) => country.code().to_owned(),
    };
    let (typed, id, name) = (&shared.typed, org.id(), org.name());
    Some(Reason::Unfit {
        message: format!("`{typed}` is an organisation, {name} (org.{id}), and a place ({place})"),
        help: format!(
            "write `org.{id}` for the organisation, `{place} firms` for those from the place"
        ),
    })
}
