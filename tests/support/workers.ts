import type { Recipient } from '../../src/lib/sealed/age.ts';
import { newIdentity, recipientOf } from '../../src/lib/sealed/identity.ts';
import type { OfficerCard } from '../../src/lib/sealed/keyring.ts';
import type { LaneCard } from '../../src/lib/sealed/lane-card.ts';
import { printOfCard } from '../../src/lib/sealed/print.ts';
import { makeRecoveryCard } from '../../src/lib/sealed/recovery-card.ts';
import { codeFrom, grouped } from '../../src/lib/sealed/receipt-code.ts';
import type { Member } from '../../src/lib/sealed/roster.ts';
import { newSheet, sheetCardOf } from '../../src/lib/sealed/sheets.ts';
import type { Proof } from '../../src/lib/desk/vault/touch.ts';
import { newVerbs, type Givens, type Results, type Verbs } from '../../src/lib/desk/vault/verbs.ts';
import type {
	Compared,
	KeptNotebook,
	KeyringEntry,
	WantedCard
} from '../../src/lib/desk/vault/wire.ts';

/** Officers' workers alone: no server, no database, nothing that anybody keeps but what a test hands on. */
export const CHEAP = { N: 2 ** 4, r: 8, p: 1 };
export const recoveryCode = grouped(codeFrom(new Uint8Array(10).fill(7)));
export const salt = Buffer.alloc(16, 1).toString('base64');
export const words = 'seven words that nobody thought up themselves';

/** What shows each worker that its officer is there: the printed code, typed again. */
const proofs = new WeakMap<Verbs, Proof>();
export const typedAgain = (vault: Verbs): Proof | undefined => proofs.get(vault);
/** What people have compared at each worker, for its next acts. */
const compared = new WeakMap<Verbs, readonly Compared[]>();

/** A touch is there for whoever compared something, and for nobody else: a mere turn asks for none. */
const sureOf = (vault: Verbs) =>
	compared.has(vault) ? { compared: compared.get(vault), proof: proofs.get(vault) } : {};

/** Somebody who has just joined: what the server keeps of them, their keys unlocked, and their yes to the general lane. */
export async function joined(officerId: string, agency = 'police', prf?: Uint8Array) {
	const made = await newVerbs(CHEAP).enrol({
		recoveryCode,
		passphrase: { words, salt },
		...(prf && { prf })
	});
	const keyring: KeyringEntry[] = [
		{ kind: 'recovery', sealed: made.recovery },
		{ kind: 'passphrase', sealed: made.passphrase!.entry },
		...(made.passkey ? [{ kind: 'passkey' as const, sealed: made.passkey.entry }] : [])
	];
	const { card } = made;
	const signInHalf = made.passphrase!.signInHalf;
	return { signInHalf, ...(await sitting({ officerId, agency, card, keyring })) };
}
export type Joined = Awaited<ReturnType<typeof sitting>>;

/** What the server keeps of somebody. */
type KeptOf = {
	readonly officerId: string;
	readonly agency: string;
	readonly card: OfficerCard;
	readonly keyring: readonly KeyringEntry[];
	readonly former?: readonly string[];
	readonly notebook?: KeptNotebook;
};

async function sitting({ agency, ...kept }: KeptOf) {
	const { officerId, card, keyring } = kept;
	const open = async (lanes: Givens['unlock']['lanes'] = [], given: Partial<Given> = {}) => {
		const vault = newVerbs(CHEAP);
		await vault.derive({ passphrase: words, salt });
		await vault.unlock({ ...kept, lanes, ...given });
		const salted = keyring.map((entry) => ({ ...entry, salt: null }));
		proofs.set(vault, { way: 'again', secret: recoveryCode, keyring: salted });
		return vault;
	};
	const [agreement] = await (await open()).agree(['general']);
	const member: Member = { officer: officerId, agency, ...card, agreement: agreement! };
	return { ...kept, agency, member, open };
}
type Given = Givens['unlock'];

/** The same person once they renewed their keys with these lanes in hand, and what their browser sent. */
export async function renewed(who: Joined, lanes: Givens['unlock']['lanes'] = []) {
	const vault = await who.open(lanes);
	const { officerId } = who;
	const proof = typedAgain(vault);
	const passphrase = { words, salt };
	const given = { officerId, code: recoveryCode, passphrase, passkeys: [], proof };
	const made = await vault.renewKeys(given);
	const again = await sitting({
		officerId,
		agency: who.agency,
		card: made.succession.next,
		keyring: [
			{ kind: 'recovery', sealed: made.recovery },
			{ kind: 'passphrase', sealed: made.passphrase! }
		],
		former: [...(who.former ?? []), made.former],
		notebook: made.notebook
	});
	return { ...again, made };
}

/** A recovery key, and what is on its custodians' sheets. */
export async function recoveryKey() {
	const identity = await newIdentity();
	const recipient = await recipientOf(identity);
	const sheets = await Promise.all([newSheet(), newSheet(), newSheet()]);
	const cards = await Promise.all(sheets.map(sheetCardOf));
	const agencies = ['customs', 'labour', 'defence-force'];
	const custodians = cards.map((card, at) => ({ ...card, agency: agencies[at]! }));
	const body = {
		v: 2,
		lane: 'recovery',
		kind: 'recovery',
		epoch: 1,
		recipient,
		custodians
	} as const;
	const card = makeRecoveryCard(
		{ ...body, before: null },
		sheets.slice(0, 2).map(({ signingKey }) => signingKey)
	);
	return { identity, sheets, recipient, card };
}
export type RecoveryKey = Awaited<ReturnType<typeof recoveryKey>>;

export type Proposed = Results['propose'];

/** The card that the general lane wants for these people. */
export const wantedFor = (
	members: readonly Member[],
	{ recipient, card }: Pick<RecoveryKey, 'recipient' | 'card'>,
	replies?: readonly string[]
): WantedCard => ({
	lane: 'general',
	kind: 'general',
	members,
	recovery: { recipient, card },
	...(replies && { replies })
});

/** A proposed card as the server hands it to one of its holders. */
export const shownTo = (
	{ officerId }: Pick<Joined, 'officerId'>,
	{ card, roster, sealedFor }: Proposed
) => ({
	id: 'proposal',
	card,
	roster,
	copy: sealedFor.find(({ holder }) => holder === officerId)?.sealed ?? null,
	copiesFor: sealedFor.map(({ holder }) => holder).filter((holder) => holder !== 'recovery')
});

/** With the word of one more. */
export async function countersigned(
	by: { readonly who: Pick<Joined, 'officerId'>; readonly vault: Verbs },
	made: Proposed,
	recovery: RecoveryKey
): Promise<Proposed> {
	const proposal = shownTo(by.who, made);
	const signature = await by.vault.countersign({
		proposal,
		recovery: recovery.card,
		replies: [],
		...sureOf(by.vault)
	});
	const { card } = made;
	return { ...made, card: { ...card, signatures: [...card.signatures, signature] } };
}

/** The general lane as the server has it for somebody, a card an epoch. */
export const general = (
	{ officerId }: Pick<Joined, 'officerId'>,
	recovery: RecoveryKey,
	...made: readonly Proposed[]
): Givens['unlock']['lanes'] => [
	{
		lane: 'general',
		cards: made.map(({ card }) => card),
		roster: made.at(-1)?.roster ?? null,
		since: 1,
		recovery: [recovery.card],
		copies: made.flatMap(({ card, sealedFor }) =>
			sealedFor
				.filter(({ holder }) => holder === officerId)
				.map(({ sealed }) => ({ epoch: card.epoch, sealed }))
		)
	}
];

/** Has people compare the words of all these, and be there for what this worker does next. */
export function compare(
	vault: Verbs,
	members: readonly Member[],
	{ recipient, card }: { readonly recipient: Recipient; readonly card: LaneCard }
): void {
	const keys = members.map(({ officer: holder, recipient, verifyKey }) => ({
		holder,
		recipient,
		verifyKey
	}));
	const recovery = { holder: 'recovery', recipient, card: printOfCard(card) };
	compared.set(vault, [...(compared.get(vault) ?? []), ...keys, recovery]);
}

/** Has a worker propose a card, by the words that were compared. */
export const propose = (vault: Verbs, wanted: WantedCard): Promise<Proposed> =>
	vault.propose({ ...wanted, ...sureOf(vault) });

/** The lane's first card: two of these people compare each other's words, and stand by it. */
export async function firstCard(
	people: readonly [Joined, Joined, ...Joined[]],
	recovery: RecoveryKey
): Promise<Proposed> {
	const members = people.map(({ member }) => member);
	const [one, other] = await Promise.all([people[0].open(), people[1].open()]);
	for (const vault of [one, other]) compare(vault, members, recovery);
	const made = await propose(one, wantedFor(members, recovery));
	return countersigned({ who: people[1], vault: other }, made, recovery);
}
