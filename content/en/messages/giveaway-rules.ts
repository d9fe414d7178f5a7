import type { Rules } from '#lib/giveaways/rules.ts';

const MY = 'my|our|mi|meh|me';
const PEOPLE =
	'boss|bosses|bossman|boss-man|bosslady|boss-lady|manager|supervisor|employer|madam|landlord|landlady|cousin|cuz|brother|sister|brother-in-law|sister-in-law|mother-in-law|father-in-law|son-in-law|daughter-in-law|mother|mom|mum|mommy|mummy|mama|father|dad|daddy|son|daughter|child-father|child-mother|baby-father|baby-mother|uncle|aunt|auntie|aunty|tantie|niece|nephew|granny|grandma|grandmother|grandfather|grandpa|grandson|granddaughter|husband|wife|wives|boyfriend|girlfriend|fiance|fiancee|partner|ex|stepfather|stepmother|stepbrother|stepsister|godfather|godmother|family|parent|relative|friend|buddy|neighbour|neighbor|coworker|co-worker|colleague|workmate|roommate|room-mate|housemate|flatmate|classmate|tenant|lodger|pastor|priest|teacher|doctor|nurse|client|customer|helper';
const JOB =
	'cleaner|maid|housekeeper|housekeeping|waitress|waiter|cook|chef|nurse|doctor|teacher|driver|taxi-driver|bus-driver|guard|security|security-guard|policeman|policewoman|officer|receptionist|cashier|bartender|barman|barmaid|fisherman|captain|student|pupil|pastor|helper|babysitter|nanny|caregiver|gardener|mason|carpenter|dancer|barber|hairdresser|landlord|landlady|tenant|lodger|neighbour|neighbor|farmer|porter|manager|supervisor|secretary';
const HEARERS =
	'police|officer|constable|sergeant|immigration|customs|labour|labor|department|ministry|minister|embassy|consulate|hotline|911|pastor|priest|church|teacher|principal|school|nurse|doctor|hospital|clinic|social-worker|boss|manager|supervisor|owner|lawyer|government|task-force|newspaper|radio';
const SAID = 'told|tell|reported|said|complained|spoke|talked|wrote|called|phoned|warned|informed';
const MONTH =
	'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec';
const DAY =
	'1st|2nd|3rd|4th|5th|6th|7th|8th|9th|10th|11th|12th|13th|14th|15th|16th|17th|18th|19th|20th|21st|22nd|23rd|24th|25th|26th|27th|28th|29th|30th|31st';
const HOUR = '#|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight';

export const rules: Rules = {
	relation: [
		`${MY} own|old|ex|former|big|little|younger|older|elder|best|good|close|next-door? ${PEOPLE}`,
		`${PEOPLE} of mine`
	],
	'only-me': [
		'only me|myself|i',
		`i|i'm|we am|was|were|are? the only`,
		'nobody|no-one|none|noone else knows|know|knew|saw|seen|heard|witnessed|was-there|was-around|has-seen|had-seen',
		'nobody|no-one|noone|anybody|anyone|everyone|everybody but|except|besides me|myself',
		'just me|us-two',
		'just me|her|him and me|i|her|him',
		'just|only the two of us',
		'i alone',
		'told|tells|tell|trusted|trusts|showed|shows only|just me',
		'told|tells|showed|trusted me alone|privately|in-confidence|in-secret|in-private|a-secret|the-secret|her-secret|his-secret',
		'me not to tell|say|talk|repeat',
		'confided|confides in me',
		'between me|us and',
		'between her|him|them|you and me'
	],
	self: [
		`my full|real|first|last|given? name is|s|be|^ ^?`,
		`i'm|i am|was? called|named|known-as`,
		'people|they|everybody|everyone|friend call|calls me ^',
		`i'm|im ^`,
		'i am ^',
		'my cell|mobile|phone|telephone|whatsapp|contact? number|cell|mobile|phone|whatsapp|email|e-mail|mail|facebook|instagram is|s #?',
		'my personal|private? email|e-mail|gmail|email-address|e-mail-address|mail-address|home-address',
		'my birthday|birth-date|date-of-birth|social-security|id-number|passport-number|licence-number|license-number',
		'i was born on|in'
	],
	'place-of-mine': [
		'my|our|mi|meh own|old|little|small|big? room|bedroom|house|home|yard|apartment|apt|flat|gate|street|road|village|neighbourhood|neighborhood|shop|store|office|workplace|work-place|hotel|restaurant|bar|guesthouse|guest-house|farm|building|boat|taxi|bus|van|church|school|class|classroom|shift|desk|company|business|salon|stall|window|door|balcony|porch|gallery|kitchen|ward',
		'my job|work is|at|in|as',
		'where|when|while i|we live|lived|work|worked|stay|stayed|clean|sleep|rent|study|am|was working|staying|living?',
		`where i'm working|staying|living`,
		`i|we work|worked at|as|for|in|with|under|on|there|near|nights|opposite|behind|beside|next-to`,
		`i|i'm|we|we're|am am|was|were|are|been? working at|as|for|in|with|on|there|near|nights|next-to`,
		'i|we live|lived|living|stay|rent|sleep|board|lodge at|by|near|next|opposite|across|behind|beside|above|below|over|under|upstairs|downstairs|around|in|on|with|there|close|down|up',
		'i|we clean|cleaned|cook|cooked|guard|serve|deliver|teach|babysit|bartend|manage|run|wash|iron|garden the|a|an|at|for|in|their|his|her|there|rooms|food|houses',
		'i drive a|the|taxi|bus|for|their',
		`i|i'm|am am|was? a|an|the|their|his|her|one-of-the night? ${JOB}`,
		'live|lives|living|stay|stays|staying|work|works|working|next-door by|near|beside|behind|opposite|next-to|across-from|above|below|to me|us',
		'from my|our window|door|gate|yard|balcony|porch|desk|boat'
	],
	'exact-time': [
		'at exactly|precisely',
		'exactly|precisely at',
		'on the dot',
		`minutes past|to ${HOUR}`
	],
	'exact-date': [
		`on|of? the? #|${DAY} of? ${MONTH}`,
		`${MONTH} the? #|${DAY}`,
		`on|of|from|since the ${DAY}`
	],
	'told-before': [
		'as|like i already|have? told|said|reported|explained|mentioned',
		`i already|had|have|also|just|first|even|did|'ve? ${SAID} it|this|that|them|everything|all|about-it|about-this? already? to|with? the|a|an|my|our|one|some? police|labour|labor|social|immigration|school? ${HEARERS}`,
		'i already|had|have? reported it|this|that|them|him|her',
		'i already|have|had? went|gone to|by the? police|immigration|labour|labor|ministry|embassy|task-force department?',
		'i already|have|had made|filed|gave a|my? report|complaint|statement'
	],
	harmless: [
		'if only i|me',
		'not only i|me|myself',
		'i live|lived|living in fear|hope|peace|st|saint|nevis|kitts',
		'we live|lived in fear|peace',
		'i stay|live in touch',
		'in|on|by my own? way',
		`i'm|i|im am? haitian|dominican|spanish|jamaican|guyanese|indian|chinese|cuban|venezuelan|colombian|kittitian|nevisian|filipino|filipina|syrian|african|american|british|english|french|trinidadian|vincentian|lucian|antiguan|barbadian|christian|catholic|muslim|hindu|rasta|rastafarian|st|saint|caribbean`,
		'john|matthew|mark|luke|psalm|psalms|proverbs|romans|genesis|exodus|corinthians|revelation|isaiah # #?'
	],
	firstPerson: ['i', 'me', 'my', 'mine', 'we', 'us', 'our']
};
