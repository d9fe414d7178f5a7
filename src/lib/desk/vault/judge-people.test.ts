import { base64 } from '@scure/base';
import { beforeAll, describe, expect, it } from 'vitest';
import { BEGINNING, signAct, type Head } from '#lib/sealed/act.ts';
import { attest, invitationKeyOf, newInvitationSecret } from '#lib/sealed/invitation.ts';
import { cardOf, newOfficerKeys, type OfficerCard, type OfficerKeys } from '#lib/sealed/keyring.ts';
import { hashOfLink, headOf } from '#lib/sealed/link.ts';
import { firstKnown, type KnownPeople } from '#lib/sealed/people.ts';
import { PEOPLE, peopleActs, type PeopleAct } from '#lib/sealed/people-act.ts';
import { succeed } from '#lib/sealed/succession.ts';
import { REACH, type Opened, type Said } from './judge.ts';
import { judgePeople } from './judge-people.ts';

let keys: Record<'alton' | 'bea' | 'nadia' | 'thief', OfficerKeys>;
let cards: Record<keyof typeof keys, OfficerCard>;
beforeAll(async () => {
	const [alton, bea, nadia, thief] = await Promise.all([1, 2, 3, 4].map(newOfficerKeys));
	keys = { alton: alton!, bea: bea!, nadia: nadia!, thief: thief! };
	const made = await Promise.all(Object.values(keys).map(cardOf));
	cards = { alton: made[0]!, bea: made[1]!, nadia: made[2]!, thief: made[3]! };
});

const random = () => base64.encode(crypto.getRandomValues(new Uint8Array(32)));
const misfit = (why: string) => ({ is: 'misfit', why });

/** The chain of people as it grows. Alton and Bea were there, as administrators, when somebody first looked. */
class Chain {
	entries: Opened[] = [];
	#count = 0;
	known: KnownPeople;
	constructor(listed: readonly ('alton' | 'bea')[] = ['alton', 'bea']) {
		const people = listed.map((id) => ({
			...{ id, verifyKey: cards[id].verifyKey, role: 'administrator', isDisabled: false }
		}));
		this.known = firstKnown(BEGINNING, people);
	}
	head = (at = this.entries.length): Head => {
		const entry = this.entries[at - 1];
		if (!entry) return BEGINNING;
		const hash = hashOfLink(PEOPLE, base64.decode(entry.prev), entry);
		return headOf({ seq: at, hash: base64.encode(hash) });
	};
	add(said: Said): this {
		const prev = base64.encode(new Uint8Array(Buffer.from(this.head().hash, 'base64url')));
		const seq = this.entries.length + 1;
		const link = { seq, at: 1, commitment: random(), body: random(), prev };
		this.entries.push({ ...link, said: { ...said, epoch: 0 } });
		return this;
	}
	/** As an administrator's browser signs it. */
	signs(by: string, act: PeopleAct, key = keys[by as 'alton'], head = this.head()): Said {
		const seen = { head, unlock: 'u', count: ++this.#count, hour: '2026-11-23T14' };
		return { ...act, by, signed: signAct({ ...act, lane: PEOPLE, by }, seen, key.signingKey) };
	}
	does = (by: string, act: PeopleAct) => this.add(this.signs(by, act));
	read = (since = this.known.since) =>
		judgePeople(this.entries, { known: this.known, since, successions: [] });
	last = () => this.read().verdicts.get(this.entries.length);
}
const disable = (whom = 'joan') => peopleActs.disable(whom);

describe('what an administrator does about people', () => {
	it('is signed by them', () => {
		expect(new Chain().does('alton', disable()).last()).toEqual({ is: 'signed' });
	});

	it('does not fit without a signature, with that of another act, person or somebody, or twice', () => {
		const chain = new Chain();
		const unsigned = { ...disable(), by: 'alton' };
		expect(chain.add(unsigned).last()).toEqual(misfit('unsigned'));
		for (const other of [
			{ ...chain.signs('alton', disable()), subject: 'ruth' },
			{ ...chain.signs('alton', disable()), act: 'officer.role-changed' },
			{ ...chain.signs('alton', disable()), by: 'bea' },
			{
				...chain.signs('alton', peopleActs.setRole('joan', 'officer')),
				detail: { role: 'auditor' }
			},
			chain.signs('alton', disable(), keys.thief)
		])
			expect(chain.add(other).last()).toEqual(misfit('signature'));
		const signed = chain.signs('alton', disable());
		expect(chain.add(signed).add(signed).last()).toEqual(misfit('again'));
	});

	it('is of before where nobody signed yet, and not after', () => {
		const unsigned = { ...disable(), by: 'alton' };
		const chain = new Chain().add(unsigned).does('bea', disable()).add(unsigned);
		expect([...chain.read(3).verdicts.values()]).toEqual([
			{ is: 'before' },
			{ is: 'signed' },
			misfit('unsigned')
		]);
	});

	it('is the server’s word where the command line did it', () => {
		expect(new Chain().add({ ...disable(), by: null }).last()).toEqual({ is: 'server' });
	});

	it('shows two records, and what was held back for long', () => {
		const [one, other] = [new Chain(), new Chain()];
		one.does('bea', disable('mara'));
		other.does('bea', disable('devon'));
		expect(other.add(one.signs('alton', disable())).last()).toEqual(misfit('fork'));
		const chain = new Chain();
		const late = chain.signs('alton', disable());
		for (let n = 0; n <= REACH; n++) chain.add({ act: 'officer.signed-in', by: 'mara' });
		expect(chain.add(late).last()).toEqual(misfit('old'));
	});
});

describe('who may act', () => {
	it('is said by what administrators did, from that entry on', () => {
		const chain = new Chain().does('alton', peopleActs.setRole('bea', 'auditor'));
		expect(chain.does('bea', disable()).last()).toEqual(misfit('stranger'));
		chain.does('alton', peopleActs.setRole('bea', 'administrator')).does('bea', disable());
		expect(chain.last()).toEqual({ is: 'signed' });
		chain.does('alton', disable('bea'));
		expect(chain.does('bea', disable('alton')).last()).toEqual(misfit('stranger'));
		expect(chain.does('alton', disable()).last()).toEqual({ is: 'signed' });
	});

	it('is not said by an act that does not fit', () => {
		const chain = new Chain().add({ ...disable('bea'), by: 'alton' });
		expect(chain.does('bea', disable()).last()).toEqual({ is: 'signed' });
	});
});

describe('somebody who was invited', () => {
	const link = newInvitationSecret();
	const invited = () => {
		const nadia = { name: 'Nadia', agencyId: 'police', role: 'administrator' };
		return new Chain().does('alton', peopleActs.invite('nadia', nadia, invitationKeyOf(link)));
	};
	const joins = (card: OfficerCard, attested?: string): Said => ({
		act: 'officer.enrolled',
		by: 'nadia',
		subject: 'nadia',
		detail: { ...card, ...(attested && { attested }) }
	});

	it('has the keys that the link attests, and acts with them', () => {
		const chain = invited().add(joins(cards.nadia, attest('nadia', cards.nadia, link)));
		expect(chain.last()).toEqual({ is: 'attested' });
		expect(chain.does('nadia', disable()).last()).toEqual({ is: 'signed' });
	});

	it('has none that a server puts in their place', () => {
		const said = attest('nadia', cards.nadia, link);
		const other = attest('nadia', cards.thief, newInvitationSecret());
		for (const attested of [undefined, said, other]) {
			const chain = invited().add(joins(cards.thief, attested));
			expect(chain.last()).toEqual(misfit('signature'));
			chain.add(chain.signs('nadia', disable(), keys.thief));
			expect(chain.last()).toEqual(misfit('stranger'));
		}
	});

	it('was invited by somebody: a server that has people join makes nobody of it', () => {
		const zed = { ...joins(cards.thief), by: 'zed', subject: 'zed' };
		expect(new Chain().add(zed).last()).toEqual(misfit('stranger'));
		const bea = { ...joins(cards.thief), by: 'bea', subject: 'bea' };
		const chain = new Chain().add(bea);
		expect(chain.last()).toEqual(misfit('stranger'));
		expect(chain.does('bea', disable()).last()).toEqual({ is: 'signed' });
	});

	it('joins for themselves: the link of another lets nobody join in their place', () => {
		const other = newInvitationSecret();
		const zed = { name: 'Zed', agencyId: 'police', role: 'administrator' };
		const chain = invited().does('alton', peopleActs.invite('zed', zed, invitationKeyOf(other)));
		const attested = attest('zed', cards.thief, other);
		chain.add({ ...joins(cards.thief, attested), by: 'zed', subject: 'nadia' });
		expect(chain.last()).toEqual(misfit('stranger'));
	});

	it('acts by the server’s word where the command line invited them', () => {
		const chain = new Chain();
		chain.add({ act: 'set-up.linked', by: null, subject: 'nadia' }).add(joins(cards.nadia));
		expect(chain.last()).toEqual({ is: 'server' });
		expect(chain.does('nadia', disable()).last()).toEqual({ is: 'unattested' });
		// And puts nobody who is there in another's hands.
		chain.add({ act: 'set-up.linked', by: null, subject: 'bea' });
		chain.add({ ...joins(cards.thief), by: 'bea', subject: 'bea' });
		expect(chain.last()).toEqual(misfit('stranger'));
	});
});

describe('somebody with other keys', () => {
	const renewed = (by: OfficerKeys, was: OfficerCard, next: OfficerCard): Said => {
		const { signature } = succeed({ id: 'bea', card: was, signingKey: by.signingKey }, next);
		const detail = { was, next, signature };
		return { act: 'officer.keys-renewed', by: 'bea', subject: 'bea', detail };
	};

	it('acts with them by the word of the former, and with those no more', () => {
		const chain = new Chain().add(renewed(keys.bea, cards.bea, cards.nadia));
		expect(chain.last()).toEqual({ is: 'signed' });
		chain.add(chain.signs('bea', disable(), keys.nadia));
		expect(chain.last()).toEqual({ is: 'signed' });
		expect(chain.does('bea', disable('ruth')).last()).toEqual(misfit('signature'));
	});

	it('has none by the word of whoever else', () => {
		for (const one of [
			renewed(keys.thief, cards.bea, cards.thief),
			renewed(keys.thief, cards.thief, cards.nadia)
		]) {
			const chain = new Chain().add(one);
			expect(chain.last()).toEqual(misfit('signature'));
			expect(chain.does('bea', disable()).last()).toEqual({ is: 'signed' });
		}
	});

	it('that were lost acts with none of before once an administrator invites them anew', () => {
		const link = newInvitationSecret();
		const chain = new Chain().does('alton', peopleActs.inviteAnew('bea', invitationKeyOf(link)));
		expect(chain.does('bea', disable()).last()).toEqual(misfit('stranger'));
		const detail = { ...cards.nadia, attested: attest('bea', cards.nadia, link) };
		chain.add({ act: 'officer.enrolled', by: 'bea', subject: 'bea', detail });
		expect(chain.last()).toEqual({ is: 'attested' });
		chain.add(chain.signs('bea', disable(), keys.nadia));
		expect(chain.last()).toEqual({ is: 'signed' });
	});
});

describe('of before a browser first looked', () => {
	it('an act is known by the keys that it found there, and by others it is said to be of before', () => {
		const chain = new Chain().does('alton', disable());
		chain.add(chain.signs('bea', disable(), keys.thief));
		const { people } = chain.known;
		chain.known = { since: 2, at: chain.head(), people };
		const { verdicts } = judgePeople(chain.entries, {
			...{ known: chain.known, since: 2, successions: [] }
		});
		expect([...verdicts.values()]).toEqual([{ is: 'signed' }, { is: 'earlier' }]);
	});
});
