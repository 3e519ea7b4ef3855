use super::{Check, Context, Example, Rule};
use crate::diag::Level;
use crate::model::{Bloc, Country};

pub(super) static RULE: Rule = Rule {
    name: "overlapping-blocs",
    level: Level::Error,
    what: "a country is in two blocs",
    why: "An organisation is in the bloc of the country that it is run from, so that a country \
          in two blocs would put it into both.",
    mend: "Remove the country from one of the blocs.",
    example: Some(Example {
        fails: r#"
[bloc.greater-china]
countries = ["CN", "HK", "TW"]

[bloc.tw]
countries = ["TW"]
"#,
        passes: r#"
[bloc.greater-china]
countries = ["CN", "HK"]

[bloc.tw]
countries = ["TW"]
"#,
    }),
    check: Check::Model(check),
};

fn check(context: &mut Context<'_>) {
    let mut met: Vec<(Country, &Bloc)> = Vec::new();
    for bloc in context.model().blocs() {
        for &country in bloc.countries() {
            let before = met.iter().find(|(met, _)| *met == country);
            let Some(&(_, first)) = before else {
                met.push((country, bloc));
                continue;
            };
            let code = country.to_string();
            let place = context.country_place(bloc, &code);
            let because = context.country_place(first, &code);
            let message = format!(
                "`{code}` is in the blocs `{}` and `{}`",
                first.id(),
                bloc.id()
            );
            let finding = context.report(message, place, "");
            finding.add_because(because, "named here already");
            finding.add_help("remove it from one of the two");
        }
    }
}
