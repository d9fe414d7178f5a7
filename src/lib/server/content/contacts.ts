/** Somebody who can be reached: a record, never a text in a page, so that print and web cannot differ. */
export type Contact = {
	readonly id: string;
	readonly label: string;
	readonly number: string;
	readonly island: 'both' | 'st-kitts' | 'nevis';
	readonly hours: string;
	readonly note: string;
	readonly source: string;
	/** ISO date; a contact that nobody verified is not shown. */
	readonly verifiedOn?: string;
	readonly verifiedBy?: string;
};

/** A check older than this no longer counts. */
const VERIFIED_FOR_DAYS = 400;

const records: readonly Contact[] = [
	{
		id: 'emergency',
		label: 'Emergency: police, fire, ambulance',
		number: '911',
		island: 'both',
		hours: 'Day and night',
		note: 'A call from Nevis is answered in St. Kitts. Say which island you are on.',
		source: 'Public notice of the national emergency line, 2021',
		verifiedOn: '2026-11-01',
		verifiedBy:
			'the project, against the public notice; the operator verifies it again before launch'
	}
];

/** The contacts that may be shown on this day. */
export const contacts = (now: Date): readonly Contact[] =>
	records.filter(
		({ verifiedOn }) =>
			verifiedOn && now.getTime() - Date.parse(verifiedOn) < VERIFIED_FOR_DAYS * 24 * 3_600_000
	);

/** The emergency number: the one thing that every page shows whatever else is known. */
export const emergency = records.find(({ id }) => id === 'emergency')!;
