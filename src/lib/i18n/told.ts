import type { Messages } from './messages.ts';
import type { Answers, Name } from '#lib/questions/answers.ts';
import { parishName } from './places.ts';

/** What was answered, as questions and answers in the reader's words; what was left out is left out. */
export function told(
	answers: Answers,
	text: Messages['tip'],
	agencies: readonly { id: string; name: string }[]
): { field: Name; label: string; value: string }[] {
	const q = text.questions;
	const isMe = answers.way === 'me';
	const who = isMe ? 'me' : 'other';
	const knows = (known: Answers['danger']) => (known === 'unknown' ? '' : text.knows[known]);
	const named = (ids: readonly string[], names: Readonly<Record<string, string>>) =>
		ids.map((id) => names[id] ?? id).join('\n');
	const chosen = (value: string, names: Readonly<Record<string, string>>) =>
		value === 'unknown' ? '' : (names[value] ?? '');
	const values: Partial<Record<Name, [label: string, value: string]>> = {
		what: [q.what[answers.way], answers.what],
		danger: [q.danger[who], knows(answers.danger)],
		leaving: [q.leaving[who], knows(answers.leaving)],
		child: [q.child[who], knows(answers.child)],
		ongoing: [q.ongoing, knows(answers.ongoing)],
		area: [
			isMe ? q.whereMe : q.where,
			parishName(answers.area) ?? chosen(answers.area, text.areas)
		],
		place: [q.place, answers.place],
		when: [q.when, answers.when],
		pattern: [q.pattern, chosen(answers.pattern, text.patterns)],
		people: [isMe ? q.countMe : q.count, chosen(answers.people, text.counts)],
		who: [isMe ? q.victimsMe : q.victims, answers.who],
		doers: [isMe ? q.doersMe : q.doers, answers.doers],
		plates: [q.plates, answers.plates],
		vehicles: [q.vehicles, answers.vehicles],
		boats: [q.boats, answers.boats],
		phones: [q.phones, answers.phones],
		online: [q.online, answers.online],
		signs: [isMe ? q.signsMe : q.signs, named(answers.signs, text.signs)],
		how: [q.how, chosen(answers.how, text.hows)],
		involved: [
			q.involved,
			named(answers.involved, Object.fromEntries(agencies.map(({ id, name }) => [id, name])))
		],
		contact: [q.contactHow, answers.contact],
		contactTimes: [q.contactTimes, answers.contactTimes],
		contactSeenBy: [q.contactSeenBy, answers.contactSeenBy],
		mayLeaveMessage: [q.mayLeaveMessage, knows(answers.mayLeaveMessage)]
	};
	return (Object.entries(values) as [Name, [string, string]][])
		.filter(([, [, value]]) => value)
		.map(([field, [label, value]]) => ({ field, label, value }));
}
