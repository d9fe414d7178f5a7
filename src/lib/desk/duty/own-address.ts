export const channels = ['mail', 'pager'] as const;
export type Channel = (typeof channels)[number];

/** Where the officer is told, as their page is given it. */
export type OwnAddress = {
	readonly channel: Channel;
	/** Null: none is proven. */
	readonly address: string | null;
	/** Where a code was sent that is good still. */
	readonly proposed: string | null;
};
