import type { Messages } from './messages.ts';
import type { Answers } from '#lib/sealed/tip.ts';

/** What was answered, as questions and answers in the reader's words; what was left out is left out. */
export function told(
	answers: Answers,
	text: Messages['tip'],
	agencies: readonly { id: string; name: string }[],
	parishes: Readonly<Record<string, Readonly<Record<string, string>>>>
): { label: string; value: string }[] {
	const q = text.questions;
	const who = answers.way === 'me' ? 'me' : 'other';
	const knows = (known: Answers['danger']) => (known === 'unknown' ? '' : text.knows[known]);
	const named = (ids: readonly string[], names: Readonly<Record<string, string>>) =>
		ids.map((id) => names[id] ?? id).join('\n');
	const allParishes = Object.assign({}, ...Object.values(parishes)) as Record<string, string>;
	return [
		{ label: q.what[answers.way], value: answers.what },
		{ label: q.danger[who], value: knows(answers.danger) },
		{ label: q.leaving[who], value: knows(answers.leaving) },
		{ label: q.child[who], value: knows(answers.child) },
		{ label: q.ongoing, value: knows(answers.ongoing) },
		{ label: q.island, value: answers.island === 'unknown' ? '' : text.islands[answers.island] },
		{ label: q.parish, value: allParishes[answers.parish] ?? '' },
		{ label: q.place, value: answers.place },
		{ label: q.when, value: answers.when },
		{ label: q.who, value: answers.who },
		{ label: q.vehicles, value: answers.vehicles },
		{ label: q.phones, value: answers.phones },
		{ label: q.online, value: answers.online },
		{ label: q.signs, value: named(answers.signs, text.signs) },
		{ label: q.how, value: answers.how === 'unknown' ? '' : text.hows[answers.how] },
		{
			label: q.involved,
			value: named(answers.involved, Object.fromEntries(agencies.map(({ id, name }) => [id, name])))
		},
		{ label: q.contactHow, value: answers.contact },
		{ label: q.contactTimes, value: answers.contactTimes },
		{ label: q.contactSeenBy, value: answers.contactSeenBy },
		{ label: q.mayLeaveMessage, value: knows(answers.mayLeaveMessage) }
	].filter(({ value }) => value !== '');
}
