import type {
	EpochAt,
	Holder,
	KeptNotebook,
	KeyringEntry,
	OwnPasskey,
	SealedLane
} from './vault/wire.ts';

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
	/** Epochs of these lanes that another member has no copy of that fits. */
	readonly wanted: readonly (EpochAt & Holder)[];
	/** Whether the officer said of an epoch that no copy of it fits. */
	readonly reported: boolean;
	/** Lanes of the officer that want a new epoch now, and who is to hold its secret. */
	readonly due: readonly { readonly lane: string; readonly holders: readonly Holder[] }[];
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

export const serverKeys = () => ask<ServerKeys>('/desk/keys');
