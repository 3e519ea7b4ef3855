use super::roles::{named, nearest_shape, parties_in};
use super::{Check, Context, Example, Rule, steps};
use crate::diag::Level;
use crate::model::{OrgKey, Party, Record, Tie};
use crate::raw::Part;

pub(super) static RULE: Rule = Rule {
    name: "repeated-role",
    level: Level::Error,
    what: "a tie has more parties of a role than its kind takes",
    why: "With two that are bought, nobody can say who owns how much of which. A deal of several \
          parts is several ties.",
    mend: "Split the tie, and join the parts with `part_of`; or correct a role.",
    example: Some(Example {
        fails: r#"
[org.dell]
name = "Dell"

[org.emc]
name = "EMC"

[org.vmware]
name = "VMware"

[tie.dell-emc]
kind = "acquisition"
parties.dell = "acquirer"
parties.emc = "target"
parties.vmware = "target"
evidence = [{ source = "reuters" }]

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
"#,
        passes: r#"
[org.dell]
name = "Dell"

[org.emc]
name = "EMC"

[org.vmware]
name = "VMware"

[tie.dell-emc]
kind = "acquisition"
parties.dell = "acquirer"
parties.emc = "target"
evidence = [{ source = "reuters" }]

[tie.dell-vmware]
kind = "acquisition"
part_of = "dell-emc"
parties.dell = "acquirer"
parties.vmware = "target"
evidence = [{ source = "reuters" }]

[source.reuters]
publisher = "Reuters"
published = "2015-09-24"
"#,
    }),
    check: Check::Tie(check),
};

fn check<'m>(context: &mut Context<'m>, tie: &'m Tie) {
    let model = context.model();
    for count in nearest_shape(tie).roles {
        let (there, most) = (parties_in(tie, count.role), count.max.unwrap_or(usize::MAX));
        if there <= most {
            continue;
        }
        let role = count.role;
        let of_role = tie.parties().iter().filter(|party| party.roles().has(role));
        let orgs: Vec<OrgKey> = of_role.map(Party::org).collect();
        let mut places = Vec::with_capacity(orgs.len());
        for &org in &orgs {
            let path = steps(["parties", model.org(org).id()]);
            places.push(context.place(Record::Tie(tie.key()), &path, Part::Key));
        }
        places.sort_unstable();
        let message = format!(
            "the tie `{}` has {there} parties with the role `{role}`: {}",
            tie.id(),
            named(model, &orgs)
        );
        let (Some(&last), earlier) = (places.last(), &places[..most.min(places.len())]) else {
            continue;
        };
        let finding = context.report(message, last, format!("`{}` takes {most}", tie.kind()));
        for &place in earlier {
            finding.add_because(place, "has the role already");
        }
        finding.add_help("split the tie into one for each, or correct a role");
    }
}
