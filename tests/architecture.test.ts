import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which rooms a room may import, besides itself. What is not written here is forbidden. */
const ARROWS: Record<string, readonly string[]> = {
	'routes/(site)': [
		...[
			'ui',
			'i18n',
			'forms',
			'contacts',
			'content',
			'print',
			'tips',
			'tip-form',
			'captcha',
			'proof',
			'giveaways',
			'offline',
			'sealed',
			'upload',
			'voice'
		]
	],
	'routes/(desk)': [
		...[
			'ui',
			'i18n',
			'forms',
			'desk',
			'contacts',
			'policies',
			'triage',
			'staff',
			'audit',
			'faces',
			'sealed',
			'text'
		]
	],
	routes: ['ui', 'i18n'],
	hooks: ['i18n', 'captcha', 'contacts', 'db', 'env', 'http', 'faces', 'staff', 'tips'],
	params: ['i18n', 'content'],
	http: [
		'env',
		'db',
		'captcha',
		'contacts',
		'crypto',
		'faces',
		'files',
		'i18n',
		'jobs',
		'policies',
		'staff',
		'tips'
	],
	faces: ['env'],
	jobs: ['tips', 'triage', 'staff', 'db'],
	triage: ['tips', 'staff', 'audit', 'db', 'sealed'],
	'tip-form': ['tips', 'captcha', 'i18n', 'forms', 'sealed'],
	tips: ['captcha', 'crypto', 'db', 'files', 'i18n', 'policies', 'sealed', 'text'],
	files: [],
	upload: [],
	voice: ['ui'],
	staff: ['audit', 'crypto', 'db', 'sealed', 'text'],
	audit: ['db', 'sealed'],
	captcha: ['crypto', 'db', 'i18n', 'proof', 'text'],
	content: ['i18n', 'text'],
	contacts: ['audit', 'db', 'i18n', 'text'],
	policies: ['audit', 'db', 'i18n', 'text'],
	desk: ['sealed', 'ui', 'i18n', 'text'],
	ui: ['i18n'],
	db: ['sealed'],
	crypto: [],
	env: [],
	sealed: ['text'],
	i18n: [],
	forms: [],
	text: [],
	print: ['i18n'],
	proof: ['ui'],
	giveaways: ['text'],
	offline: ['ui'],
	'service-worker': ['offline']
};

/** Everything in `sealed` that can open something, by itself or through another. */
const OPENING = ['open', 'open-part', 'keyring', 'lane-keys', 'reply'].map(
	(name) => `sealed/${name}.ts`
);
/** The one server file that may: it opens a reply with the code that its request brought. */
const MAY_OPEN = 'server/tips/open-replies.ts';

const root = resolve(import.meta.dirname, '..');
type Import = { file: string; target: string; typeOnly: boolean };

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
	.filter((file) => /\.(ts|svelte)$/.test(file) && !file.endsWith('.test.ts'))
	.map((file) => ({ file, text: readFileSync(join(root, 'src', file), 'utf8') }));
const imports: Import[] = sources.flatMap(({ file, text }) =>
	[
		...text.matchAll(
			/^\s*(?:import|export)\s(?:(type)\s)?[^'";]*?from\s+'([^']+)'|import\s+'([^']+)'|import\('([^']+)'\)/gm
		)
	].map(([, type, ...targets]) => ({
		file,
		target: resolved(file, targets.find(Boolean)!),
		typeOnly: type === 'type'
	}))
);

describe('the house', () => {
	it('is read whole: every kind of import is seen', () => {
		expect(imports.length).toBeGreaterThan(50);
		expect(imports.some(({ target }) => target === 'lib/sealed/open.ts')).toBe(true);
	});

	it('keeps its arrows', () => {
		const wrong = imports.filter(({ file, target, typeOnly }) => {
			const [from, to] = [roomOf(file), roomOf(target)];
			if (!from || !to || from === to) return false;
			if (file.endsWith('d.ts') && typeOnly) return false;
			return !(ARROWS[from] ?? []).includes(to);
		});
		expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
	});

	it('is entered by its doors: a server room is imported through its index alone', () => {
		const wrong = imports.filter(({ file, target }) => {
			const [from, to] = [roomOf(file), roomOf(target)];
			const hasDoor =
				target.startsWith('lib/server/') && !['http', 'faces', 'env'].includes(to ?? '');
			return hasDoor && from !== to && !target.endsWith('/index.ts');
		});
		expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
	});

	it('has one server file that can open anything, and it is the one that opens replies', () => {
		const opening = imports.filter(
			({ file, target, typeOnly }) =>
				!typeOnly &&
				/^(lib\/server\/|hooks\.|routes\/.*\+(page|layout)?\.?server\.ts$)/.test(file) &&
				OPENING.some((name) => target.endsWith(name))
		);
		expect([...new Set(opening.map(({ file }) => file))]).toEqual([`lib/${MAY_OPEN}`]);
	});

	it('lets only rooms and the cellar touch drizzle, and only rooms without HTTP do work', () => {
		const wrong = imports.filter(({ file, target }) => {
			const room = file.startsWith('lib/server/') && !file.startsWith('lib/server/http/');
			if (/^(drizzle-orm|postgres)/.test(target)) return !file.startsWith('lib/server/');
			return room && /^(@sveltejs\/kit|\$app|svelte$)/.test(target);
		});
		expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
	});

	it('reads the environment in one place', () => {
		const readers = sources.filter(({ text }) => /process\.env|\$env\//.test(text));
		expect(readers.map(({ file }) => file)).toEqual(['lib/server/env.ts']);
	});

	it('logs in one place, and asks for no address but in the abuse limiter', () => {
		const loggers = sources.filter(({ text }) =>
			/console\.|process\.std(err|out)\.write/.test(text)
		);
		expect(loggers.map(({ file }) => file)).toEqual(['lib/server/http/error-log.ts']);
		const askers = sources.filter(({ text }) =>
			/getClientAddress\(|remoteAddress|x-forwarded-for/i.test(text)
		);
		expect(askers.map(({ file }) => file)).toEqual(['lib/server/http/abuse-limiter.ts']);
	});

	it('has no drawer without a name', () => {
		const drawers = sources.filter(({ file }) =>
			/(^|\/)(utils?|helpers?|misc|common|services?|constants|types)(\/|\.ts$)/.test(file)
		);
		expect(drawers.map(({ file }) => file)).toEqual([]);
	});
});

function resolved(file: string, target: string): string {
	const plain = target.replace(/\?.*$/, '');
	if (plain.startsWith('#lib/')) return plain.replace('#lib/', 'lib/');
	if (plain.startsWith('$lib/')) return plain.replace('$lib/', 'lib/');
	if (plain.startsWith('.'))
		return relative(join(root, 'src'), resolve(root, 'src', dirname(file), plain));
	return plain;
}

function roomOf(path: string): string | undefined {
	if (path === 'lib/server/http/faces.ts' || path === 'lib/server/http/demo.ts') return 'faces';
	const server = /^lib\/server\/(env(?=\.ts)|[a-z-]+(?=\/))/.exec(path);
	if (server) return server[1];
	const lib = /^lib\/([a-z0-9]+)\//.exec(path);
	if (lib) return lib[1];
	const face = /^routes\/\((site|desk)\)/.exec(path);
	if (face) return `routes/(${face[1]})`;
	if (path.startsWith('routes/')) return 'routes';
	if (path.startsWith('params/')) return 'params';
	if (path.startsWith('hooks')) return 'hooks';
	if (path.startsWith('service-worker')) return 'service-worker';
	return undefined;
}
