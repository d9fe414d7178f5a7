import { afterEach, describe, expect, it } from 'vitest';
import { codeFrom, grouped } from '#lib/sealed/receipt-code.ts';
import { connect, serve, type Line } from './protocol.ts';
import { newVerbs, type Verb } from './verbs.ts';

const CHEAP = { N: 2 ** 4, r: 8, p: 1 };
const recoveryCode = grouped(codeFrom(new Uint8Array(10).fill(7)));

let lines: Line[] = [];
afterEach(() => {
	for (const line of lines) line.close();
	lines = [];
});

/** A worker's table, and the pages that have a port to it. */
function pages(count: number, verbs = newVerbs(CHEAP)): Line[] {
	return Array.from({ length: count }, () => {
		const { port1, port2 } = new MessageChannel();
		serve(port2, verbs);
		const line = connect(port1);
		lines.push(line);
		return line;
	});
}

describe('a page’s line to its worker', () => {
	it('brings what each call comes to, however many are on their way', async () => {
		const [page] = pages(1);
		const answers = await Promise.all([
			page!.call('enrol', { recoveryCode }),
			page!.call('useRecoveryCode', 'not a code'),
			page!.call('useRecoveryCode', recoveryCode)
		]);
		expect(answers[0].card.recipient).toMatch(/^age1pq1/);
		expect(answers.slice(1)).toEqual([false, true]);
	});

	it('tells a fault by its name, and nothing else of it', async () => {
		const [page] = pages(1);
		await expect(page!.call('myCard', undefined)).rejects.toMatchObject({
			name: 'Locked',
			message: 'Locked'
		});
	});

	it('does no more than the table has, whatever it is asked for', async () => {
		const [page] = pages(1);
		for (const verb of ['constructor', 'toString', '__proto__', ''] as unknown as Verb[]) {
			await expect(page!.call(verb, undefined)).rejects.toMatchObject({ name: 'UnknownVerb' });
		}
	});

	it('ends every call that waits when it is closed', async () => {
		const [page] = pages(1);
		const calls = [page!.call('enrol', { recoveryCode }), page!.call('myCard', undefined)];
		page!.close();
		for (const call of calls) await expect(call).rejects.toMatchObject({ name: 'Locked' });
	});

	it('is a page’s own, where several share the keys of one worker', async () => {
		const [one, other] = pages(2) as [Line, Line];
		const { card, recovery } = await one.call('enrol', { recoveryCode });
		await one.call('useRecoveryCode', recoveryCode);
		const keyring = [{ kind: 'recovery' as const, sealed: recovery }];
		await other.call('unlock', { officerId: 'mara', keyring, lanes: [] });
		const cards = await Promise.all([one, other].map((page) => page.call('myCard', undefined)));
		expect(cards).toEqual([card, card]);
	});
});
