import { createHash } from 'node:crypto';
import { base32nopad } from '@scure/base';
import * as v from 'valibot';
import { correctionsFrom, hoursFrom, targetsFrom } from './clocks/index.ts';

const key = (description: string) =>
	v.pipe(
		v.string(),
		v.regex(/^[A-Za-z0-9_-]{43}$/, 'must be 32 random bytes in base64url (43 characters)'),
		v.transform(bytesOf),
		v.description(description)
	);
/** What a key that is renewed is given as: see docs/operations.md. */
const renewable = (description: string, most: number) =>
	v.pipe(
		v.string(),
		v.regex(
			new RegExp(`^[A-Za-z0-9_-]{43}(,[A-Za-z0-9_-]{43}){0,${most - 1}}$`),
			`must be 32 random bytes in base64url (43 characters), or ${most} of them at most, newest first, with commas between`
		),
		v.transform((text) => {
			const [newest = '', ...former] = text.split(',');
			return [bytesOf(newest), ...former.map(bytesOf)] as const;
		}),
		v.description(description)
	);
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
const origin = (description: string) =>
	v.pipe(
		v.string(),
		v.check(
			isOrigin,
			'must be an origin such as https://tips.example, and https unless loopback or onion'
		),
		v.description(description)
	);
const listen = (description: string) =>
	v.pipe(
		v.string(),
		v.regex(/^\[?[0-9a-zA-Z.:-]+\]?:\d{1,5}$/, 'must be host:port, e.g. 127.0.0.1:3000'),
		v.transform((text) => ({
			host: text.slice(0, text.lastIndexOf(':')).replace(/^\[|\]$/g, ''),
			port: Number(text.slice(text.lastIndexOf(':') + 1))
		})),
		v.description(description)
	);
const database = (description: string) =>
	v.pipe(
		v.string(),
		v.regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL'),
		v.description(description)
	);

/** What a text is read as; refused where it cannot be. */
const readAs = <Read>(
	read: (text: string) => Read | undefined,
	like: string,
	description: string
) =>
	v.optional(
		v.pipe(
			v.string(),
			v.check((text) => read(text) !== undefined, `must be like ${like}`),
			v.transform(read),
			v.description(description)
		)
	);

const common = {
	DESK_HOURS: readAs(
		hoursFrom,
		'mon-fri 08:00-16:00',
		'Hours of the desk, by the country’s clock: in them "working hours" are counted'
	),
	DESK_HOLIDAYS: readAs(
		correctionsFrom,
		'+2026-12-31,-2026-12-28',
		'Corrects the country’s holidays: a day that is one, a day that is none'
	),
	DESK_TARGETS: readAs(
		targetsFrom,
		'reading 5m 30m 4h 4h, response 15m 240m 1d 3d',
		'By when a tip is to be read, responded to and answered, by urgency'
	),
	EXIT_URL: v.pipe(
		v.optional(v.string(), 'https://www.bbc.com/weather'),
		v.url('must be a URL'),
		v.description('The neutral page that "Exit this page" leads to')
	)
};

/** Each is a lookup more, of every code that is brought. */
const MOST_PEPPERS = 8;

const folder = v.pipe(
	v.string(),
	v.regex(/^(?!\s*$)[^:]+$/, 'must be one folder'),
	v.description('Folder for what this face remembers whatever the database shows; systemd gives it')
);

const publicFace = {
	SITE_ORIGIN: origin('Where the public reaches the site'),
	SITE_LISTEN: listen('Address that the public face listens on'),
	ONION_ORIGIN: v.optional(
		v.pipe(
			v.string(),
			v.check(isOnion, 'must be http:// and a version 3 onion name'),
			v.description('The onion name of the site; with its listener, or not at all')
		)
	),
	ONION_LISTEN: v.optional(listen('Address that tor leads the onion’s visitors to')),
	PUBLIC_DATABASE_URL: database('Database, as role plainsight_public'),
	PEPPER: renewable(
		'Pepper: keys lookup ids and tipsters’ reply identities; never in the database or its backups',
		MOST_PEPPERS
	),
	TICKET_KEY: key('Signing key of form tickets, from which receipt codes are made'),
	DRAFT_KEY: renewable('Encryption key of the draft: the answers that travel in a form', 2),
	LANE_PINS: v.pipe(
		v.optional(v.string(), ''),
		v.check((text) => pinsFrom(text) !== undefined, 'must be lane@epoch=fingerprint,…'),
		v.transform((text): Pins => pinsFrom(text) ?? new Map()),
		v.description('Fingerprint of a card of each lane, where no file has them')
	),
	LANE_PINS_FILE: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^\//, 'must be the path of a file'),
			v.description(
				'File of the lanes’ pins, as `npm run admin -- pins` writes it; read anew when it changes'
			)
		)
	),
	CLIENT_ADDRESS_HEADER: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^x-[a-z0-9-]+$/i, 'must be a name that begins with X-'),
			v.toLowerCase(),
			v.description('Client address header of our own proxy; for the rate limiter alone')
		)
	),
	STATE_DIRECTORY: folder,
	FILES_A_DAY_MIB: v.pipe(
		v.optional(v.string(), '8192'),
		v.regex(/^\d{3,6}$/, 'must be a number of MiB, 100 at least'),
		v.transform(Number),
		v.description('Daily quota of files: what they may write to the database’s disk')
	),
	SECURITY_CONTACT: v.optional(
		v.pipe(
			v.string(),
			v.regex(
				/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+\d+)$/,
				'must be mailto:, https: or tel:'
			),
			v.description(
				'Security contact: whom to tell of a vulnerability, for security.txt (RFC 9116)'
			)
		)
	),
	BOX_SOCKET: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^\//, 'must be the path of a Unix socket'),
			v.description(
				'Sandbox socket: where the service manager decodes each file, in a unit of its own'
			)
		)
	),
	BOX_ISOLATION: v.pipe(
		v.optional(
			v.picklist(['required', 'what-there-is'], 'must be required or what-there-is'),
			'required'
		),
		v.description('Whether to start where the kernel cannot sandbox the decoders from the network')
	),
	HCAPTCHA_SITEKEY: v.optional(
		v.pipe(v.string(), v.description('hCaptcha site key; with its secret, or not at all'))
	),
	HCAPTCHA_SECRET: v.optional(v.pipe(v.string(), v.description('hCaptcha secret')))
};

/** Without spaces, comments or names: what a library would read more into is refused. RFC 5321, 4.5.3.1.3. */
const MAIL_ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$/;
/** Each is told each day. */
const MOST_CUSTODIANS = 9;

const alerting = {
	SMTP_URL: v.optional(
		v.pipe(
			v.string(),
			v.check(
				(text) => mailFrom(text) !== undefined,
				'must be smtps://user:password@host:port, or smtp:// (then STARTTLS is demanded), without a query'
			),
			v.transform((text) => mailFrom(text)),
			v.description('Mail server for alerts; with ALERTS_FROM, or not at all')
		)
	),
	ALERTS_FROM: v.optional(
		v.pipe(
			v.string(),
			v.regex(MAIL_ADDRESS, 'must be a bare mail address'),
			v.description('Sender of alerts')
		)
	),
	ALERTS_WEBHOOK_URL: v.optional(
		v.pipe(
			v.string(),
			v.check(isHook, 'must be https, unless loopback, without a name, password or fragment'),
			v.description('Gateway to pagers or phones; with its secret, or not at all')
		)
	),
	ALERTS_WEBHOOK_SECRET: v.optional(
		v.pipe(
			v.string(),
			v.regex(
				/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/,
				'must be whsec_ and 24 to 64 random bytes in base64'
			),
			v.transform((text) => new Uint8Array(Buffer.from(text.slice(6), 'base64'))),
			v.description('Signing key of what the gateway is sent (Standard Webhooks)')
		)
	),
	ALERTS_CUSTODIANS: v.pipe(
		v.optional(v.string(), ''),
		v.transform((text) => text.split(',').filter((one) => one !== '')),
		v.check(
			(all) => all.every((one) => MAIL_ADDRESS.test(one)),
			'must be mail addresses with commas between'
		),
		v.maxLength(MOST_CUSTODIANS, `must be ${MOST_CUSTODIANS} at most`),
		v.description('Custodians, who are told each day of tips that only the recovery key opens')
	)
};

const deskFace = {
	...alerting,
	SITE_ORIGIN: v.optional(
		origin('Where the public reaches the site, for tips entered for callers')
	),
	DESK_ORIGIN: origin('Where staff reach the desk'),
	DESK_LISTEN: listen('Address that the desk listens on'),
	DESK_DATABASE_URL: database('Database, as role plainsight_desk'),
	JOBS_DATABASE_URL: database('Database, as role plainsight_jobs'),
	TOTP_KEY: key('Encryption key of the secrets of officers’ authenticators (TOTP)'),
	SESSION_KEY: key('Key of the decoy salts shown for accounts that do not exist'),
	RECORD_KEY: key('Signing key of the checkpoints of the record; never in the database'),
	STATE_DIRECTORY: folder
};

type Pins = ReadonlyMap<string, { readonly print: string; readonly epoch?: number }>;

/**
 * Pins as a setting or a file has them: lane=fingerprint or lane@epoch=fingerprint, with commas between, or a line each.
 * @returns undefined for what is none, or names a lane twice.
 */
export function pinsFrom(text: string): Pins | undefined {
	const written = text.split(/[,\n]/).map((line) => line.trim());
	const lines = written.filter((line) => line !== '' && !line.startsWith('#'));
	const pairs = lines.flatMap((line) => {
		const [, lane, epoch, print] =
			/^([a-z0-9-]+)(?:@([1-9]\d{0,5}))?=([A-Za-z0-9_-]{43})$/.exec(line) ?? [];
		if (!lane || !print) return [];
		return [[lane, epoch ? { print, epoch: Number(epoch) } : { print }] as const];
	});
	const pins = new Map(pairs);
	return pins.size === lines.length ? pins : undefined;
}

const face = v.picklist(['public', 'desk', 'both'], 'must be public or desk');
const schemas = {
	public: v.object({ ...common, ...publicFace }),
	desk: v.object({ ...common, ...deskFace }),
	both: v.object({ ...common, ...deskFace, ...publicFace })
};

export type Face = v.InferOutput<typeof face>;
export type PublicEnv = v.InferOutput<(typeof schemas)['public']>;
export type DeskEnv = v.InferOutput<(typeof schemas)['desk']>;
/** `both` is for the demo and development alone; scripts/start.ts refuses it. */
export type Env =
	| ({ FACE: 'public' } & PublicEnv)
	| ({ FACE: 'desk' } & DeskEnv)
	| ({ FACE: 'both' } & PublicEnv & DeskEnv);

/** Settings are missing or unsafe: every one is named, none is quoted. */
export class UnfitSettings extends Error {
	override name = 'UnfitSettings';
	readonly settings: readonly string[];
	constructor(settings: readonly string[]) {
		super(
			`These settings are missing or unsafe:\n${settings.map((line) => `  ${line}`).join('\n')}`
		);
		this.settings = settings;
	}
}

let read: Env | undefined;
/** The settings of this process, read and checked once. @throws UnfitSettings */
export const env = (): Env => (read ??= readEnv(process.env));

/** @throws UnfitSettings naming everything wrong at once, values never shown. */
export function readEnv(from: Readonly<Record<string, string | undefined>>): Env {
	const chosen = v.safeParse(face, from.FACE);
	if (!chosen.success) throw new UnfitSettings(['FACE: must be public or desk']);
	const result = v.safeParse(schemas[chosen.output], from);
	const wrong = (result.issues ?? []).map(
		(issue) =>
			`${v.getDotPath(issue)}: ${from[String(v.getDotPath(issue))] === undefined ? 'is missing' : issue.message}`
	);
	if (chosen.output !== 'desk' && !from.HCAPTCHA_SITEKEY !== !from.HCAPTCHA_SECRET) {
		wrong.push('HCAPTCHA_SITEKEY, HCAPTCHA_SECRET: want each other');
	}
	if (chosen.output !== 'desk' && !from.ONION_ORIGIN !== !from.ONION_LISTEN) {
		wrong.push('ONION_ORIGIN, ONION_LISTEN: want each other');
	}
	if (chosen.output !== 'public') {
		if (!from.SMTP_URL !== !from.ALERTS_FROM) wrong.push('SMTP_URL, ALERTS_FROM: want each other');
		if (!from.ALERTS_WEBHOOK_URL !== !from.ALERTS_WEBHOOK_SECRET)
			wrong.push('ALERTS_WEBHOOK_URL, ALERTS_WEBHOOK_SECRET: want each other');
		if (from.ALERTS_CUSTODIANS && !from.SMTP_URL) wrong.push('ALERTS_CUSTODIANS: wants SMTP_URL');
	}
	const keys = [
		'PEPPER',
		'TICKET_KEY',
		'DRAFT_KEY',
		'TOTP_KEY',
		'SESSION_KEY',
		'RECORD_KEY'
	].flatMap((name) => from[name]?.split(',') ?? []);
	if (new Set(keys).size < keys.length)
		wrong.push('PEPPER, TICKET_KEY, …: no two keys may be the same');
	if (wrong.length > 0 || !result.success) throw new UnfitSettings(wrong);
	return { FACE: chosen.output, ...result.output } as Env;
}

function isOrigin(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const url = new URL(text);
	if (url.origin !== text) return false;
	return (
		url.protocol === 'https:' ||
		(url.protocol === 'http:' && (isLoopback(url) || url.hostname.endsWith('.onion')))
	);
}

const isLoopback = ({ hostname }: URL): boolean =>
	/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

function isHook(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const url = new URL(text);
	if (url.username || url.password || url.hash) return false;
	return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}

/**
 * Of a mail server's address only what is named here: the mail library would take options from its query, that certificates are not
 * checked among them.
 * @returns undefined for what is none.
 */
function mailFrom(text: string) {
	if (!URL.canParse(text)) return undefined;
	const url = new URL(text);
	const secure = url.protocol === 'smtps:';
	const isBare = (url.pathname === '' || url.pathname === '/') && !url.search && !url.hash;
	if ((!secure && url.protocol !== 'smtp:') || !url.hostname || !isBare) return undefined;
	if (!url.username !== !url.password) return undefined;
	return {
		host: url.hostname.replace(/^\[|\]$/g, ''),
		port: Number(url.port || (secure ? 465 : 587)),
		secure,
		loopback: isLoopback(url),
		user: url.username ? unescaped(url.username) : undefined,
		password: url.password ? unescaped(url.password) : undefined
	};
}

/** As it stands there, where it is no escape of anything. */
function unescaped(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/**
 * Whether this is the origin of an onion service: base32 of public key, checksum and version.
 * Source: Tor's rend-spec-v3, "Encoding onion addresses".
 */
function isOnion(text: string): boolean {
	const [, name] = /^http:\/\/([a-z2-7]{56})\.onion$/.exec(text) ?? [];
	if (!name) return false;
	const bytes = base32nopad.decode(name.toUpperCase());
	const [key, given, version] = [bytes.subarray(0, 32), bytes.subarray(32, 34), bytes.subarray(34)];
	const sum = createHash('sha3-256').update('.onion checksum').update(key).update(version).digest();
	return version[0] === 3 && sum.subarray(0, 2).equals(given);
}

/** The database as the role that owns it: for migrations and the command line only, never for a face. */
export function ownerDatabaseUrl(): string {
	const result = v.safeParse(database('Database, as its owner'), process.env.OWNER_DATABASE_URL);
	if (!result.success) throw new UnfitSettings(['OWNER_DATABASE_URL: must be a postgres:// URL']);
	return result.output;
}

/** Where staff reach the desk: for links that the command line prints. */
export function deskOrigin(): string {
	const result = v.safeParse(deskFace.DESK_ORIGIN, process.env.DESK_ORIGIN);
	if (!result.success)
		throw new UnfitSettings(['DESK_ORIGIN: must be an origin such as https://desk.example']);
	return result.output;
}

/** Where the demo keeps its data and listens. */
export function demoSettings(): { port: number; dataDir: string } {
	const port = Number(process.env.PORT ?? 3000);
	if (!Number.isInteger(port) || port < 0 || port > 65535) {
		throw new UnfitSettings(['PORT: must be a number from 0 to 65535']);
	}
	return { port, dataDir: process.env.DATA_DIR || '.data' };
}

/**
 * What the framework's own handler reads from the environment when it is imported. The protocol header is
 * one that http/server.ts overwrites on every request; ORIGIN stays unset, because it would beat it.
 */
export function prepareHandler(): void {
	delete process.env.ORIGIN;
	process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
	// Of the page that takes files; of all others see http/bodies.ts.
	process.env.BODY_SIZE_LIMIT = '128000000';
}
