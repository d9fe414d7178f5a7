import type { LaneCard } from '#lib/sealed/lane-card.ts';
import type { Succession } from '#lib/sealed/succession.ts';
import type {
	Base64,
	EpochAt,
	Holder,
	KeptNotebook,
	KeyringEntry,
	OwnPasskey,
	SealedLane,
	SealedProposal,
	WantedCard
} from './vault/wire.ts';

/** See WantedCard; and what people call those who are on it. */
export type DueCard = Omit<WantedCard, 'members'> & {
	readonly members: readonly (WantedCard['members'][number] & { readonly name: string })[];
	/** Whether the lane's newest card ages. */
	readonly ages?: boolean;
	/** No other member can stand by it, as the server says: a custodian has to. */
	readonly isAlone?: boolean;
};
/** By an officer, whose id this is. */
export type ProposedCard = SealedProposal & {
	readonly by: string;
	/** As of a card that is due. */
	readonly isAlone?: boolean;
};

/** How much others ask for, and how much became of the officer's own since they were told. */
export type ForTwo = { readonly wanted: number; readonly news: number };

/** What the server keeps for the officer who is signed in: nothing that opens by itself. */
export type ServerKeys = {
	readonly officerId: string;
	readonly keyring: readonly (KeyringEntry & {
		readonly id: string;
		readonly passkeyId: string | null;
		/** base64, of the passphrase. */
		readonly salt: string | null;
	})[];
	readonly lanes: readonly SealedLane[];
	/** What the officer's own browser remembers; null while there is none. */
	readonly notebook: KeptNotebook | null;
	readonly passkeys: readonly OwnPasskey[];
	/** Whether the officer reads the chain of people. */
	readonly readsPeople: boolean;
	/** The officer's own former keys, each sealed for those after it: base64. */
	readonly former: readonly Base64[];
	/** Words of officers who renewed their keys. */
	readonly successions: readonly Succession[];
	/** Epochs of these lanes that another member has no copy of that fits. */
	readonly wanted: readonly (EpochAt & Holder)[];
	/** Whether the officer said of an epoch that no copy of it fits. */
	readonly reported: boolean;
	/** Lanes that the officer reads without having said yes with their key of now. */
	readonly unsaid: readonly string[];
	/** Names of lanes that ask the officer to read them. */
	readonly asked: readonly string[];
	/** How much waits for a second person in the officer's lanes, of what others asked for; and became of what the officer asked for. */
	readonly forTwo: ForTwo;
	/** Lanes that want a card that the officer may propose, and who is to read them by it. */
	readonly due: readonly DueCard[];
	/** Cards that wait for somebody to stand by them. */
	readonly proposed: readonly ProposedCard[];
	/** The recovery lane's newest card; null while there is no recovery key. */
	readonly recovery: LaneCard | null;
	/** Another that no custodian signed waits for the officer, or for a colleague, to compare its words. */
	readonly recoveryWaits: boolean;
	/** Epochs that the officer has not sealed for that one yet. */
	readonly forRecovery: readonly EpochAt[];
};

/** What a request to the desk came to: its value, or the status it failed with (0: no answer at all). */
export type Fetched<Value> =
	{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly status: number };

/** Posts JSON to the desk, or gets it when there is nothing to post. */
export async function ask<Value>(
	path: `/desk/${string}`,
	body?: unknown,
	method = body === undefined ? 'GET' : 'POST'
): Promise<Fetched<Value>> {
	try {
		const response = await fetch(path, {
			method,
			headers: { accept: 'application/json', 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body)
		});
		if (!response.ok) return { ok: false, status: response.status };
		return { ok: true, value: (await response.json()) as Value };
	} catch {
		return { ok: false, status: 0 };
	}
}

/** The desk did not give what was asked of it: the status it answered with, 0 for no answer. */
export class Unanswered extends Error {
	override name = 'Unanswered';
	readonly status: number;
	constructor(status: number) {
		super(String(status));
		this.status = status;
	}
}

export const serverKeys = () => ask<ServerKeys>('/desk/keys');

/** What the server keeps for whoever is signed in. @throws Unanswered */
export async function myKeys(): Promise<ServerKeys> {
	const keys = await serverKeys();
	if (!keys.ok) throw new Unanswered(keys.status);
	return keys.value;
}
