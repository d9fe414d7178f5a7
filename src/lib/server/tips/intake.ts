import type { Locale } from '#lib/i18n/locales.ts';
import type { Captcha } from '../captcha/index.ts';
import type { Clocks } from '../clocks/index.ts';
import type { Renewable } from '../crypto/index.ts';
import type { Db } from '../db/index.ts';
import type { Burns } from './burns.ts';
import type { LaneMemory } from './lane-memory.ts';
import type { LanePins } from './pins.ts';
import type { Semaphore } from './semaphore.ts';
import type { TakenBack } from './taken-back.ts';
import type { Clean } from '../files/index.ts';
import type { Policy } from '../policies/index.ts';

/** What the public face works with. */
export type Intake = {
	/** As role plainsight_public: no table, only the functions of schema intake. */
	readonly db: Db;
	/** 32 bytes each, none of them ever in the database. */
	readonly keys: {
		readonly peppers: Renewable;
		readonly ticket: Uint8Array;
		readonly drafts: Renewable;
	};
	/** From the operator's configuration, as it is by now. */
	readonly pins: LanePins;
	/** What this process has seen of the lanes, whatever the database shows by now. */
	readonly memory: LaneMemory;
	/** Codes that were burnt here, whatever the database shows by now. */
	readonly burns: Burns;
	/** What tipsters took back here, whatever the database shows by now. */
	readonly takenBack: TakenBack;
	readonly captcha: Captcha;
	/** Before what costs this process most. */
	readonly semaphore: Semaphore;
	/** Takes what hides in a file out of it, in a process that can do nothing else. */
	readonly clean: Clean;
	/** What files may have written to the disk in a day, those on their way and what is kept of them together. */
	readonly filesADayMib: number;
	/** By when something is owed of a tip. */
	readonly clocks: Clocks;
	/** The operator's words before the first question; undefined while they are not approved: then nothing may be asked. */
	readonly policies: (locale: Locale) => Promise<readonly Policy[] | undefined>;
};

/** Where nobody is to be sent to another company. */
export const withoutProviders = (intake: Intake): Intake => ({
	...intake,
	captcha: { ...intake.captcha, hcaptcha: undefined }
});
