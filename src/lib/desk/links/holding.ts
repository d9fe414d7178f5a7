import type { LinkBody, LinkKind, LinkMade } from '#lib/sealed/tip-link.ts';

/** A link's row once it is opened: by whom, and under which tip it lies. */
export type OpenedLink = {
	readonly id: string;
	readonly tip: string;
	readonly by: string;
	readonly body: LinkBody;
};

/** A link that nobody has taken back. */
export type Holding = LinkMade & { readonly id: string; readonly tip: string; readonly by: string };

const isTakenBack = ({ body }: OpenedLink): string[] =>
	'takesBack' in body ? [body.takesBack] : [];

/** Links that hold. What takes one back lies under the same tip: a row under another one ends nothing here. */
export function holding(rows: readonly OpenedLink[]): Holding[] {
	const ended = new Set(
		rows.flatMap((row) => isTakenBack(row).map((link) => `${row.tip} ${link}`))
	);
	return rows.flatMap(({ id, tip, by, body }) =>
		'takesBack' in body || body.other === tip || ended.has(`${tip} ${id}`)
			? []
			: [{ ...body, id, tip, by }]
	);
}

/** Of which kinds the tips tell of one situation: a vehicle, a person or a teller may be in several. */
const ONE_SITUATION: readonly LinkKind[] = ['situation', 'duplicate'];

export type Situations = {
	/** All tips of a tip's situation, itself among them. */
	readonly of: (tip: string) => ReadonlySet<string>;
	/** How many situations these tips tell of. */
	readonly count: (tips: Iterable<string>) => number;
};

/** Tips that belong together by links that hold, over as many as it takes (union-find). */
export function situations(links: readonly Holding[]): Situations {
	const parents = new Map<string, string>();
	const rootOf = (tip: string): string => {
		let root = tip;
		for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
		for (let at = tip; at !== root;) {
			const up = parents.get(at) ?? root;
			parents.set(at, root);
			at = up;
		}
		return root;
	};
	for (const { tip, other, kind } of links) {
		if (!ONE_SITUATION.includes(kind)) continue;
		const [a, b] = [rootOf(tip), rootOf(other)];
		if (a !== b) parents.set(a, b);
	}
	const groups = new Map<string, Set<string>>();
	for (const { tip, other } of links)
		for (const one of [tip, other]) {
			const root = rootOf(one);
			groups.set(root, (groups.get(root) ?? new Set()).add(one));
		}
	return {
		of: (tip) => groups.get(rootOf(tip)) ?? new Set([tip]),
		count: (tips) => new Set([...tips].map(rootOf)).size
	};
}

/**
 * Where work on a tip that was closed as a duplicate goes on.
 * @returns `tip`: there; `itself`: it goes in a circle, so nowhere; `gone`: the last of them is not here, and which that is.
 */
export type Continues =
	| { readonly in: 'tip'; readonly tip: string }
	| { readonly in: 'itself' }
	| { readonly in: 'gone' };

/**
 * @param stateOf undefined of a tip that is not here for the officer.
 */
export function continuesIn(
	tip: string,
	links: readonly Holding[],
	stateOf: (tip: string) => 'open' | 'closed' | undefined
): Continues | undefined {
	const into = new Map<string, string>();
	for (const link of links) if (link.kind === 'duplicate') into.set(link.tip, link.other);
	if (!into.has(tip) || stateOf(tip) !== 'closed') return undefined;
	const passed = new Set<string>();
	let at = tip;
	for (;;) {
		if (passed.has(at)) return { in: 'itself' };
		passed.add(at);
		const state = stateOf(at);
		if (state === undefined) return { in: 'gone' };
		const next = into.get(at);
		// One that was opened again is worked on, whatever it was closed into before.
		if (state === 'open' || next === undefined) return { in: 'tip', tip: at };
		at = next;
	}
}

/** A tip as far as it matters for where a link lies. */
export type End = {
	readonly id: string;
	readonly lane: string;
	readonly restricted: boolean;
	/** Of its lane, where a page says so; else the newest that is held goes. */
	readonly newestEpoch?: number;
};

/**
 * Under which of two tips their link lies: it tells the readers of that one's lane that there is the other. So of a restricted lane's
 * it is told nowhere else, and of two restricted lanes' in neither.
 */
export function homeOf(from: End, to: End): End | undefined {
	if (from.lane === to.lane || !to.restricted) return from;
	return from.restricted ? undefined : to;
}
