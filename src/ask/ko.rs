//! How questions are put in Korean. A new phrase is one row; see `pattern` for how rows are written.
//!
//! Particles stand behind names without a space, whatever the name's last sound; both forms are taken after either.

use super::dates::Relative;
use super::question::Ask::{
    Diff, Holdings, Orgs, Owners, Partners, Path, Show, Stats, Ties, Timeline,
};
use super::table::{CONTROL, GROUP, Language, PLACE, SAYS, STANDING, STATUS, TIME, TOPIC, WAY};

pub(super) static TABLE: Language = Language {
    name: "한국어 (Korean)",
    parts: PARTS,
    questions: QUESTIONS,
    modifiers: MODIFIERS,
    fillers: FILLERS,
    particles: PARTICLES,
    countries: COUNTRIES,
    kinds: KINDS,
    families: FAMILIES,
    topics: TOPICS,
    months: &[],
    relative: RELATIVE,
};

#[rustfmt::skip]
static PARTS: &[(&str, &str)] = &[
    // Particles.
    ("with", "와|과|와는|과는|와의|과의|이랑|랑|하고|와 과"),
    ("topic", "은|는|은 는"),
    ("subject", "이|가|은|는|이 가|은 는|께서|에서|에서는"),
    ("object", "을|를|을 를|은|는"),
    ("of", "의"),
    ("loose", "은|는|이|가|을|를|의|도"),
    ("to", "에|에게|에는|에게는|한테"),
    // Endings of questions: `-인가요?`, `-는 누구야?`, `-를 알려줘`.
    ("what", "무엇|뭐|뭔|무슨|누구|누구누구|어디|어느 회사|어떤 회사|어느 곳|어떤 것|어떤 것들|몇"),
    ("is", "였나|였나요|였습니까|였지|였어|이었나|이었나요|이었습니까|였는가|씩인가|씩인가요|인가요|인가|인지|입니까|이야|야|이에요|예요|이죠|지|죠|일까|일까요|이니|니|이냐|냐|들인가|들인가요"),
    ("end", "[들] [은|는|이|가|을|를|도] [@what [@is] [있나|있나요|있어|있는가|있는지|있습니까|있지|있을까]]\
        |[들] [이|가|은|는|도] (있나|있나요|있어|있어요|있는가|있는지|있습니까|있지|있을까)|@is"),
    // Verbs: the past of doing tells what began, the rest what is so.
    ("hada", "하나|하나요|하니|하는가|하는지|하는가요|합니까|해|해요|한다|하지|하죠|할까|하고_있나|하고_있나요|하고_있니|하고_있어|하고_있어요|하고_있는가|하고_있는지|하고_있습니까|하고_있지|하고_있죠|하고_있었나|하고_있었나요"),
    ("haetda", "했나|했나요|했니|했어|했어요|했는가|했는지|했습니까|했지|했죠|했을까|했던가|하였나|하였나요|하였는가|하였는지|하였습니까"),
    ("isso", "있나|있나요|있니|있어|있어요|있는가|있는지|있는가요|있습니까|있지|있죠|있을까|있었나|있었나요|있었니|있었어|있었어요|있었는가|있었습니까|있었지"),
    ("asked", "나|나요|니|어|어요|는가|는지|습니까|을까|지|죠|던가"),
    ("work", "제휴|협력|동맹|협업|연합|제휴_관계|협력_관계|동맹_관계|파트너_관계|파트너십"),
    ("allied", "@work [을|를] (한|했던|하였던) {began}|@work [을|를] (하는|하고_있는|하고_있던|중인|인|에_있는|맺은|맺고_있는|맺어_온|된) {was}\
        |손 [을] (잡은|잡았던) {began}|손 [을] 잡고_있는 {was}|파트너인 {was}|파트너였던 {was}"),
    ("teamed", "@work [을|를] (@haetda|(맺었|체결했) @asked) {began}|@work [을|를] (@hada|맺고 @isso|인가|인가요|중인가|중인가요|중이야|에 @isso) {was}\
        |손 [을] 잡았 @asked {began}|손 [을] 잡고 @isso {was}"),
    ("firm", "회사|기업|업체|조직|기관|법인|곳|데|기업체|단체|상대|파트너"),
    ("firms", "[<place> [@of]] @firm [들]"),
    // Who does it, and to whom it is done, from a place.
    ("doers", "[<place:subject> [@of]] @firm [들]"),
    ("patients", "[<place:object> [@of]] @firm [들]"),
    ("doer", "누가|누구|누구누구가|어디가|어디에서|(어느|어떤|무슨) @doers [이|가|은|는|에서]|@firms 중 누가"),
    // Whose ties: `X의 인수` is what X buys, `X 인수` may also be that X is bought.
    ("whose", "<org:own> @of|<org> [은|는|이|가]"),
    ("counterpart", "(공급사|공급업체|공급_업체|공급처|납품업체|납품사) {kind=supply} {side=object}|(고객|고객사|거래_고객) {kind=supply} {side=subject}|(투자자|투자사) {kind=investment} {side=object}\
        |(유통사|총판사|판매_대행사|유통_업체) {kind=distribution} {side=subject}|(라이선시|라이선스_사용자|라이선스를_받은 @firm) {kind=licence} {side=subject}|(라이선서|라이선스를_준 @firm) {kind=licence} {side=object}"),
    ("who", "누가|누구|누구누구가|어디가|어디에서|(어느|어떤|무슨) @firms [이|가|은|는|에서]|@firms 중 누가"),
    ("whom", "누구|어디|(어느|어떤|무슨) @firms"),
    ("wasso", "이던|였던|이었던|인|에_있던|에_있는|에_머문|이었던|중이던|중인"),
    ("undone", "[아직] (예정|계획) [단계|상태] @wasso {status=planned}|아직 (성사|완료|체결|종결|마무리)되지_않은 {status=planned}|(중단|보류) (됐지만|되었지만|됐으나|되었으나) (끝나지|종료되지) [는] 않은 {status=suspended}"),
    ("done", "(유효|발효_중|진행_중|가동_중|시행_중) (한|인|이던|하던|였던) {status=in-force}"),
    ("sanction", "(제재|제재_조치|규제_조치|(제재|실체|거래_제한) [목록|명단|리스트] [등재|조치]) {kind=regulation}"),
    ("partner", "파트너|파트너사|제휴사|협력사|제휴처|협력_업체|제휴_기업|협력_기업|제휴_회사|협력_회사|동맹사|제휴_상대|제휴_업체"),
    // Ties.
    ("tie", "거래|계약|협정|협약|딜|건"),
    ("anyties", "@ties|[<place:own> [@of]] [<topic> [분야] [@of]] 관계 [들] {state}"),
    ("and", "와|과|이나|나|및|또는|혹은|하고|이랑|랑"),
    ("kinds", "<kind> [@tie] [@and <kind> [@tie]] [@and <kind> [@tie]]"),
    ("ties", "[<place:own> [@of]] [<topic> [분야] [@of]] (@kinds|@tie) [들]"),
    ("made", "(맺은|체결한|세운|만든|설립한|발표한 {step=announced}|완료한 {step=closed}|(완료된|종결된|마무리된) {step=closed}|발표된 {step=announced}|서명한 {step=signed}|한|했던|맺었던|세웠던|성사시킨|시작한|체결했던|설립했던|추진한) {began}|(가진|갖고 있는|가지고 있는|맺고 있는|보유한|있는|추진하는|추진 중인) {was}"),
    ("makes", "(맺었|체결했|세웠|만들었|설립했|발표했 {step=announced}|완료했 {step=closed}|서명했 {step=signed}|했|시작했|추진했) @asked {began}|(갖고 있|가지고 있|맺고 있|있) @asked {was}"),
    ("both", "@with [@of] <org> {both}"),
    ("pair", "<org> @with <org> [사이|간] [(에_있는|에_있던|에_있었던) {was}|(에_맺은|에_맺어진) {began}] {both}"),
    ("verb", "인수 [를] {kind=acquisition}|매입 [을] {kind=acquisition}|공급 [을] {kind=supply}|투자 [를] {kind=investment}|납품 [을] {kind=supply}|매수 [를] {kind=acquisition}"),
    ("bought", "(사들였|샀|매입했|인수했|사_들였) @asked {kind=acquisition}"),
    ("sold", "(팔았|매각했|넘겼) @asked {kind=acquisition} {kind=divestment}"),
    // Owners.
    ("owner", "주인|소유주|소유자|주주|대주주|모회사|지배_주주|지배자|소유_구조|지분_구조|소유_기업"),
    ("own", "소유|지배|보유|통제"),
    ("keeps", "갖고|가지고"),
    ("holding", "자회사|계열사|보유_지분|출자사|종속_회사|산하_기업|산하_회사|지분_보유_현황"),
    ("joined", "(연결되|이어지) (나|나요|니|는가|는지|는가요|지)|연결됩니까|이어집니까|연결돼|연결되어|연결될까|(연결되어|연결돼|이어져|얽혀|엮여|맞닿아) @isso|(관련되어|관련돼|관련이|관계가|연결이) @isso|연결되는지|연결된 (것|건) @is"),
    ("route", "경로|연결_고리|연결|관계|연관|길|연결_관계"),
    ("history", "역사|연혁|연표|타임라인|일지|사건|일|내력"),
    ("by", "(종류 {by=kind}|유형 {by=kind}|계열 {by=family}|진영 {by=bloc}|블록 {by=bloc}|연도 {by=year}|년도 {by=year}|해 {by=year}|상태 {by=status}|신뢰도 {by=standing}) 별 [로|의]"),
    ("count", "(몇 [개|건|곳|가지] [나|이나]|얼마나) (되나|되나요|돼|됩니까|@isso|인가|인가요|이야|야|입니까|이었나)|(개수|숫자|수|건수|갯수) [@end]"),
    ("graph", "그래프 [에|에는|안에|속에] [있는|나오는|포함된|등장하는]|[여기] 나오는"),
    ("running", "(유효한|발효된|진행_중인|가동_중인|시행_중인|발효_중인)"),
    ("dropped", "((막힌|차단된|저지된|금지된) {status=blocked}|철회된 {status=withdrawn}|거부된 {status=refused}|(무산된|취소된|좌절된|불발된) {status=dropped})"),
    ("span", "<date:half1> (상반기|전반기)|<date:half2> (하반기|후반기)|<date:third1> 상순|<date:third2> 중순|<date:third3> 하순|<date:quarter1> (1분기|일사분기)|<date:quarter2> (2분기|이사분기)|<date:quarter3> (3분기|삼사분기)|<date:quarter4> (4분기|사사분기)"),
    ("deal", "<record>|<org> [@with] [@of] <org> [@of|간|사이의] <kind> [@tie]|<org> @subject <org> @with (맺은|세운|만든|체결한|설립한) <kind>|<org> [@of|@subject] <org> <kind>"),
    ("about", "@deal|<org>|<org> @with <org>|<org> [@of] <kind>"),
];

#[rustfmt::skip]
static QUESTIONS: &[(super::question::Ask, &str)] = &[
    (Partners, "<org> @with @allied @firms [@end]"),
    (Partners, "<org> @subject @allied @firms [@end]"),
    (Partners, "@who <org> @with @teamed"),
    (Partners, "<org> @with @who @teamed"),
    (Partners, "<org> @subject @whom @with @teamed"),
    (Partners, "<org> [@of|@subject] {was} [<place>] @partner [@end]"),
    (Partners, "<org> @with @allied [<place>] @partner [@end]"),
    (Partners, "<org> [@of|@subject] {was} [<place>] @partner [@loose] [모두|총] @count"),
    (Partners, "<org> [@of] {was} 구성원 [들] [@end] {kind=membership}"),
    (Partners, "<org> @to (들어간|가입한|참여한|합류한) {began} {kind=membership} @firms [@end]"),
    (Partners, "@who <org> @to (들어갔|가입했|참여했|합류했) @asked {began} {kind=membership}"),

    (Ties, "<org:own> @subject [<org> @with {both}] @made @anyties [@end]"),
    (Ties, "<org:own> @subject [<org> @with {both}] [무슨|어떤|어느] @ties @object @makes"),
    (Ties, "@whose @anyties [@end]"),
    (Ties, "<org> [@of] [<place>] @counterpart [들] [@end]"),
    (Ties, "<org> @subject <org> @with @teamed {both} {family=alliance}"),
    (Ties, "<org> @with <org> @subject @teamed {both} {family=alliance}"),
    (Ties, "<org:subject> @subject <org:object> (@object|@to) (@verb @haetda|@bought) {both} {began}"),
    (Ties, "<org:subject> @subject <org:object> [@of] (회원|회원사|구성원) {both} {was} {kind=membership} @is"),
    (Ties, "<org:own> @subject <org> @with <kind> [@object] (@haetda {began}|@hada {was}) {both}"),
    (Ties, "<org> @subject @whom @with <kind> [@object] (@haetda {began}|@hada {was}) {whom}"),
    (Ties, "@doer <place:object> [@of] @firm [들] (@object|@to) (@verb @haetda|@bought) {began}"),
    (Ties, "<place:subject> [@of] @firm [들] @subject @verb (한|했던) {began} @patients [@end]"),
    (Ties, "<place:object> [@of] @firm [들] (@object|@to) @verb (한|했던) {began} @doers [@end]"),
    (Ties, "<place:subject> [@of] @firm [들] @subject (무엇|뭐|어디|누구|(어느|어떤|무슨) @patients) [@object|@to] (@verb @haetda|@bought) {began}"),
    (Ties, "<place:subject> [@of] @firm [들] @subject <org:object> (@object|@to) (@verb @haetda|@bought) {began}"),
    (Ties, "<place:by> [@of] [@firm [들] [@of]] <place:to> [@of] [@firm [들] [@of]] <kind> [@end]"),
    (Ties, "<org:subject> @subject (누구|어디|어느 @firms) (에게서|에서|로부터|한테서) <org:object> @object (@bought|@verb @haetda) {both} {began}"),
    (Ties, "<topic> @object (유통|판매_대행|재판매) (하는|한) @firms [@end] {kind=distribution}"),
    (Ties, "<org:subject> @object (유통|판매_대행|재판매) (하는|한) @firms [@end] {kind=distribution}"),
    (Ties, "@whose @anyties [@loose] (무엇|뭐|어떤 것) [@subject] @isso"),
    (Ties, "[<org:own> @subject [<org> @with {both}]] @made @anyties @subject @isso"),
    (Ties, "@pair [@of|에] [@made] @ties [@end]"),
    (Ties, "@pair [@of|에|에는] [무슨|어떤|어느] @ties @subject @isso"),
    (Ties, "@pair @subject @made @ties [@end]"),
    (Ties, "[무슨|어떤|어느] @anyties [@end]"),
    (Ties, "[무슨|어떤|어느] @ties @subject {was} @isso"),
    (Ties, "[@graph] @made @ties [@end]"),
    (Ties, "[@whose|<org:own> 도] @ties [@loose] {was} (어떤|무슨|어느) (것|게|것들|것들이|거래가) [@subject] @isso"),
    (Ties, "<org> @with @ties @object @made @firms [@end] {whom}"),
    (Ties, "@kinds [을|를] [예정 [을|도] (포함|포함해|포함하여) {status=alive}] (한|했던|맺은) @firms [@end]"),
    (Ties, "<org> @with <kind> [을|를] (한|했던|맺은) @firms [@end] {whom}"),
    (Ties, "(@undone|@done) (것|건|거래) [들] [@end]"),
    (Ties, "<date:since> (이후|이래|부터) [에|의] 날짜 [가|이] (있는|적힌) {began} @anyties [@end]"),
    (Ties, "(누가|어디서|어디가) (누구|어디) @to @verb @haetda {began}"),
    (Ties, "(누가|어디서|어디가) (누구|어디) [@object] (@verb @haetda|@bought) {began}"),
    (Ties, "소스_코드 [를|을] (공개한|보여_준|보여준) {began} {kind=disclosure} @firms [[@with] [이를|그것을] (받은|본|들여다본) @firms] [@end]"),
    (Ties, "<place> (정부|국가) (기관|기관들) (에_대한|에게_한|에) {kind=disclosure} [소스] 공개 [@tie|사례] [@end]"),
    (Ties, "<org:subject> @subject <org:from> (에서|에게서|로부터|으로부터|한테서) {both} [무엇|뭐|어떤 것|어떤 @firms] [@object] (@bought|@verb @haetda) {began}"),
    (Ties, "<org:seller> @subject <org:buyer> (에|에게|한테) {both} [무엇|뭐|어떤 것] [@object] @sold {began}"),
    (Ties, "<org> [@of] (심사|심의|검토|승인_심사) [를|을] (받다|받다가|받은|받던) [@dropped] @ties [@end]"),
    (Ties, "<org> @object [직접] (겨냥한|대상으로_한|대상으로_하는|겨냥하는) @sanction [@end]"),
    (Ties, "<org> (에_대한|의) @sanction [@end]"),
    (Ties, "<org> @with [그|그_회사의] (@partner) [들] [의] @anyties {wide} [@end]"),
    (Ties, "@who <org> @with @ties @object @makes {whom}"),
    (Ties, "<org:object> @object @verb (한|했던) {began} @doers [@end]"),
    (Ties, "<org:object> @to @verb (한|했던|하는) {began} @doers [@end]"),
    (Ties, "@doer <org:object> (@object|@to) (@verb @haetda|@bought) {began}"),
    (Ties, "<org:object> (@object|@to) @doer (@verb @haetda|@bought) {began}"),
    (Ties, "<org:subject> @subject @verb (한|했던|하는) {began} @patients [@end]"),
    (Ties, "<org:subject> @subject (무엇|뭐|어디|누구|(어느|어떤) @patients) [@object|@to] (@verb @haetda|@bought) {began}"),

    (Path, "<org> @with <org> @subject 어떻게 {was} @joined"),
    (Path, "<org> @subject <org> @with 어떻게 @joined"),
    (Path, "<org> @with <org> [@subject|@of|사이|사이에|사이에는|간에|간] (무슨|어떤) (관계|관련|연관|연결) [@subject|에] [@end|@isso]"),
    (Path, "<org> @with <org> [@of|사이|사이의|간|간의|를|을] [모든 {all}|최단|가장_짧은] @route [@end]"),
    (Path, "<org> @with <org> @object (잇는|연결하는) [모든 {all}|최단|가장_짧은] [것|@route] [@end]"),
    (Path, "<org> 에서 <org> (까지|으로|로) [는] 어떻게 {was} @joined"),
    (Path, "<org> @with <org> @subject @joined"),
    (Path, "<org> @subject <org> @with (무슨|어떤) (관계|연관|연결) [@subject|에] [@end|@isso]"),
    (Path, "<org> 에서 <org> (까지|으로|로) [@of|가는] [모든 {all}|최단|가장_짧은] @route [@end]"),

    (Owners, "@who <org> @object @own (@hada|@haetda)"),
    (Owners, "<org> @object @who @own (@hada|@haetda)"),
    (Owners, "<org> @object [실제로] @own (하는|하고_있는|하던|하고_있던|한|했던|중인) (@firms|사람|것|게) [@end]"),
    (Owners, "<org> [@of|@subject] @owner [@end]"),
    (Owners, "<org> @object @who [@keeps] @isso"),
    (Owners, "@who <org> @object [@keeps] @isso"),
    (Owners, "<org> [@of] 배후 [@end]"),
    (Owners, "<org:aside> @subject <org> @object (@own (@hada|@haetda)|@keeps @isso)"),
    (Owners, "<org> @subject <org:aside> [@of] (자회사|계열사|소유|것) @is"),
    (Owners, "<org:aside> @subject <org> [@of] @owner @is"),
    (Owners, "<org> [@of|@subject] (최대_주주|제일_큰_주주|가장_큰_주주) [@end] {beyond=largest}"),
    (Owners, "<org> @subject (누구|어디|어느 @firms|어떤 @firms) (것|거|소유|자회사|계열|계열사|산하) [@end]"),
    (Owners, "<org> [@of] 지분 @object (가진|보유한|갖고_있는|소유한) (@firms|사람|것) [@end]"),

    (Holdings, "<org> @subject (무엇|뭐|어디|누구|(무슨|어떤|어느) @firms) [@object] @own (@hada|@haetda)"),
    (Holdings, "<org> @subject @own (하는|하고_있는|하던|하고_있던|한|했던|중인) [<place>] (@firms|것|지분) [@end]"),
    (Holdings, "<org> [@of|@subject] @holding [@end]"),
    (Holdings, "<org> @subject (거느린|거느리던|거느리는) [<place>] @firms [@end]"),
    (Holdings, "<org> @subject [지분] @object (가진|보유한|갖고_있는|투자한) (@firms|것) [@end]"),

    (Timeline, "<org> @with <org> (사이|간) [에|에는|에서] {both} (무슨|어떤) 일 @subject (있었|일어났|생겼) @asked"),
    (Timeline, "<org> (@to|@subject) (무슨|어떤) 일 @subject (있었|일어났|생겼) @asked"),
    (Timeline, "(무슨|어떤) 일 @subject (있었|일어났|생겼) @asked"),
    (Timeline, "<org> [@of] @history [@end]"),
    (Timeline, "<org> [@of] <kind> [@loose] (어떤|무슨) (단계|절차|과정|순서) [들] [@object] (거쳤|밟았) @asked"),
    (Timeline, "<org> @with <org> @subject 언제부터 @teamed {both} {family=alliance}"),
    (Timeline, "<org> @subject 언제부터 <org> @with @teamed {both} {family=alliance}"),
    (Timeline, "<org> @subject <org> @with 언제부터 @teamed {both} {family=alliance}"),
    (Timeline, "<org> @subject 언제부터 <org> [@of] (회원|회원사|구성원) {both} {kind=membership} [@is]"),
    (Timeline, "<org> @with <org> [@of|사이|간] {both} @history [@end]"),
    (Timeline, "<date:in> [@of] @history [@end]"),
    (Timeline, "연표|타임라인"),

    (Orgs, "[@graph] {was} [어떤|어느|무슨|모든] @firms [@end]"),
    (Orgs, "@graph <place> @firms [@end]"),
    (Orgs, "[어떤|어느|무슨] @firms @subject (@graph|그래프 에) (있나|있나요|있어|있는가|있습니까|나오나|나오나요|나와)"),
    (Orgs, "@firms [목록|명단|리스트] [@end]"),
    (Orgs, "@firms [@loose] 몇 (개|곳) [@end|@isso|인가|인가요|이야|야]"),

    (Stats, "<org> @subject 얼마 [@object|나] (투자|지불|지출|제안) @haetda {beyond=paid}"),
    (Stats, "<org> @subject 얼마 [@object|나] [투자] [@object|를] (약속|약정) @haetda {by=amount} {kind=commitment} {side=subject}"),
    (Stats, "[<org:own> @subject @made] @ties [@loose] [모두|총] @count"),
    (Stats, "(@whose|<org:own> @subject) @ties [@loose] @count"),
    (Stats, "@pair [@of|에] @ties [@loose] @count"),
    (Stats, "@ties @subject [모두|총] @count"),
    (Stats, "[@whose] @anyties [@loose] @by [세면|나누면] [각각|모두] 몇 (건|개|가지) [씩] [@is|@isso]"),
    (Stats, "@ties [가운데|중|중에] [에서] @running 것 @with (예정|계획|계획_중) 인 것 [@loose] {by=status} [각각] 몇 (건|개) [씩] [@is|@isso]"),
    (Stats, "@by @ties (수|건수|개수|통계|숫자) [@end]"),
    (Stats, "@ties @object @by (세어|집계|정리) [줘|해줘|해_주세요]"),
    (Stats, "@ties @by (수|건수|개수|통계|숫자) [@end]"),
    (Stats, "@ties [@of] @by [수|건수|개수|통계|숫자] [@end]"),
    (Stats, "[@ties|<org>] [@of] (통계|요약|현황|집계) [@end]"),
    (Stats, "(브로커|중개자|매개자|가교|중개_기업|다리_역할을_하는 @firms) {by=broker} [들] [@end]"),
    (Stats, "{by=degree} (가장|제일) (거래|제휴|관계|연결) @subject (많은|많이_된) @firms [@end]"),
    (Stats, "{by=degree} (거래|제휴|관계|연결) @subject (가장|제일) 많은 @firms [@end]"),
    (Stats, "[총|전체] {by=amount} (금액|액수|거래액|거래_금액|투자액) [합계|총액|총합] [@end]"),
    (Stats, "(연결_요소|덩어리|무리) {by=component} [@loose] [@count|@end]"),

    (Show, "@about (에_대해|에_대해서|에_대하여|에_관해|에_관하여|대해) [알려진 [것|게|바] [@end]|무엇을 (아나|알고_있나|알고_있나요|알아)]"),
    (Show, "<org> @subject (누구|뭐|무엇|어떤 @firm|무슨 @firm) [하는 (곳|데|회사|기업)] @is"),
    (Show, "(@deal|<org>) @object (보여|설명|소개|찾아)"),
    (Show, "@deal [@of] (증거|출처|근거|상세|내용|자세한_내용) [@end]"),
    (Show, "<org> [@of] (증거|출처|근거|상세|정보|자세한_내용) [@end]"),
    (Show, "@deal [@subject] (누가_말했|누가_보도했|누가_그랬|누가_전했) @asked"),
    (Show, "(누가|어디서) @deal @object (말했|보도했|전했|발표했) @asked"),
    (Show, "@deal @subject 언제 (발표|체결|설립|서명|완료|시작|성사|종료|해소) [되|됐|되었|했] @asked"),
    (Show, "@deal @subject 언제 끝났 @asked"),
    (Show, "@deal [@loose] (어떤|무슨) (단계|절차|과정|순서) [들] [@object] (거쳤|밟았) @asked"),
    (Show, "<org> @subject <org> @object 언제 인수 @haetda {kind=acquisition}"),

    (Diff, "<date:from> [@with|에서|부터] <date:to> [사이|사이에|까지|간|동안] [에|의] (무엇|뭐|무슨 것) [@subject] (달라졌|바뀌었|변했|바꼈) @asked"),
    (Diff, "<date:from> (@with|에서|부터) <date:to> [사이|까지|간|동안] [에|의] (달라진|바뀐|변한) (것|점|게|부분) [@end]"),
    (Diff, "<date:from> @with <date:to> [@of|사이의] (차이|변화|차이점|변경점) [@end]"),
    (Diff, "<date:from> [@with] <date:to> @object 비교"),
    (Diff, "<date:from> (@with|에서|부터) <date:to> [사이|까지|간|동안] [에|의] 새로 (생긴|나온|나타난) (것|점|거래|관계) [들] [@end]"),
    (Diff, "(@span|<date:in>) [에|동안|중에] (무엇|뭐|무슨 것) [@subject] (달라졌|바뀌었|변했|바꼈) @asked"),
    (Diff, "(@span|<date:in>) [에|동안|중에] (달라진|바뀐|변한|새로 (생긴|나온)) (것|점|게|부분) [들] [@end]"),
];

#[rustfmt::skip]
static MODIFIERS: &[(&str, &str)] = &[
    (TIME, "<date:since> (이후|이래|이후로|이래로|부터|부터는|이후에|이후의|부터의) [지금까지]"),
    (TIME, "<date:since> (부터|에서) <date:until> [까지|사이] [에|의]"),
    (TIME, "<date:since> [와|과] <date:until> 사이 [에|의]"),
    (TIME, "<date:until> (까지|까지의|까지는|이전까지)"),
    (TIME, "<date:before> (이전|이전에|이전의|전|전에|전의)"),
    (TIME, "<date:after> (다음|다음에|넘어서)"),
    (TIME, "<date:as-of> (현재|기준|기준으로|당시|시점|말_현재|시점에) [의|에|으로]"),
    (TIME, "<date:as-of> (말|말에|말에는|말의|말_현재|말_기준|연말)"),
    (TIME, "<date:in> 의 {began}"),
    (TIME, "<date:in> [에|에는|중|동안|중에|에서]"),
    (TIME, "@span [에|에는|중|동안|중에|의]"),
    (TIME, "<date:mid> (중반|중반께|중엽) [에|에는|의|현재|기준]"),
    (TIME, "(오늘|현재|지금|오늘날|요즘) [의|은|는|도] {as-of=today}"),
    (TIME, "아직 [도] {status=in-force}"),
    (PLACE, "<place:in> (에서|에서는|내|안|내의|에서의|에)"),
    (PLACE, "<place> (에_있는|출신)"),
    (PLACE, "<place> [@of] @firm [들] (와|과|와의|과의|이랑|랑|하고)"),
    (PLACE, "<place:bare> [@of] @firm [들]"),
    (PLACE, "<place:by> [@of] @firm [들] 의"),
    (PLACE, "<place:to> @firm [들] (에_대한|에게_한|에_한)"),
    (PLACE, "<place> 에 (본부|본사) [를] (둔|두고_있는) (당사자|@firm) [이|가] (있는|낀|참여한|들어간)"),
    (PLACE, "<place:between> [와|과|하고] <place:between> (사이|사이의|사이에|사이에서|간|간의|양국|간에|사이에_있는|사이에_있던|사이에_있었던|사이에_맺은|사이에_맺어진)"),
    (PLACE, "<place:between> @firm [들] [와|과] <place:between> @firm [들] (사이|사이의|사이에|사이에서|간|간의|간에)"),
    (PLACE, "<place:between> <place:between> (간|간의|사이|사이의|양국|양국의|간에)"),
    (STATUS, "[이미] (유효한|발효된|진행_중인|발효_중인|유효하던|효력이_있는|시행_중인) {status=in-force}"),
    (STATUS, "(계획된|예정된|계획_중인|계획되었던|예정이던) {status=planned}"),
    (STATUS, "(계획되었거나|계획됐거나|계획_중이거나|예정이거나) (유효한|발효된|진행_중인|진행_중이던) {status=alive}"),
    (STATUS, "(막히거나|막혔거나) {status=blocked} (거절|거부)되거나 {or-status=refused} 철회된 {or-status=withdrawn}"),
    (STATUS, "[이미 {already}] @dropped"),
    (STATUS, "@undone"),
    (STATUS, "예정 [을|도] (포함|포함해|포함하여) {status=alive}"),
    (STATUS, "[이미] (중단된|보류된) {status=suspended}"),
    (STATUS, "[이미 {already}] (끝난|종료된|해소된|청산된) {status=ended}"),
    (STATUS, "(과거|과거의|예전의|옛) {status=ended}|(현존하는|현행) {status=in-force}"),
    (STANDING, "(확인된|확정된) {standing=confirmed}"),
    (STANDING, "(다툼이_있는|논란이_있는|엇갈리는) {standing=contested}"),
    (STANDING, "(소문난|소문으로만_알려진|주장된) {standing=claimed}"),
    (STANDING, "[통째로|완전히|전면] 부인된 {standing=denied}"),
    (TOPIC, "<topic> [와|과|에] (관련된|관련|관한|관련_있는)"),
    (TOPIC, "<topic> [(또는|이나|나) <topic:or>] (분야|분야의|분야에서|에_관한|에_대한|쪽)"),
    (CONTROL, "(국유|국영|국가가_지배하는|정부가_지배하는|국가_지배를_받는|국가_통제를_받는|정부_통제를_받는|국가_소유의|국가_통제_아래_있는) [<place>] [@firm] [들] [와|과|와의|과의] {under=state}"),
    (CONTROL, "<org:under> 산하 [기업|회사] [들] [와|과|의]"),
    (CONTROL, "(국유|국영|국가가_지배하는|정부가_지배하는|국가가_소유한) [<place>] @firm [들] [이|가] (낀|참여한|들어간|포함된|관련된) {under=state} {was}"),
    (CONTROL, "<org:under> 산하 [<place>] @firm [들] [이|가] (낀|참여한|들어간|포함된|관련된) {was}"),
    (WAY, "(<org:through>|<kind:through>) (을|를) (거쳐|통해|통해서|거쳐서|거치는|통하는)"),
    (WAY, "(<org:not-through>|<kind:not-through>) (을|를) (거치지_않고|빼고|제외하고|통하지_않고|제외한)"),
    (WAY, "<number> (단계|다리|걸음) (이내|안|이내로|안에|이내에)"),
    (GROUP, "(자회사|계열사) [들] (포함|포함해|포함하여|까지_포함해) {group}"),
    (SAYS, "(출처와_함께|출처도|근거와_함께|출처_포함) {cite}"),
];

#[rustfmt::skip]
static FILLERS: &[&str] = &[
    "알려줘", "알려줘요", "알려 주세요", "알려주세요", "알려 줘", "알려주십시오", "알려 주십시오", "알려다오", "보여줘", "보여줘요", "보여 줘", "보여주세요", "보여 주세요",
    "말해줘", "말해 줘", "말해주세요", "말해 주세요", "가르쳐줘", "가르쳐 줘", "가르쳐주세요", "찾아줘", "찾아 줘", "찾아주세요", "나열해줘", "나열해 줘", "부탁해", "부탁합니다", "좀", "제발",
    "궁금해", "궁금합니다", "혹시", "해줘", "해 줘", "해주세요", "해 주세요", "그", "이 그래프에서", "모두", "다", "대체", "도대체", "전부",
];

#[rustfmt::skip]
static PARTICLES: &[&str] = &[
    "은", "는", "이", "가", "을", "를", "와", "과", "의", "에", "도", "에서", "에게", "로부터", "으로부터", "부터", "까지", "이랑", "랑", "하고", "으로", "로", "와의", "과의", "에는", "들",
];

#[rustfmt::skip]
static COUNTRIES: &[(&str, &str)] = &[
    ("대한민국", "KR"), ("미", "US"), ("중", "CN"), ("중국 본토", "CN"), ("타이완", "TW"), ("미국계", "US"), ("중국계", "CN"), ("대만계", "TW"), ("홍콩", "HK"), ("일본", "JP"),
];

#[rustfmt::skip]
static KINDS: &[(&str, &str)] = &[
    ("합작", "joint-venture"), ("합작_회사", "joint-venture"), ("합작_법인", "joint-venture"), ("합작_투자", "joint-venture"), ("합작_기업", "joint-venture"), ("조인트_벤처", "joint-venture"),
    ("기술_협력", "technology-partnership"), ("기술_제휴", "technology-partnership"), ("공동_연구", "research"), ("연구_협력", "research"), ("라이센스", "licence"), ("특허_사용_계약", "licence"),
    ("납품", "supply"), ("공급_계약", "supply"), ("총판", "distribution"), ("판매_대행", "distribution"), ("회원사", "membership"), ("가입", "membership"), ("투자_계획", "commitment"),
    ("지분", "ownership"), ("소수_지분_투자", "investment"), ("투자", "investment"), ("인수_합병", "acquisition"), ("합병", "acquisition"), ("매각", "divestment"), ("소스_코드_공개", "disclosure"), ("소스코드_심사", "disclosure"),
];

#[rustfmt::skip]
static FAMILIES: &[(&str, &str)] = &[
    ("제휴", "alliance"), ("동맹", "alliance"), ("협력", "alliance"), ("파트너십", "alliance"), ("제휴_관계", "alliance"), ("협력_관계", "alliance"), ("소유_관계", "ownership"), ("지배_관계", "control"),
];

#[rustfmt::skip]
static TOPICS: &[(&str, &str)] = &[
    ("클라우드", "cloud"), ("서버", "servers"), ("반도체", "semiconductors"), ("네트워크", "networking"), ("네트워킹", "networking"), ("운영_체제", "operating-systems"), ("보안", "security"),
    ("저장_장치", "storage"), ("스토리지", "storage"), ("인공_지능", "artificial-intelligence"), ("특허", "patents"), ("소프트웨어", "software"), ("결제", "payments"), ("전자_상거래", "e-commerce"), ("미디어", "media"),
];

static RELATIVE: &[(&str, Relative)] = &[
    ("오늘", Relative::Today),
    ("올해", Relative::Year(0)),
    ("작년", Relative::Year(-1)),
    ("지난해", Relative::Year(-1)),
];
