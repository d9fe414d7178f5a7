import type { IncomingMessage } from 'node:http';

const KIB = 1024;
const MIB = 1024 * KIB;

/**
 * What a request is counted among. Each has places of its own, so that none can starve another:
 * `page` brings no body, `form` a small one, `code` one with a receipt code, `piece` one of a file, `files` whole files, read while they come in, and
 * `sent` names files that have come before, which are decoded and cleaned while it waits.
 */
export type Kind = 'page' | 'form' | 'code' | 'piece' | 'files' | 'sent';

/** How much a request may bring, and how long its handler may be silent before it has answered. */
export type Allowance = {
	readonly kind: Kind;
	readonly bytes: number;
	readonly answerMs: number;
};

type Row = Allowance & { readonly paths: RegExp };
const ANSWER_MS = 30_000;
const form = (paths: RegExp, bytes: number, kind: Kind = 'form'): Row => ({
	...{ paths, bytes, kind, answerMs: ANSWER_MS }
});
/** A page of the site in each of its languages. */
const site = (path: string): RegExp => new RegExp(`^(/[a-z]{2,3})?/${path}$`);

/**
 * The longest form of a tip, counted out: the page of details holds 8,000 characters about people and ten answers of
 * 1,000, 9 bytes each as %E3%82%A2: 162 KB. Its draft brings a story of 20,000, 3 bytes each and base64url: 82 KB. Who
 * went back to the story brings that, 180 KB, and a draft of everything: 156 KB.
 */
const TIP = 384 * KIB;

/** Every path that may bring more than a few short fields. The first row that fits holds. */
const ALLOWANCES: readonly Row[] = [
	// Five files of 25 MB at once. Each is decoded and cleaned before the next is read.
	{ paths: site('tip/files'), kind: 'files', bytes: 128_000_000, answerMs: 3 * 60_000 },
	{
		...{ paths: site('tip/files/pieces'), kind: 'piece' },
		...{ bytes: 512 * KIB + 16 * KIB, answerMs: ANSWER_MS }
	},
	form(site('tip'), TIP),
	// Words of 20,000 characters are added there: 180 KB.
	form(site('tip/return'), 256 * KIB, 'code'),
	form(site('tip/second-code'), 16 * KIB, 'code'),
	// Before anybody has signed in: names, halves of keys, answers of passkeys; an enrolment brings a keyring.
	form(/^\/desk\/join\/enrolment$/, 128 * KIB),
	form(/^\/desk\/(sign-in|join)(\/|$)/, 32 * KIB),
	// A lane's key made anew: for 24 members and of 100 epochs before, 3 KB each, and hashes of 5,000 answers.
	form(/^\/desk\/lanes\/[^/]+\/recovery\//, 1024 * KIB),
	// Sealed words and files of the lane's members: padded, base64 in a form's encoding.
	form(/^\/desk\/(tips|lanes)(\/|$)/, 512 * KIB),
	// What an officer's browser remembers: 100 bytes an epoch, padded to the next power of two, and base64.
	form(/^\/desk\/notebook$/, 512 * KIB),
	// The same, with a keyring.
	form(/^\/desk\/account\/keys$/, 640 * KIB),
	form(/^\/desk(\/|$)/, 64 * KIB)
];
/** To where files go, too small for one: they have come before, or there is only a code. */
const SENT: Allowance = { kind: 'sent', bytes: 64 * KIB, answerMs: 3 * 60_000 };
/** Searching, checking an offer, asking for the second code. */
const FEW_FIELDS: Allowance = { kind: 'form', bytes: 16 * KIB, answerMs: ANSWER_MS };
const PAGE: Allowance = { kind: 'page', bytes: 0, answerMs: ANSWER_MS };

/** The allowance of a request, by its path as it is written: whoever writes it in another way gets the least. */
export function allowanceFor({
	method,
	url = '',
	headers
}: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): Allowance {
	if (method === 'GET' || method === 'HEAD') return PAGE;
	const [path = ''] = url.split('?', 1);
	const allowance = ALLOWANCES.find(({ paths }) => paths.test(path)) ?? FEW_FIELDS;
	const isSmall = Number(headers['content-length'] ?? SENT.bytes + 1) <= SENT.bytes;
	return allowance.kind === 'files' && isSmall ? SENT : allowance;
}

/** How many at once, how many bytes those have brought, and how long one waits for its turn. */
export type Limits = {
	/** Bodies that are coming in. */
	readonly receiving: { readonly requests: number; readonly bytes: number };
	/** Requests that the application works on, until it begins to answer. */
	readonly rendering: { readonly requests: number; readonly bytes: number };
	/** Requests that came whole and wait for that. */
	readonly waiting: { readonly requests: number; readonly bytes: number; readonly ms: number };
};
const NO_BODY = { requests: 0, bytes: 0 };

/**
 * What one listener holds at most, whatever is sent to it. A page with a code takes a quarter of a second, others
 * milliseconds. Bodies lie outside V8's heap, which npm start bounds; what is made of those in rendering lies in it,
 * some ten times their size.
 */
export const LIMITS: Readonly<Record<Kind, Limits>> = {
	page: {
		receiving: NO_BODY,
		rendering: { requests: 256, bytes: 0 },
		waiting: { requests: 1024, bytes: 0, ms: 5_000 }
	},
	form: {
		receiving: { requests: 1024, bytes: 16 * MIB },
		rendering: { requests: 128, bytes: 2 * MIB },
		waiting: { requests: 1024, bytes: 8 * MIB, ms: 25_000 }
	},
	// Whoever guesses codes, or asks with one again and again, takes no place from whoever writes.
	code: {
		receiving: { requests: 512, bytes: 8 * MIB },
		rendering: { requests: 64, bytes: 1 * MIB },
		waiting: { requests: 512, bytes: 4 * MIB, ms: 25_000 }
	},
	piece: {
		receiving: { requests: 128, bytes: 16 * MIB },
		rendering: { requests: 16, bytes: 4 * MIB },
		waiting: { requests: 32, bytes: 8 * MIB, ms: 25_000 }
	},
	// Where there is no place the slowest is ended: see streams.ts. tips/places.ts lets in fewer, whose code is good.
	files: {
		receiving: NO_BODY,
		rendering: { requests: 256, bytes: 0 },
		waiting: { requests: 0, bytes: 0, ms: 0 }
	},
	sent: {
		receiving: { requests: 256, bytes: 4 * MIB },
		rendering: { requests: 64, bytes: 2 * MIB },
		waiting: { requests: 256, bytes: 2 * MIB, ms: 25_000 }
	}
};

export type Pace = {
	/** A connection that has not brought its whole head by then has brought no request. */
	readonly headMs: number;
	/** Not a byte of a body for so long. */
	readonly silentMs: number;
	/** Least bytes a second of a body, once it has taken longer than `silentMs`. */
	readonly leastRate: number;
	/** Not a byte of an answer taken for so long. */
	readonly unreadMs: number;
	/** For whoever is refused while still sending: so that the answer arrives, and not a reset in its place. */
	readonly linger: { readonly silentMs: number; readonly ms: number; readonly bytes: number };
};

/**
 * Slow lines are no attack: what ends a transfer is that it makes no progress, never its age. A tip of words goes
 * through at 1,000 bytes a second and 3 s of latency. A slow line takes a minute over what the kernel buffers.
 */
export const PACE: Pace = {
	headMs: 20_000,
	silentMs: 30_000,
	leastRate: 100,
	unreadMs: 120_000,
	linger: { silentMs: 5_000, ms: 30_000, bytes: 8 * MIB }
};

/**
 * Connections of a listener, and bytes of answers that nobody has read yet. When there are more, whoever has been idle
 * for longest gives way, then who reads worst.
 */
export const CONNECTIONS = { most: 4096, unread: 32 * MIB } as const;
