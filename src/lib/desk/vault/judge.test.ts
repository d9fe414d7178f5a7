import { base64 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BEGINNING, printOfAct, signAct, type Head } from '#lib/sealed/act.ts';
import { askedOf, askFor, type Wanted } from '#lib/sealed/dual-control.ts';
import { hashOfLink, headOf } from '#lib/sealed/link.ts';
import type { Recipient } from '#lib/sealed/age.ts';
import type { OfficerCard } from '#lib/sealed/keyring.ts';
import type { Roster } from '#lib/sealed/roster.ts';
import { newSigningKey, verifyKeyOf, type SigningKey } from '#lib/sealed/signature.ts';
import { succeed } from '#lib/sealed/succession.ts';
import { judge, REACH, windowFor, type Known, type Opened, type Verdict } from './judge.ts';

const lane = 'general';
const keys: Record<string, SigningKey> = Object.fromEntries(
	['mara', 'devon', 'idris'].map((who) => [who, newSigningKey()])
);
const rosterOf = (epoch: number, ...members: string[]): [number, Roster] => [
	epoch,
	{
		epoch,
		members: members.map((officer) => ({ officer, verifyKey: verifyKeyOf(keys[officer]!) }))
	} as unknown as Roster
];
const rosters = new Map([rosterOf(1, 'mara', 'devon', 'idris'), rosterOf(2, 'mara', 'devon')]);
const known: Known = { lane, rosters, since: 0 };
const random = () => base64.encode(crypto.getRandomValues(new Uint8Array(32)));

type Sort = { what?: string; detail?: Record<string, unknown> | undefined };

/** A lane's record as it grows. */
class Chain {
	entries: Opened[] = [];
	epoch = 1;
	#count = 0;
	head = (at = this.entries.length): Head => {
		const entry = this.entries[at - 1];
		if (!entry) return BEGINNING;
		const hash = hashOfLink(lane, base64.decode(entry.prev), entry);
		return headOf({ seq: at, hash: base64.encode(hash) });
	};
	add(said: NonNullable<Opened['said']>): this {
		const { hash } = this.head();
		const prev = base64.encode(new Uint8Array(Buffer.from(hash, 'base64url')));
		const seq = this.entries.length + 1;
		this.entries.push({ seq, at: 1, commitment: random(), body: random(), prev, said });
		return this;
	}
	/** As an officer's browser signs it. */
	signs(
		by: string,
		tip = 'a tip',
		head = this.head(),
		key = keys[by]!,
		{ what = 'tip.taken', detail }: Sort = {}
	) {
		const act = { act: what, subject: tip, detail };
		const seen = { head, unlock: 'u', count: ++this.#count, hour: '2026-11-23T14' };
		return { ...act, by, epoch: this.epoch, signed: signAct({ ...act, lane, by }, seen, key) };
	}
	does = (by: string, tip?: string) => this.add(this.signs(by, tip));
	read = (more: Partial<Known> = {}) => judge(this.entries, { ...known, ...more });
	last = (more: Partial<Known> = {}): Verdict | undefined =>
		this.read(more).get(this.entries.length);
}
const misfit = (why: string) => ({ is: 'misfit', why });

describe('an act in the record', () => {
	it('is signed by who did it, over whatever it was that they saw last', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.constantFrom('mara', 'devon'), fc.nat(5))), (acts) => {
				const chain = new Chain();
				for (const [by, ago] of acts)
					chain.add(chain.signs(by, 'a tip', chain.head(Math.max(0, chain.entries.length - ago))));
				expect([...chain.read().values()].every(({ is }) => is === 'signed')).toBe(true);
			}),
			{ numRuns: 15 }
		);
	});

	it('is the server’s word where nobody signs it, and of before where nobody did yet', () => {
		const chain = new Chain();
		chain.add({ act: 'tip.arrived', by: null, epoch: 1 });
		chain.add({ act: 'tip.opened', by: 'mara', epoch: 1 });
		chain.add({ act: 'tip.taken', by: 'mara', subject: 'a tip', epoch: 1 });
		expect([...chain.read({ since: 3 }).values()].map(({ is }) => is)).toEqual([
			'server',
			'server',
			'before'
		]);
	});

	it('of before a colleague signed one is of before, and after it there is none without', () => {
		const chain = new Chain();
		const unsigned = { act: 'tip.taken', by: 'mara', subject: 'a tip', epoch: 1 };
		chain.add(unsigned).does('devon').add(unsigned);
		const verdicts = judge(chain.entries, { ...known, since: undefined });
		expect([...verdicts.values()]).toEqual([
			{ is: 'before' },
			{ is: 'signed' },
			misfit('unsigned')
		]);
	});

	it('goes on when the lane’s key turns while it is on its way', () => {
		const chain = new Chain().does('mara');
		chain.epoch = 2;
		chain.does('devon');
		const late = { ...chain.signs('mara'), epoch: 1 };
		expect(chain.add(late).last()).toEqual({ is: 'signed' });
	});

	it('may be by keys that came after those of the card, by the word of whoever had them and of nobody else', () => {
		const [next, thief] = [newSigningKey(), newSigningKey()];
		const cardOf = (key: SigningKey): OfficerCard => ({
			recipient: 'age1pq…' as Recipient, // not read here
			verifyKey: verifyKeyOf(key)
		});
		const word = (by: string, to: SigningKey) => {
			const officer = { id: by, card: cardOf(keys[by]!), signingKey: keys[by]! };
			return succeed(officer, cardOf(to));
		};
		const chain = new Chain().does('mara');
		chain.add(chain.signs('mara', 'a tip', chain.head(), next));
		expect(chain.last()).toEqual(misfit('signature'));
		expect(chain.last({ successions: [word('mara', next)] })).toEqual({ is: 'signed' });
		expect(chain.last({ successions: [word('devon', next)] })).toEqual(misfit('signature'));
		chain.add(chain.signs('mara', 'a tip', chain.head(), thief));
		expect(chain.last({ successions: [word('mara', next)] })).toEqual(misfit('signature'));
	});

	it('has consequences that name it; what names another act, or an act of another kind, does not fit', () => {
		const chain = new Chain().does('mara');
		const card = chain.signs('mara', '2', chain.head(), keys.mara, { what: 'card.signed' });
		chain.add(card);
		const [print, other] = [card, chain.entries[0]!.said!].map(({ signed }) => printOfAct(signed!));
		const added = { act: 'member.added', by: 'mara', subject: 'ruth', epoch: 1 };
		expect(chain.add({ ...added, follows: print! }).last()).toEqual({ is: 'follows' });
		expect(chain.add({ ...added, follows: other! }).last()).toEqual(misfit('unsigned'));
		expect(chain.add({ ...added, follows: 'nothing' }).last()).toEqual(misfit('unsigned'));
		expect(chain.add({ ...added, act: 'note.written', follows: print! }).last()).toEqual(
			misfit('unsigned')
		);
		expect(windowFor(chain.entries.slice(2, 3))).toBe(1);
	});

	it('of a card that names nobody is said to be so', () => {
		const none = { rosters: new Map<number, Roster>() };
		const chain = new Chain().does('mara');
		expect(chain.last({ ...none, unlisted: new Set([1]) })).toEqual({ is: 'unlisted' });
		expect(chain.last(none)).toEqual(misfit('withheld'));
	});
});

describe('an act that somebody else has written', () => {
	it('without a signature does not fit', () => {
		const chain = new Chain().add({ act: 'tip.taken', by: 'mara', subject: 'a tip', epoch: 1 });
		expect(chain.last()).toEqual(misfit('unsigned'));
	});

	it('with the signature of another act, tip or person does not fit', () => {
		for (const other of [{ act: 'tip.released' }, { subject: 'another tip' }, { by: 'devon' }]) {
			const chain = new Chain().does('mara');
			expect(chain.add({ ...chain.signs('mara'), ...other }).last()).toEqual(misfit('signature'));
		}
		const chain = new Chain();
		const forged = chain.signs('mara', 'a tip', BEGINNING, newSigningKey());
		expect(chain.add(forged).last()).toEqual(misfit('signature'));
	});

	it('that was signed once is entered once, however much later', () => {
		const chain = new Chain().does('mara');
		const signed = chain.signs('mara');
		chain.add(signed).does('devon').add(signed);
		expect(chain.last()).toEqual(misfit('again'));
		for (let n = 0; n <= REACH; n++) chain.add({ act: 'tip.opened', by: 'devon', epoch: 1 });
		chain.add(signed);
		// Of a page that does not show where it was entered first.
		const { seq } = chain.entries.at(-1)!;
		const page = judge(chain.entries.slice(-50), known);
		expect(page.get(seq)).toEqual(misfit('old'));
	});

	it('by somebody who had left does not fit, to whichever key it is sealed', () => {
		for (const epoch of [1, 2]) {
			const chain = new Chain().does('idris');
			expect(chain.last()).toEqual({ is: 'signed' });
			chain.epoch = 2;
			chain.does('mara');
			expect(chain.add({ ...chain.signs('idris'), epoch }).last()).toEqual(misfit('stranger'));
		}
	});
});

describe('a record that is not what its signers saw', () => {
	it('shows as two', () => {
		const shownToMara = new Chain().does('devon', 'one tip');
		const shownToDevon = new Chain().does('devon', 'another');
		expect(shownToDevon.add(shownToMara.signs('mara')).last()).toEqual(misfit('fork'));
	});

	it('shows where it is shorter than one of them saw it', () => {
		const before = new Chain().does('devon').does('devon').does('devon');
		const cut = new Chain().add(before.entries[0]!.said!);
		expect(cut.add(before.signs('mara')).last()).toEqual(misfit('fork'));
	});

	it('does not hold from the entry on that does not follow', () => {
		const chain = new Chain().does('mara').does('mara').does('mara');
		chain.entries[1] = { ...chain.entries[1]!, body: random() };
		expect([...chain.read().values()]).toEqual([
			{ is: 'signed' },
			{ is: 'signed' },
			misfit('broken')
		]);
	});
});

it('a page is judged with the entries from what its signers saw last, and no further than they may have', () => {
	const chain = new Chain().does('mara').does('mara').does('mara');
	chain.add(chain.signs('devon', 'a tip', chain.head(1)));
	expect(windowFor(chain.entries.slice(-1))).toBe(2);
	for (let n = 0; n < REACH; n++) chain.add({ act: 'tip.opened', by: 'devon', epoch: 1 });
	chain.add(chain.signs('devon', 'a tip', chain.head(1)));
	expect(windowFor(chain.entries.slice(-1))).toBe(chain.entries.length);
});

describe('an act that two must want', () => {
	const deed = { lane, act: 'tip.deleted', subject: 'a tip' };
	const asks = (by: string, more: Partial<Wanted & { until: string }> = {}, key = keys[by]!) =>
		askedOf(
			askFor(
				{
					...deed,
					id: crypto.randomUUID(),
					reason: 'A court',
					by,
					until: '2026-11-30T14',
					...more
				},
				key
			)
		);
	/** @param asked what the second of them signs over. */
	const deletes = (chain: Chain, by: string, asked: unknown, tip = 'a tip') =>
		chain.add(chain.signs(by, tip, chain.head(), keys[by]!, { what: deed.act, detail: { asked } }));

	it('is signed where one asked for it and another agreed', () => {
		const chain = new Chain().does('mara');
		expect(deletes(chain, 'devon', asks('mara')).last()).toEqual({ is: 'signed' });
	});

	it('is of one who is alone where nobody else asked, or nobody who reads the lane', () => {
		const chain = new Chain().does('mara');
		const stranger = newSigningKey();
		for (const asked of [
			undefined,
			null,
			'mara',
			{},
			asks('devon'),
			asks('mara', {}, keys.devon),
			asks('stranger', {}, stranger),
			{ ...asks('mara'), by: 'idris' },
			{ ...asks('mara'), id: crypto.randomUUID() },
			{ ...asks('mara'), what: 'another reason' }
		])
			expect(deletes(chain, 'devon', asked).last()).toEqual(misfit('alone'));
	});

	it('is of one alone where it was asked for another tip, act or lane, too long ago, once before, or dropped', () => {
		const chain = new Chain().does('mara');
		const once = asks('mara');
		deletes(chain, 'devon', once);
		expect(chain.last()).toEqual({ is: 'signed' });
		const dropped = asks('mara');
		chain.add(
			chain.signs('mara', dropped.id, chain.head(), keys.mara, { what: 'dual-control.dropped' })
		);
		for (const asked of [
			once,
			dropped,
			asks('mara', { until: '2026-11-23T13' }),
			asks('mara', { subject: 'another' }),
			asks('mara', { lane: 'review' }),
			asks('mara', { act: 'lane.exported' })
		])
			expect(deletes(chain, 'devon', asked).last()).toEqual(misfit('alone'));
	});

	it('is of one alone where the other has left since they asked, or not come yet', () => {
		const chain = new Chain().does('mara');
		chain.epoch = 2;
		chain.does('devon');
		expect(deletes(chain, 'devon', asks('idris')).last()).toEqual(misfit('alone'));
		const late = deletes(new Chain().does('mara'), 'devon', asks('idris'));
		expect(late.last(), 'while they were there').toEqual({ is: 'signed' });
	});

	it('is nobody’s without a signature: neither the server’s word, nor of before, nor what follows from another', () => {
		const chain = new Chain().does('mara');
		const follows = printOfAct(chain.signs('mara').signed);
		const detail = { asked: asks('mara') };
		for (const by of [null, 'devon'])
			for (const more of [{}, { follows }]) {
				chain.add({ act: deed.act, subject: 'a tip', by, epoch: 1, detail, ...more });
				expect(chain.last({ since: undefined })).toEqual(misfit('unsigned'));
				expect(chain.last({ since: 1_000 })).toEqual(misfit('unsigned'));
			}
	});

	it('is of one alone where no roster says who reads the lane', () => {
		const chain = deletes(new Chain(), 'devon', asks('mara'));
		expect(chain.last({ rosters: new Map(), unlisted: new Set([1]) })).toEqual(misfit('alone'));
	});

	it('is judged with what was dropped long before its signer looked', () => {
		const chain = new Chain();
		for (let n = 0; n < 20; n++) chain.does('mara');
		const last = deletes(chain, 'devon', asks('mara')).entries.slice(-1);
		expect(windowFor(last)).toBe(1);
	});
});
