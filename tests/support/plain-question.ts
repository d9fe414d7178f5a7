import { questions } from '#content/en/messages/questions.ts';

/** Answers the plain question as a person does: by reading it. */
export function answerTo(asked: string): string {
	const [, ask, these] = /^Which of these is (.+)\? (.+)$/.exec(asked) ?? [];
	if (ask && these) {
		const { words } = questions.groups.find((group) => group.ask === ask)!;
		return these.split(', ').find((word) => words.includes(word))!;
	}
	const [, nth, list] = /^Type the (\w+) word of this list: (.+)$/.exec(asked) ?? [];
	const at = { first: 0, second: 1, third: 2, last: -1 }[nth ?? ''];
	if (at === undefined || !list) throw new Error(`nobody knows the answer to: ${asked}`);
	return list.split(', ').at(at)!;
}
