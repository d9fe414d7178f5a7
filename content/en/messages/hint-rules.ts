import type { HintRules } from '#lib/gist/hint-rules.ts';

const THEM =
	'her|him|them|me|us|the-girl|the-girls|the-boy|the-boys|the-women|the-woman|the-men|the-workers|people|somebody|someone';
const CANNOT = "can't|cannot|can-not|cant|couldn't|could-not|not-able-to";
const WILL =
	"going-to|gonna|will|would|want-to|wants-to|threatens-to|threatened-to|threatening-to|he'll|she'll";
const YOUNG =
	'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|six|seven|eight|nine|five|four';

export const rules: HintRules = {
	review: 'source',
	suicide: [
		'suicide|suicidal',
		'kill|killing|harm|harming|cut|cutting|hang|hanging myself|herself|himself|themselves|themself|ourselves',
		'end|ending|take|taking my|her|his|their own? life|lives',
		'want|wants|wanted to die',
		"don't|dont|do-not|doesn't|doesnt|does-not|no-longer want|wants to live|be-alive",
		'better off? dead'
	],
	medical: [
		'bleed|bleeding|unconscious|fainted|fainting|collapsed|overdose|overdosed|seizure|convulsion|miscarriage|stabbed|infected|infection',
		`${CANNOT}|hardly|barely|not breathe|breathing|walk|wake|stand-up|get-up`,
		'broken|broke|fractured her|his|the|an|a? arm|leg|wrist|rib|bone|jaw|ankle|finger',
		'need|needs|needed to-see|to-go-to? a|an|the? doctor|hospital|ambulance|insulin|medicine|medication|medical',
		'very|really|badly|seriously|so|too sick|ill|injured|wounded|burned|burnt',
		'no|without|not-get|not-getting|refused medicine|medication|insulin|doctor|medical-care',
		'high|bad fever',
		'giving|gave|give birth',
		'in labour|labor'
	],
	'danger-now': [
		`beat|beats|beating|beaten|choke|chokes|strangle|strangles|burn|burns|whip|whips ${THEM}`,
		`${WILL} kill|shoot|stab|murder|burn|cut|beat ${THEM}`,
		`kill|killed|kills|murder|murdered|rape|raped|rapes|raping ${THEM}`,
		'being|getting|was|were|is|are beaten|raped|strangled|choked|tortured',
		'scream|screams|screaming|shout|shouts|shouting|cry|cries|crying|beg|begs|begging|call|calling for|out-for help',
		'heard|hear|hearing one|her|him|them|a-woman|a-girl|women|somebody|someone screaming|scream',
		'in great|grave|real|immediate|serious? danger',
		'life|lives is|are|at|in|in-danger? risk|danger',
		'send help|police|somebody|someone',
		'please|need help|come now|tonight|today|quickly|fast|right-away'
	],
	weapon: [
		'gun|handgun|pistol|rifle|shotgun|firearm|weapon|armed|taser|gunpoint',
		'with a|an|the big|long|large|sharp|kitchen? machete|cutlass|knife',
		'has|have|had|carries|carry|carrying|holds|holding|pulled|pulls|showed a|an|his|her|the|their? big|long|large|sharp? machete|cutlass|knife|knives'
	],
	'locked-in': [
		'lock|locks|locked|locking|padlocked|shut|bolted in|inside|up|from-outside|from-the-outside|from-out-side',
		`lock|locks|locked|locking ${THEM} in|inside|up|down`,
		`${CANNOT}|never|not-let-her|not-let-them leave|go-out|get-out|come-out|go-outside`,
		`not|never|aren't|isn't allowed|permitted|free to? leave|go|out|outside|go-out`,
		"don't|doesn't|dont|doesnt|do-not|does-not|won't|wont|will-not let her|him|them|me|us|the-girls|the-women leave|go|out|outside|go-out",
		'kept|held|keeps|hold|holds|holding her|them|him|us|me|girls|women|the-girls|the-women? upstairs|inside|indoors|prisoner|captive|hostage|against',
		'bars on the|every|all|their? window|windows|door',
		'door|gate|room|shed|container is|was|are|stays|always|kept? chained|padlocked|locked',
		'chained|handcuffed|tied-up|padlock'
	],
	'about-to-be-moved': [
		'boat|plane|flight|ferry|ship leaves|leave|leaving|goes|going|departs tonight|tomorrow|soon|today|at',
		'boat|plane|flight|ferry|ship tonight|tomorrow',
		`taking|take|takes|move|moves|moving|send|sends|sending|sell|sells|selling|ship|ships|shipping|fly|flying ${THEM} away|off|abroad|overseas|tonight|tomorrow|soon|out|to-another|off-the-island`,
		'leaves|leave|leaving|flies|flying|sails|sailing tonight|tomorrow'
	],
	child: [
		'child|children|kid|baby|babies|toddler|minor|schoolgirl|schoolboy|teenager|teen|underage|pickney|school-girl|school-boy|school-girls',
		'little|small|young girl|boy',
		'# year|years|yr|yrs|year-old|years-old old?',
		`girl|boy|daughter|son|niece|nephew|she|he|sister|brother|cousin who-is|who-was|is|of|about|only|aged|around|age about|only|around? #|${YOUNG}`,
		`${YOUNG} year|years old`
	],
	harm: [
		'beat|beats|beating|beaten|hit|hits|hitting|slap|slaps|whip|whipped|kick|kicks|burn|burnt|burned|hurt|hurts',
		'rape|raped|abuse|abused|abuses|abusing|molest|molested|molesting|touch|touches|touching|fondle|sex|sexual|naked|nude|prostitute|prostitution',
		'without clothes|food',
		'photos|pictures|videos without-clothes|of-her-body|naked|nude',
		'sell|sells|selling|sold|pimp|pimps her|him|them|the-girl|his-daughter|her-daughter',
		'pays|paid|pay|money for|to her|girl|girls|touch|sex',
		'cry|cries|crying|scream|screams|screaming|marks-on|bruise|bruises|bruised|scars|bleeding|starving|starved|hungry|terrified|drugged|drunk|tied|locked',
		'hotel room alone',
		'missing|disappeared|vanished'
	],
	harmless: [
		'no|not|without|never|nobody|none|any-kind-of a|any|have-a|have-any|see-a|saw-a|saw-any|with-a|has-a|had-a|is? gun|guns|weapon|weapons|knife|pistol|armed|machete|cutlass|locked|sick|hurt|beaten|injured',
		'not|no|never in any|immediate|real? danger',
		'locked out|my|the-car',
		'kill|kills|killing time',
		'baby|child father|mother|support',
		'spear|water|glue|nail|toy gun'
	],
	again: [
		"i|we|i've|have wrote|written|write|sent|send|reported|messaged|told-you|wrote-you|wrote-to-you|sent-you|posted already|before|earlier|yesterday|last-week|last-month|once-before|a-tip|one|this-before",
		'i already|have wrote|written|sent|reported|told-you',
		'lost|forgot|forgotten|misplaced my code|receipt|words',
		"it|it's|its|it-is|this-is|is me again",
		'i am|was|made-a-mistake mistaken|wrong',
		'i made a mistake',
		'i forgot to say|tell|mention|add|write',
		'my last|first|earlier|other|previous tip|message|report|letter',
		'writing again',
		'i write|am-writing again'
	]
};
