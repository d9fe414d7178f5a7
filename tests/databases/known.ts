/** What a database that is kept cannot tell of itself: the keys of its made-up people, and what they would find. */
export type Known = {
	/** When the last of it happened. */
	readonly at: string;
	readonly keys: Readonly<Record<'pepper' | 'ticket' | 'draft' | 'totp' | 'session', string>>;
	readonly pins: Readonly<Record<string, string>>;
	readonly officer: {
		readonly name: string;
		readonly passphrase: string;
		readonly totpSecret: string;
		readonly cost: { readonly N: number; readonly r: number; readonly p: number };
	};
	readonly codes: readonly KnownCode[];
};

export type KnownCode = {
	readonly called: string;
	readonly code: string;
	/** None: nothing is found with it any more. */
	readonly status?: string;
	readonly replies: readonly string[];
};
