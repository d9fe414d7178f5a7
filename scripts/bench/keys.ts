import { custodiansOn, follows } from '../../src/lib/sealed/lane-card.ts';
import { newVerbs } from '../../src/lib/desk/vault/verbs.ts';
import {
	compare,
	countersigned,
	firstCard,
	general,
	joined,
	propose,
	recoveryKey,
	salt,
	wantedFor,
	words,
	type Joined,
	type Proposed,
	type RecoveryKey
} from '../../tests/support/workers.ts';
import { percentile } from './town.ts';

const UNLOCKS = 7;
const EPOCHS = [1, 12, 60];
const MEMBERS = 12;

/** What lane cards cost a browser and weigh, in Node: no server and no database has a part in it. */
export async function benchKeys(): Promise<void> {
	const recovery = await recoveryKey();
	const person = (n: number) => joined(`officer-${n}`, `agency-${n % 4}`);
	const [one, other] = await Promise.all([person(0), person(1)]);
	const others = Array.from({ length: MEMBERS - 2 }, (_, n) => person(n + 2));
	await showCard([one, other, ...(await Promise.all(others))], recovery);
	const epochs = await turns([one, other], recovery, Math.max(...EPOCHS));
	for (const count of EPOCHS) {
		const lanes = general(one, recovery, ...epochs.slice(0, count));
		const ms = await middle(() => one.open(lanes), UNLOCKS);
		console.log(
			`unlock of a lane of ${count} epochs: ${ms.toFixed(0)} ms (middle of ${UNLOCKS}), without the passphrase’s own cost`
		);
	}
	const ms = await middle(() => newVerbs().derive({ passphrase: words, salt }), 3);
	console.log(`the passphrase’s own cost: ${ms.toFixed(0)} ms`);
}

async function showCard(people: readonly [Joined, Joined, ...Joined[]], recovery: RecoveryKey) {
	const first = await firstCard(people, recovery);
	const [maker, second] = await Promise.all(
		people.slice(0, 2).map((who) => who.open(general(who, recovery, first)))
	);
	const members = people.map(({ member }) => member);
	const began = performance.now();
	const made = await propose(maker!, wantedFor(members, recovery));
	const proposed = performance.now();
	const stood = await countersigned({ who: people[1], vault: second! }, made, recovery);
	const signed = performance.now();
	const holds = follows(stood.card, first.card, custodiansOn([recovery.card]));
	const checked = performance.now();
	if (!holds) throw new Error('a card that does not stand');
	const bytes = (text: string) => Buffer.byteLength(text);
	console.log(`a card of ${members.length} members: ${bytes(JSON.stringify(stood.card))} bytes, its sealed roster ${bytes(stood.roster)}, copies ${stood.sealedFor.reduce((all, { sealed }) => all + bytes(sealed), 0)} (base64)
made in ${(proposed - began).toFixed(0)} ms, looked through and signed in ${(signed - proposed).toFixed(0)} ms, checked by who seals in ${(checked - signed).toFixed(1)} ms`);
}

/** So many cards of two members, each turned by one and signed by the other. */
async function turns(
	two: readonly [Joined, Joined],
	recovery: RecoveryKey,
	count: number
): Promise<Proposed[]> {
	const made = [await firstCard(two, recovery)];
	const vaults = await Promise.all(two.map((who) => who.open()));
	const [maker, second] = vaults as [(typeof vaults)[0], (typeof vaults)[0]];
	const members = two.map(({ member }) => member);
	for (const vault of vaults) compare(vault, [], recovery);
	while (made.length < count) {
		for (const [at, vault] of vaults.entries())
			await vault.openLanes(general(two[at]!, recovery, ...made));
		const next = await propose(maker, wantedFor(members, recovery));
		made.push(await countersigned({ who: two[1], vault: second }, next, recovery));
	}
	return made;
}

async function middle(act: () => Promise<unknown>, times: number): Promise<number> {
	const taken: number[] = [];
	for (let n = 0; n < times; n++) {
		const began = performance.now();
		await act();
		taken.push(performance.now() - began);
	}
	return percentile(taken, 0.5);
}
