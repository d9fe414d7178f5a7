type Span = { readonly startsAt: Date; readonly endsAt: Date };

/** The roster of a lane, as its page is given it. */
export type RosterOnPage = {
	readonly lane: string;
	readonly members: readonly {
		readonly officerId: string;
		readonly name: string;
		readonly supervises: boolean;
		readonly tellable: boolean;
	}[];
	readonly shifts: readonly (Span & {
		readonly id: string;
		readonly officerId: string;
		readonly place: number;
		readonly covers: string | null;
	})[];
	readonly leaves: readonly (Span & { readonly id: string; readonly officerId: string })[];
	readonly gaps: readonly (Span & { readonly why: 'nobody' | 'not-tellable' })[];
	/** Of the days that it shows; without a name where an operator made it one. */
	readonly holidays: readonly { readonly day: string; readonly name: string | undefined }[];
	readonly mayChange: boolean;
};
