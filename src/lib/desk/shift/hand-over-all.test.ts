import { describe, expect, it } from 'vitest';
import type { Fetched } from '../server-keys.ts';
import { HandingOver, type By } from './hand-over-all.ts';

const tips = ['a1', 'b2', 'c3'].map((id) => ({ id, lane: 'general', epoch: 2 }));
const to = { to: 'devon', words: 'The landlord was called.' };
type Answer = Fetched<{ ok: boolean; why?: string; by?: string }>;
const kept: Answer = { ok: true, value: { ok: true } };

/** A desk that answers as it is told, and what it was sent. */
function desk(answers: Readonly<Record<string, Answer>> = {}) {
	const sent: { path: string; body: Record<string, unknown>; note: unknown }[] = [];
	const notes: unknown[] = [];
	const acts: unknown[] = [];
	const by: By = {
		sealWritten: async (body, place) => {
			notes.push({ body, place });
			return { lane: place.lane, seen: String(place.epoch), epoch: '3', sealed: 'sealed' };
		},
		signAct: async (act) => {
			acts.push(act);
			return { head: { seq: 1, hash: '' }, unlock: '', count: 1, hour: '', signature: '' };
		},
		ask: async (path, body) => {
			sent.push({ path, body: body as Record<string, unknown>, note: notes.at(-1) });
			return answers[path.split('/')[3]!] ?? kept;
		}
	};
	return { by, sent, notes, acts };
}

describe('handing over many at once', () => {
	it('is an ordinary hand-over of each, signed, with a note of its own that names that tip', async () => {
		const { by, sent, notes, acts } = desk();
		const became = await new HandingOver(by).all(tips, to);
		expect([...became.values()]).toEqual([undefined, undefined, undefined]);
		expect(sent.map(({ path }) => path)).toEqual(
			tips.map(({ id }) => `/desk/tips/${id}/hand-over`)
		);
		const ids = sent.map(({ body }) => body.id);
		expect(new Set(ids).size).toBe(3);
		expect(notes).toMatchObject(
			tips.map(({ id }, n) => ({ place: { kind: 'note', tip: id, id: ids[n], lane: 'general' } }))
		);
		expect(acts).toMatchObject(
			tips.map(({ id }, n) => ({
				...{ act: 'tip.handed-over', subject: id },
				detail: { to: 'devon', note: ids[n] }
			}))
		);
		expect(sent[0]?.body).toMatchObject({ epoch: 3, seen: 2 });
	});

	it('says which were hindered and why, and does the others', async () => {
		const { by } = desk({
			b2: { ok: true, value: { ok: false, why: 'assigned', by: 'Joan Phipps' } },
			c3: { ok: false, status: 404 }
		});
		const became = await new HandingOver(by).all(tips, to);
		expect(became.get('a1')).toBeUndefined();
		expect(became.get('b2')).toContain('Joan Phipps');
		expect(became.get('c3')).toBeTruthy();
	});

	it('sends the same note again where no answer came, and another once one did', async () => {
		const answers: Record<string, Answer> = { a1: { ok: false, status: 0 } };
		const { by, sent } = desk(answers);
		const handing = new HandingOver(by);
		const again = () => handing.all(tips.slice(0, 1), to);
		await again();
		answers.a1 = kept;
		await again();
		await again();
		const [first, second, third] = sent.map(({ body }) => body.id);
		expect(second).toBe(first);
		expect(third).not.toBe(first);
	});

	it('sends nothing of what could not be sealed, and says so', async () => {
		const { by, sent } = desk();
		const locked = Object.assign(new Error(), { name: 'Locked' });
		const became = await new HandingOver({
			...by,
			sealWritten: () => Promise.reject(locked)
		}).all(tips, to);
		expect(sent).toEqual([]);
		expect([...became.values()].every((fault) => fault)).toBe(true);
	});
});
