import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DOUBTS } from './alarms.ts';

const read = (path: string) =>
	readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
const [, after = ''] = read('docs/operations.md').split('### Alarms about the recovery key');
const [section = ''] = after.split('\n### ');
const quoted = [...section.matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words);

it('whoever runs it finds each alarm about the recovery key explained, in the words that it is printed in', () => {
	const doubts = [
		...(['broken', 'behind', 'forked', 'misfit'] as const),
		...(['aside', 'unreadable', 'unwritable', 'gone'] as const)
	];
	for (const doubt of doubts) {
		const said = DOUBTS[doubt]('recovery').replace('ALARM: lane recovery', '');
		const isExplained = quoted.some((words) => words.length > 20 && said.includes(words));
		expect(isExplained, said).toBe(true);
	}
	const printed = read('scripts/admin/pins.ts');
	const ofPins = quoted.filter((words) => words.startsWith('ALARM: ') && printed.includes(words));
	expect(ofPins).toHaveLength(printed.split('ALARM: ').length - 1);
});
