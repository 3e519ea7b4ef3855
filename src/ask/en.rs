//! How questions are put in English. A new phrase is one row; see `pattern` for how rows are written.

use super::dates::Relative;
use super::question::Ask::{
    Diff, Holdings, Orgs, Owners, Partners, Path, Show, Stats, Ties, Timeline,
};
use super::table::{CONTROL, GROUP, Language, PLACE, SAYS, STANDING, STATUS, TIME, TOPIC, WAY};

pub(super) static TABLE: Language = Language {
    name: "English",
    parts: PARTS,
    questions: QUESTIONS,
    modifiers: MODIFIERS,
    fillers: FILLERS,
    particles: &["'s"],
    countries: COUNTRIES,
    kinds: KINDS,
    families: FAMILIES,
    topics: TOPICS,
    months: MONTHS,
    relative: RELATIVE,
};

#[rustfmt::skip]
static PARTS: &[(&str, &str)] = &[
    ("be", "is|are|was|were|be|been|has been|have been|had been"),
    ("do", "do|does|did"),
    ("have", "has|have|had"),
    ("with", "with|to"),
    ("who", "who|who's|whos|whom"),
    ("which", "which|what|what's|whats|which of"),
    ("firm", "firm|firms|company|companies|corporation|corporations|organisation|organisations|organization|organizations\
        |org|orgs|business|businesses|vendor|vendors|party|parties|player|players|enterprises"),
    ("firms", "[all|all of] [<place> [(and|or) <place:or>]] @firm"),
    // Who is asked for.
    ("whoever", "@who [else]|@which @firms|@list @firms (that|which|who)"),
    ("whomever", "@who|@which @firms"),
    ("list", "list|show|show me|give|give me|name|tell|tell me|find|find me|display|print"),
    // What may stand before the name of a list.
    ("give", "[(@list|@who [@be]|@which [@be]) [list of]]"),
    ("graph", "in graph|in this graph|in your graph|in here|there"),
    // Partners.
    ("teamed", "partnered|allied|teamed_up|tied_up|cooperated|collaborated|worked|worked_together|joined_forces|linked_up|joined_up"),
    ("team", "partner|ally|team_up|tie_up|cooperate|collaborate|work|work_together|join_forces|link_up"),
    ("teams", "partners|allies|teams_up|ties_up|cooperates|collaborates|works|works_together|joins_forces|links_up"),
    ("allied", "allied|partnered|teamed_up|tied_up|associated|cooperating|collaborating|partnering|working|working_together|in_alliance|in_partnership"),
    ("partner", "partner|partners|ally|allies|alliance partners|partner firms|partner companies"),
    // Ties.
    ("tie", "tie|ties|everything|deal|deals|links|transaction|transactions|agreement|agreements|contract|contracts|tie_up|tie_ups|arrangement|arrangements"),
    ("kinds", "<kind> [@tie] [(and|or|and/or) <kind> [@tie]] [(and|or|and/or) <kind> [@tie]]"),
    ("ties", "[all|all of] [<place>] [<topic>] (@kinds|@tie)"),
    ("make", "form|sign|make|enter|enter_into|strike|announce|set_up|found|establish|close|agree|agree_on|start|begin|create|conclude|launch|do"),
    ("made", "formed|signed|made|entered|entered_into|struck|announced|set_up|founded|established|closed|agreed|agreed_on|started|begun|created|concluded|launched|struck_up"),
    ("both", "(and|with|to) <org> {both}"),
    ("verbed", "(acquired|bought|took_over|purchased) {kind=acquisition}|supplied {kind=supply}|invested_in {kind=investment}|joined {kind=membership}|merged_with {kind=acquisition}"),
    ("verbs", "(acquires|buys|takes_over) {kind=acquisition}|supplies {kind=supply}|invests_in {kind=investment}"),
    ("verb", "(acquire|buy|take_over|purchase) {kind=acquisition}|supply {kind=supply}|invest_in {kind=investment}|join {kind=membership}|merge_with {kind=acquisition}"),
    ("verbd", "(acquired|bought|taken_over|purchased) {kind=acquisition}|supplied {kind=supply}"),
    ("status", "[still|already] [only|merely] (@inforce|@planned|((planned|pending) (or|and) (in_force|running|in_effect)|(in_force|running|in_effect) (or|and) (planned|pending)) {status=alive}|(suspended|halted|on_hold) {status=suspended}\
        |(ended|dissolved|terminated|expired|lapsed|run_out|over) {status=ended}|@dropped [[and|or] @ordropped] [[and|or] @ordropped])"),
    ("inforce", "(in_force|running|in_effect) {status=in-force}"),
    ("planned", "(planned|pending) {status=planned}"),
    ("dropped", "blocked {status=blocked}|withdrawn {status=withdrawn}|(refused|rejected) {status=refused}|(dropped|abandoned|called_off|cancelled|canceled) {status=dropped}"),
    ("ordropped", "blocked {or-status=blocked}|withdrawn {or-status=withdrawn}|(refused|rejected) {or-status=refused}"),
    // Paths.
    ("joined", "connected|linked|related|tied|joined"),
    ("route", "path|paths|route|routes|chain|chains|connection|connections|relation|relations|relationship|relationships|link"),
    // Owners.
    ("own", "own|owns|owned|control|controls|controlled|hold|holds|held|is behind|was behind|stands behind|stood behind\
        |(has|have|had|holds|hold|held) (stake|stakes|shares|share|interest) (in|of)|(is|are|was|were) (owner|owners|parent|shareholder|shareholders) of"),
    ("owned", "owned|controlled|held"),
    ("owns", "(own|control|hold|possess) [(and|or) (own|control|hold)]"),
    ("owner", "owner|owners|holder|holders|shareholder|shareholders|parent|parents|parent company|controller|controllers|ownership"),
    ("holding", "holdings|subsidiary|subsidiaries|stakes|shareholdings|portfolio|daughters"),
    ("history", "history|timeline|chronology|events|story|time line"),
    // Figures.
    ("by", "(by|per|in each|for each|for every|broken down by|of each|of every|of which|of what) (kind {by=kind}|kinds {by=kind}|kind of tie {by=kind}|type {by=kind}|family {by=family}|families {by=family}\
        |bloc {by=bloc}|bloc pair {by=bloc}|pair of blocs {by=bloc}|blocs {by=bloc}|year {by=year}|years {by=year}|status {by=status}|standing {by=standing})"),
    ("stats", "statistics|stats|figures|summary|numbers|overview"),
    // A record.
    ("deal", "<record>|<org> [and|with] <org> <kind> [@tie]|<org> 's <kind> (of|with|in) <org>|<kind> [@tie] (between|of|by|with) <org> (and|with|by|of) <org>"),
    ("about", "@deal|<org>|<org> and <org>|<org> 's <kind>"),
    ("says", "says|said|reports|reported|claims|claimed|confirms|confirmed|announced|announces"),
];

#[rustfmt::skip]
static QUESTIONS: &[(super::question::Ask, &str)] = &[
    (Partners, "@whoever [@have] {began} @teamed @with <org>"),
    (Partners, "@whoever did {began} @team @with <org>"),
    (Partners, "@whoever [do|does] {was} (@team|@teams) @with <org>"),
    (Partners, "@whoever @be {was} @allied @with <org>"),
    (Partners, "[@list] @firms {was} (allied|associated|cooperating|collaborating|working|working_together) @with <org>"),
    (Partners, "@whoever @be {was} @partner (of|to|with|for) <org>"),
    (Partners, "@whomever did {began} <org> @team with"),
    (Partners, "@whomever (do|does) {was} <org> @team with"),
    (Partners, "@whomever @have {began} <org> @teamed with"),
    (Partners, "@whomever @be {was} <org> @allied with"),
    (Partners, "with @whomever did {began} <org> @team"),
    (Partners, "with @whomever (do|does) {was} <org> @team"),
    (Partners, "with @whomever @have {began} <org> @teamed"),
    (Partners, "with @whomever @be {was} <org> @allied"),
    (Partners, "<org> @be {was} @allied with @whomever"),
    (Partners, "@give {was} [<place>] @partner (of|for) <org>"),
    (Partners, "@give {was} <org> ['s|'] [<place>] @partner"),
    (Partners, "@whoever @be {was} <org> 's [<place>] @partner"),
    (Partners, "@which @partner (do|does|did) {was} <org> have"),
    (Partners, "partners [of] {was} <org>"),

    (Ties, "(@which|@list) @ties did {began} <org> @make [with <org> {both}]"),
    (Ties, "(@which|@list) @ties @do {was} <org> have [with <org> {both}]"),
    (Ties, "@which did {began} <org> (sign|announce|conclude|agree|agree_on) [with <org> {both}]"),
    (Ties, "@which @ties @have {began} <org> @made [with <org> {both}]"),
    (Ties, "@which @ties @have {was} <org> had [with <org> {both}]"),
    (Ties, "@which @ties [@be] {began} @made [(by|with|for|between) <org> [@both]]"),
    (Ties, "@which @ties @be {was} there [(of|by|with|for|between) <org> [@both]]"),
    (Ties, "@be there {was} @ties [(of|by|with|for|between) <org> [@both]]"),
    (Ties, "@which @ties @be [recorded|known|listed|in graph]"),
    (Ties, "@be {was} @ties [recorded|known|listed]"),
    (Ties, "@which @be {was} @status"),
    (Ties, "@do {was} <org> have @ties [with <org> {both}]"),
    (Ties, "did {began} <org> @make @ties [with <org> {both}]"),
    (Ties, "@have {began} <org> @made @ties [with <org> {both}]"),
    (Ties, "@which @ties @have {was} @status"),
    (Ties, "@which @ties (date|dates|dated|stem|stems) from {began} <date:in>"),
    (Ties, "@which [@ties] (rest|rests|rested) on <record:source>"),
    (Ties, "@which {began} @have <org> @made [with <org> {both}]"),
    (Ties, "@which @ties (involve|involves|involved|include|includes|included) {was} <org> [@both]"),
    (Ties, "@which @ties (join|joins|joined|tie|bind|bound) {was} <org> @both"),
    (Ties, "@give @ties [(of|by|with|for|between|involving|concerning|around) <org>]"),
    (Ties, "@give @ties (between|of|with) <org> @both"),
    (Ties, "@give @ties (of|by|with|for|involving|concerning) <org> (and|or) <org>"),
    (Ties, "@give <org> ['s|'] @ties [with <org> {both}]"),
    (Ties, "[list|find|which|what|what are] <org> [and|or] <org> {both} @ties"),
    (Ties, "@whoever @have {was} @ties [@with <org>]"),
    (Ties, "@whoever [@have] {began} @made @ties [@with <org>]"),
    (Ties, "@whoever did {began} @make @ties [@with <org>]"),
    (Ties, "@whoever @be {was} in @ties [@with <org>]"),
    (Ties, "with @whomever did {began} <org> @make @ties"),
    (Ties, "with @whomever @have {began} <org> @made @ties"),
    (Ties, "with @whomever @do {was} <org> have @ties"),
    (Ties, "@whomever did {began} <org> @make @ties with"),
    (Ties, "@whomever @do {was} <org> have @ties with"),
    (Ties, "@whoever [@have] {began} @verbed <org>"),
    (Ties, "who [@have] {began} @verbed whom"),
    (Ties, "(@whomever|@which) @do {began} <org> @verb (from|to) <org> {both}"),
    (Ties, "@whoever {was} @verbs <org>"),
    (Ties, "@whoever did {began} @verb <org>"),
    (Ties, "(@whomever|@which) @do {began} <org> @verb"),
    (Ties, "(@whomever|@which) @have {began} <org> @verbed"),
    (Ties, "(@whomever|@which) @be {began} @verbd by <org>"),
    (Ties, "by @whomever @be {began} <org> @verbd"),
    (Ties, "@whomever @be {began} <org> @verbd by"),

    (Path, "how @be <org> @joined (to|with|and) <org>"),
    (Path, "how @be <org> (and|with) <org> @joined [to each other|with each other|to one another]"),
    (Path, "how @do <org> (connect|relate|link|lead) (to|with) <org>"),
    (Path, "how @do <org> and <org> (connect|relate|link_up|hang_together)"),
    (Path, "@which (connects|links|joins|relates|connected|linked|ties|lies between) <org> (and|to|with) <org>"),
    (Path, "@be <org> @joined (to|with) <org>"),
    (Path, "@be <org> and <org> @joined"),
    (Path, "[@give|@be there|@which @be there] [shortest|all {all}] @route (from|between|of) <org> (to|and|with) <org>"),
    (Path, "[@give|@be there] [shortest|all {all}] ways (from|between) <org> (to|and) <org>"),
    (Path, "@which @be <org> 's @route (to|with) <org>"),
    (Path, "how (do i|do you|does one|to) get from <org> to <org>"),

    (Owners, "@whoever @own <org>"),
    (Owners, "@whoever @do (own|control|hold) <org>"),
    (Owners, "@whomever @be <org> @owned by"),
    (Owners, "by @whomever @be <org> @owned"),
    (Owners, "<org> @be @owned by @whomever"),
    (Owners, "to @whomever @do <org> belong"),
    (Owners, "@whomever @do <org> belong to"),
    (Owners, "whose (subsidiary|daughter|property) @be <org>"),
    (Owners, "@give @owner (of|in|behind) <org>"),
    (Owners, "@give <org> ['s|'] @owner"),

    (Holdings, "(@which [@firms]|@whomever) @do <org> @owns"),
    (Holdings, "(@which [@firms]) @have <org> owned"),
    (Holdings, "(@which [@firms]) @do <org> (have|hold|own) (stake|stakes|shares|interests) in"),
    (Holdings, "in @which [@firms] @do <org> (have|hold|own) (stake|stakes|shares|interests)"),
    (Holdings, "(@which [@firms]) @be @owned by <org>"),
    (Holdings, "(@which [@firms]) (belongs|belong|belonged) to <org>"),
    (Holdings, "@list @firms [that|which] [@be] @owned by <org>"),
    (Holdings, "@give @holding of <org>"),
    (Holdings, "@give <org> ['s|'] @holding"),

    (Timeline, "@which [@have] happened [(to|with|at|around) <org>]"),
    (Timeline, "@which [@have] happened between <org> and <org> {both}"),
    (Timeline, "@give @history [(of|for|about|around|with) (<org>|<date:in>)]"),
    (Timeline, "@give @history (between|of) <org> and <org> {both}"),
    (Timeline, "@give <org> ['s|'] @history [with <org> {both}]"),
    (Timeline, "timeline (<org>|<date:in>)"),
    (Timeline, "when did <org> (and|@team with) <org> {both} {family=alliance} [@team]"),

    (Orgs, "@which @firms @be [@graph|listed|known|included|covered|from]"),
    (Orgs, "@which @firms @be there [in graph]"),
    (Orgs, "@which @firms do (you|we) (know|have|list|cover)"),
    (Orgs, "@which @firms (appear|appears|occur) [@graph]"),
    (Orgs, "@who @be @graph"),
    (Orgs, "[@list] @firms [@graph]"),
    (Orgs, "[@list] @firms (that|which) @be [@graph]"),
    (Orgs, "how many @firms [@be|do you know] [@graph]"),

    (Stats, "(how many|number of|count of|count) @ties [@by]"),
    (Stats, "how many @ties @be {was} there [(of|by|with|for|between) <org> [@both]] [@by]"),
    (Stats, "how many @ties did {began} <org> @make [with <org> {both}] [@by]"),
    (Stats, "how many @ties @do {was} <org> have [with <org> {both}] [@by]"),
    (Stats, "how many @ties @have {began} <org> @made [@by]"),
    (Stats, "how many @ties [@be] {began} @made [(by|with|for|between) <org> [@both]] [@by]"),
    (Stats, "how many @ties @be [@by]"),
    (Stats, "@give @ties @by"),
    (Stats, "@give @stats [(on|of|about|for) (@ties|<org>)] [@by]"),
    (Stats, "@give {by=broker} (broker|brokers|bridges|bridge builders|go_betweens) [between blocs]"),
    (Stats, "@whoever @be {by=broker} (broker|brokers|bridges|bridge builders|go_betweens) [between blocs]"),
    (Stats, "@whoever (brokers|bridges|broker|bridge) {by=broker} [between] blocs"),
    (Stats, "@whoever @have {by=degree} most (ties|links|partners|deals)"),
    (Stats, "@whoever @be {by=degree} (best|most) connected"),
    (Stats, "@give {by=amount} [total|sum of|totals of|overall] (amounts|amount|sums|totals|money|volume) [of @ties|by currency|per currency]"),
    (Stats, "how much money {by=amount} [@be|was there|flowed|was paid|changed hands]"),
    (Stats, "@give {by=component} (components|clusters|separate parts|connected parts|islands) [of graph]"),
    (Stats, "how many {by=component} (components|clusters|separate parts|islands) [@be there|does graph have]"),

    (Show, "@which @be known (about|of|on) @about"),
    (Show, "@which do (you|we) know (about|of|on) @about"),
    (Show, "(tell|tell me|show|show me|explain) [more|everything|all] about @about"),
    (Show, "(show|show me|describe|display|open) (@deal|<org>)"),
    (Show, "@give (details|dossier|facts|evidence|sources|record) (of|on|about|for|behind) @about"),
    (Show, "@who @says [that|so] [about] (@deal|<org> and <org> [@have] (formed|signed|made|announced|founded|set_up|agreed_on) <kind>|<org> [@have] (formed|signed|made|announced|founded|set_up|agreed_on) <kind> with <org>|<org> [@have] @verbed <org>)"),
    (Show, "how do (you|we) know (about|of) @about"),
    (Show, "when @be @deal (announced|signed|closed|formed|founded|completed|blocked|made|set_up|agreed|agreed_on|approved|dropped|begun|ended)"),
    (Show, "when did @deal (happen|start|begin|close|end|take_place|fail)"),
    (Show, "when did <org> @verb <org>"),
    (Show, "when did <org> (form|sign|announce|found|set_up|agree_on) <kind> with <org>"),
    (Show, "when did <org> and <org> (form|sign|announce|found|set_up|agree_on) <kind>"),
    (Show, "(who|who's|what|what's) [is|was|are|were] <org>"),

    (Diff, "@which [@have|@be] (changed|different|new|differs) [in graph] [between] <date:from> (and|to|until) <date:to>"),
    (Diff, "@which [@have|@be] (changed|different|new) [in graph] from <date:from> (to|until) <date:to>"),
    (Diff, "@which [@have|@be] (changed|different|new) [in graph] since <date:from> {to=today}"),
    (Diff, "how did graph change (between|from) <date:from> (and|to|until) <date:to>"),
    (Diff, "@give (difference|differences|changes) (between|from) <date:from> (and|to|until) <date:to>"),
    (Diff, "compare <date:from> (and|with|to) <date:to>"),
];

#[rustfmt::skip]
static MODIFIERS: &[(&str, &str)] = &[
    (TIME, "since <date:since>"),
    (TIME, "(from|starting|starting_in|beginning) <date:since> (on|onward|onwards)"),
    (TIME, "from <date:since> (to|until|till|through) <date:until>"),
    (TIME, "between <date:since> and <date:until>"),
    (TIME, "after <date:after>"),
    (TIME, "before <date:before>"),
    (TIME, "(until|till|up_to|up_until|through) <date:until>"),
    (TIME, "(as_of|as_at|at_the_end_of|by_the_end_of) <date:as-of>"),
    (TIME, "(in|during|on) <date:in>"),
    (TIME, "of <date:in> {began}"),
    (TIME, "(today|now|currently|at_present|nowadays|right_now|at_the_moment) {as-of=today}"),
    (TIME, "still {status=in-force}"),
    (PLACE, "(in|from) <place>"),
    (PLACE, "(in|from) <place> or <place:or>"),
    (PLACE, "(with|by|of|involving) <place> [or <place:or>] (@firm|partner|partners)"),
    (PLACE, "between <place:between> [@firm] and <place:between> [@firm]"),
    (STATUS, "[that|which] [@have] [are|were|is|was|have been] @status"),
    (STANDING, "[that] [are|were|is|was] confirmed {standing=confirmed}"),
    (STANDING, "[that] [are|were|is|was] (contested|disputed) {standing=contested}"),
    (STANDING, "[that] [are|were|is|was] [only] (claimed|rumoured|rumored|alleged) {standing=claimed}"),
    (STANDING, "[that] [are|were|is|was] unsupported {standing=unsupported}"),
    (STANDING, "[that] [are|were|is|was] denied {standing=denied}"),
    (TOPIC, "(about|on|in|concerning|regarding|in the field of|for) <topic>"),
    (CONTROL, "[that|which] [is|are|was|were] under (state|government) (control|ownership) {under=state}"),
    (CONTROL, "[that|which] [is|are|was|were] (state_controlled|state_owned|state_run|government_owned|government_controlled) {under=state} [@firm]"),
    (CONTROL, "[that|which] [is|are|was|were] (controlled|owned|run) by (state|government) {under=state}"),
    (CONTROL, "with [<place>] (state_controlled|state_owned|state_run|government_owned|government_controlled) {under=state} [<place>] @firm"),
    (CONTROL, "[that|which] [is|are|was|were] under <org:under> 's control"),
    (CONTROL, "with [<place>] @firm [that|which] [is|are|was|were] (controlled|owned) by (<org:under>|(state|government) {under=state})"),
    (CONTROL, "(firms|companies) [that|which] [is|are|was|were] (controlled|owned) by <org:under>"),
    (WAY, "(through|via|by_way_of) (<org:through>|<kind:through>)"),
    (WAY, "(not (through|via)|without|avoiding|except through|other than through|excluding) (<org:not-through>|<kind:not-through>)"),
    (WAY, "(in|within) [at_most|no_more_than] <number> (step|steps|hop|hops|ties|links)"),
    (GROUP, "[and|including|with|counting] [its|their] (subsidiaries|group|daughters) {group}"),
    (SAYS, "(according to|as told by) <record:source>"),
    (SAYS, "[and] (who says so|says who|who said so|according to whom|with sources|with its sources|with evidence) {cite}"),
];

#[rustfmt::skip]
static FILLERS: &[&str] = &[
    "the", "a", "an", "please", "pls", "any", "some", "ever", "also", "exactly", "actually", "just", "so_far", "kindly", "in this graph", "yet",
    "can you", "could you", "would you", "do you know", "i want to know", "i would like to know", "i'd like to know",
    "can you tell me", "could you tell me", "thanks", "thank you",
];

#[rustfmt::skip]
static COUNTRIES: &[(&str, &str)] = &[
    ("US", "US"), ("U.S.", "US"), ("U.S", "US"), ("USA", "US"), ("U.S.A.", "US"), ("America", "US"), ("American", "US"), ("Americans", "US"),
    ("Chinese", "CN"), ("PRC", "CN"), ("mainland China", "CN"), ("Mainland Chinese", "CN"),
    ("Taiwanese", "TW"), ("Korea", "KR"), ("Korean", "KR"), ("South Korean", "KR"), ("North Korean", "KP"), ("Japanese", "JP"),
    ("UK", "GB"), ("U.K.", "GB"), ("Britain", "GB"), ("Great Britain", "GB"), ("British", "GB"), ("German", "DE"), ("French", "FR"),
    ("Dutch", "NL"), ("Italian", "IT"), ("Spanish", "ES"), ("Swiss", "CH"), ("Swedish", "SE"), ("Finnish", "FI"), ("Norwegian", "NO"),
    ("Danish", "DK"), ("Belgian", "BE"), ("Austrian", "AT"), ("Irish", "IE"), ("Polish", "PL"), ("Russian", "RU"), ("Ukrainian", "UA"),
    ("Turkish", "TR"), ("Israeli", "IL"), ("Indian", "IN"), ("Singaporean", "SG"), ("Malaysian", "MY"), ("Thai", "TH"),
    ("Vietnamese", "VN"), ("Indonesian", "ID"), ("Australian", "AU"), ("Canadian", "CA"), ("Mexican", "MX"), ("Brazilian", "BR"),
    ("Saudi", "SA"), ("Emirati", "AE"), ("UAE", "AE"), ("South African", "ZA"), ("Hongkong", "HK"),
];

#[rustfmt::skip]
static KINDS: &[(&str, &str)] = &[
    ("JV", "joint-venture"), ("JVs", "joint-venture"), ("venture", "joint-venture"), ("ventures", "joint-venture"),
    ("technology alliance", "technology-partnership"), ("technology alliances", "technology-partnership"),
    ("technical partnership", "technology-partnership"), ("technical partnerships", "technology-partnership"),
    ("research partnership", "research"), ("research partnerships", "research"), ("joint research", "research"),
    ("license", "licence"), ("licenses", "licence"), ("licensing", "licence"), ("patent licence", "licence"), ("patent licences", "licence"),
    ("supplies", "supply"), ("distribution", "distribution"), ("resale", "distribution"),
    ("pledge", "commitment"), ("pledges", "commitment"), ("investment pledge", "commitment"), ("investment pledges", "commitment"),
    ("shareholding", "ownership"), ("takeover", "acquisition"), ("takeovers", "acquisition"), ("buyout", "acquisition"), ("buyouts", "acquisition"),
    ("purchase", "acquisition"), ("purchases", "acquisition"), ("merger", "acquisition"), ("mergers", "acquisition"),
    ("divestiture", "divestment"), ("divestitures", "divestment"), ("sell off", "divestment"),
    ("source code review", "disclosure"), ("source code reviews", "disclosure"), ("source disclosure", "disclosure"), ("source code disclosure", "disclosure"),
    ("regulatory measure", "regulation"), ("regulatory measures", "regulation"), ("sanctions", "regulation"),
];

#[rustfmt::skip]
static FAMILIES: &[(&str, &str)] = &[
    ("alliance", "alliance"), ("alliances", "alliance"), ("partnership", "alliance"), ("partnerships", "alliance"),
    ("ownership ties", "ownership"), ("equity ties", "ownership"), ("state ties", "state"), ("ties to the state", "state"), ("control ties", "control"),
];

#[rustfmt::skip]
static TOPICS: &[(&str, &str)] = &[
    ("cloud computing", "cloud"), ("server", "servers"), ("AI", "artificial-intelligence"), ("semiconductor", "semiconductors"), ("chips", "semiconductors"),
    ("chip", "semiconductors"), ("network", "networking"), ("operating system", "operating-systems"), ("patent", "patents"), ("cybersecurity", "security"),
];

#[rustfmt::skip]
static MONTHS: &[(&str, u8)] = &[
    ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7), ("august", 8),
    ("september", 9), ("october", 10), ("november", 11), ("december", 12),
    ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9), ("sept", 9), ("oct", 10), ("nov", 11), ("dec", 12),
];

static RELATIVE: &[(&str, Relative)] = &[
    ("today", Relative::Today),
    ("this_year", Relative::Year(0)),
    ("last_year", Relative::Year(-1)),
];
