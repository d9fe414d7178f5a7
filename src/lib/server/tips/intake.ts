import type { Captcha } from '../captcha/index.ts';
import type { Db } from '../db/index.ts';

/** What the public face works with. */
export type Intake = {
	/** As role plainsight_public: no table, only the functions of schema intake. */
	readonly db: Db;
	/** 32 bytes each, none of them ever in the database. */
	readonly keys: {
		readonly pepper: Uint8Array;
		readonly ticket: Uint8Array;
		readonly draft: Uint8Array;
	};
	/** Fingerprint of each lane's first card, from the operator's configuration. */
	readonly pins: ReadonlyMap<string, string>;
	readonly captcha: Captcha;
};
