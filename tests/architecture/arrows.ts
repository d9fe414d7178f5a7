import type { Import } from './imports.ts';

/** Which rooms a room may import, besides itself. What is not written here is forbidden, and what nothing uses is not written. */
const ARROWS: Readonly<Record<string, string>> = {
	'routes/(site)':
		'ui i18n forms contacts content print tips tip-form witness proof giveaways offline questions sealed upload voice',
	'routes/(desk)':
		'ui i18n forms desk alerts contacts duty policies triage staff faces questions sealed text',
	routes: 'i18n',
	hooks: 'i18n composition contacts db env http faces staff tips',
	params: 'i18n',
	env: 'clocks',
	composition:
		'alerts env db captcha clocks contacts crypto faces files http i18n jobs policies staff tips tlog witness',
	http: 'crypto db i18n',
	faces: 'env',
	jobs: 'tips triage staff duty alerts audit db',
	clocks: 'i18n',
	triage: 'clocks tips staff audit db sealed',
	duty: 'staff audit db sealed',
	alerts: 'clocks duty triage staff audit db crypto',
	'tip-form': 'tips captcha i18n forms questions sealed',
	tips: 'captcha clocks crypto db files i18n policies questions sealed state text',
	voice: 'ui',
	staff: 'audit clocks crypto db sealed text',
	audit: 'crypto db sealed tlog',
	witness: 'db state tlog',
	captcha: 'crypto i18n proof text',
	content: 'i18n text',
	contacts: 'audit db i18n sealed text',
	policies: 'audit db i18n sealed text',
	desk: 'questions sealed ui i18n text gist',
	ui: 'i18n',
	crypto: 'sealed',
	db: 'sealed',
	sealed: 'questions text',
	questions: 'i18n',
	print: 'i18n',
	proof: 'ui',
	giveaways: 'text',
	gist: 'giveaways i18n questions sealed text',
	offline: 'ui',
	'service-worker': 'offline'
};

const allowed = new Set(
	Object.entries(ARROWS).flatMap(([from, rooms]) => rooms.split(' ').map((to) => `${from} → ${to}`))
);

/** From one room to another; undefined within one, and for what is in none. */
export function arrowOf({ file, target }: Import): string | undefined {
	const [from, to] = [roomOf(file), roomOf(target)];
	return from && to && from !== to ? `${from} → ${to}` : undefined;
}

/** Imports that follow no arrow, types included: what a room knows of another it depends on. */
export const astray = (imports: readonly Import[]): Import[] =>
	imports.filter((one) => {
		const arrow = arrowOf(one);
		return arrow !== undefined && !allowed.has(arrow);
	});

/** Arrows that no import follows. */
export function unused(imports: readonly Import[]): string[] {
	const used = new Set(imports.map(arrowOf));
	return [...allowed].filter((arrow) => !used.has(arrow));
}

export function roomOf(path: string): string | undefined {
	if (/^src\/lib\/server\/http\/(faces|demo)\.ts$/.test(path)) return 'faces';
	const server = /^src\/lib\/server\/((?:env|composition)(?=\.ts)|[a-z-]+(?=\/))/.exec(path);
	if (server) return server[1];
	const lib = /^src\/lib\/([a-z0-9]+)\//.exec(path);
	if (lib) return lib[1];
	const face = /^src\/routes\/\((site|desk)\)/.exec(path);
	if (face) return `routes/(${face[1]})`;
	return /^src\/(routes|params|hooks|service-worker)/.exec(path)?.[1];
}
