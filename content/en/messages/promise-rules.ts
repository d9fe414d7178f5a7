import type { PromiseRules } from '#lib/desk/answers/promises.ts';

const WE_WILL = "we-will|we'll|will|we-shall|we-are-going-to|we're-going-to|going-to";
const YOU_WILL = "you-will|you'll|you-are-going-to|you're-going-to|they-will|she-will|he-will";
const WHAT = 'you? that? you|they|she|he|it? are|is|will-be? safe|protected?';
const NOT = "cannot|can-not|can't|cant|not|never|nobody|no-one|don't|do-not|won't|unable-to";

export const rules: PromiseRules = {
	review: 'source',
	safety: [
		"you|they|she|he are|'re|is|will-be|'ll-be|am now? safe|protected|out-of-danger",
		`${YOU_WILL} be? safe|protected|fine|okay|ok`,
		`${WE_WILL} keep|make|protect|save|rescue|shield you|her|him|them`,
		'keep|get|make you|her|him|them safe',
		'nothing|no-harm|nobody|no-one will|can happen|hurt|harm|find to? you|her|him|them',
		'promise|guarantee|guaranteed|ensure',
		"we will|'ll|can|shall protect|rescue|save",
		'you have nothing to fear',
		'everything|all|it will|is-going-to be all? fine|okay|ok|right|well|alright'
	],
	stay: [
		"you|they|she|he can|may|will|'ll|are-allowed-to be-allowed-to? stay|remain in|here|on? the? country|island|here",
		"you|they|she|he will|'ll not be? deported|arrested|sent-back|sent-home|detained|charged",
		"you|they|she|he will|'ll not|never be? deported|arrested|sent-back|sent-home|detained|charged",
		"you|they|she|he won't be deported|arrested|sent-back|sent-home|detained|charged",
		'get|give|arrange|have|receive you|her|him|them? a|the|your|their? visa|work-permit|permit|residence|residency|papers|asylum|refugee-status',
		`${YOU_WILL} get|have|receive a|your|the|new? visa|permit|residence|papers|passport|asylum|status`
	],
	pay: [
		`${YOU_WILL} be? get|paid|have|receive|compensated your|the|all|back? pay|wage|money|salary|reward|compensation`,
		`${YOU_WILL} be paid|compensated|rewarded`,
		`${WE_WILL} pay|compensate|reward you|them|her|him`,
		`${WE_WILL} pay|give|send|get|reward|compensate you|them|her|him a|your|the|back|some? money|wage|salary|reward|compensation`,
		'there|here is a reward',
		'a|the reward for',
		'get|have your|the money|wage|pay back'
	],
	time: [
		`${WE_WILL} be|come|answer|write|call|act|help|get-back|reply|be-there|be-with-you|tell|finish to? you|there? again? within|in|by|today|tonight|tomorrow|soon|shortly|immediately|at-once|right-away`,
		'within #|a|an|one|two|three|a-few|some hour|day|week|month|minute',
		'shortly|as-soon-as-possible|right-away|any-minute|any-day|on-our-way'
	],
	meeting: [
		'meet|meeting you|us|me|with-us|with-me|with-you|up-with',
		"let's|let-us|can-we|could-we|we-could|we-can|shall-we|want-to|like-to|we-will|we'll meet|talk-in-person|see-you|visit|come",
		'come to|and-see|by|in our|the|my|us|to? station|office|house|place|headquarters|police|ministry|desk',
		"we|i|somebody|someone|an-officer will|'ll|can|could|going-to come|visit|pick|fetch|collect|wait you|to|up|for|over|by|her|him|them",
		'wait for us|me|the-car|the-officer',
		'pick you|them|her|him up',
		'in person',
		'where|when can|could|shall we|i|somebody|someone meet|see-you|visit-you|pick-you',
		'see you at|in|on|there|tomorrow|tonight|soon'
	],
	outcome: [
		"we|police|officers|they|somebody|someone have|has|'ve|had|did arrested|raided|searched|found|freed|rescued|charged|caught|detained|visited|spoken-to|spoken-with|questioned",
		'was|were|is|are|been|being|will-be|get|got arrested|charged|caught|freed|rescued|deported|convicted|punished|raided|searched|jailed|prosecuted|questioned|detained',
		`${WE_WILL} arrest|raid|search|free|charge|catch|punish|stop|close-down|shut-down`,
		'an|the|our investigation|arrest|case|raid|search is|was|has-been|has open|opened|under-way|closed|over|finished|started',
		'in|to prison|jail|court',
		'he|she|they|your-boss|the-boss will|going-to be|go punished|to-prison|to-jail|arrested|charged'
	],
	harmless: [
		`${NOT} to|yet|even|be-able-to? promise|guarantee|ensure ${WHAT}`,
		'no promise|guarantee',
		`nobody|no-one|we ${NOT}|can promise|guarantee ${WHAT}`,
		'if|whether|when|are|is|do|does|did|how|where you|they|she|he are|is|feel|be|safe safe|protected|now|safe',
		'are|is|feel|feels|be you|they|she|he|it|there safe|protected',
		'is it safe',
		'do|does|did you|they|she|he know|think who|that|when|where|if? anyone|anybody|somebody? was|were? arrested|charged',
		'your code|it in|within|after a few days'
	]
};
