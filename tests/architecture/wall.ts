import { waysTo, type Import } from './imports.ts';
import type { Source } from './reading.ts';

/** The opening half of the seal; whatever else opens does it through this. */
export const OPENER = 'src/lib/sealed/open.ts';
/** The one file of a server that may open: a reply, with the receipt code that its request brought. */
export const MAY_OPEN = 'src/lib/server/tips/open-replies.ts';
/** What makes private keys. */
const KEY_MAKER = 'src/lib/sealed/identity.ts';
/** Makes of a seed the public half, and hands on nothing else. */
const MAY_DERIVE = 'src/lib/server/crypto/hybrid.ts';
/** age, and what it is made of. What each may take of it is a rule of the linter: see eslint.config.js. */
const AGE = /node_modules\/(age-encryption|@noble\/(ciphers|post-quantum(?!\/ml-dsa\.js)))\//;
const MAY_TAKE_AGE = [OPENER, KEY_MAKER, 'src/lib/sealed/age.ts', MAY_DERIVE];

/** Commands of whoever develops, and what they stand on: they open what they sealed themselves, and never run where tips are. */
const AT_HOME =
	/^scripts\/(bench|build|card|demo|dev|embedded|engines|fuzz|test|translations)(\.ts$|\/)|^src\/service-worker\.ts$/;

/**
 * Whether production may run it on a server: rooms, routes (their components are rendered there), the words of every
 * language, a country's own, and each command that is not known to be for development.
 */
export const isProduction = (file: string): boolean =>
	/^(src\/(hooks|params\/|routes\/|lib\/server\/|[^/]+$)|content\/|country\/|scripts\/)/.test(
		file
	) && !AT_HOME.test(file);

/** Each way on which production comes to what it must not run, module by module. */
export function breaches(imports: readonly Import[]): string[] {
	const atHome = new Set(imports.map(({ target }) => target).filter((file) => AT_HOME.test(file)));
	const ways = [
		...waysTo([OPENER], imports, [MAY_OPEN]).values(),
		...waysTo([KEY_MAKER], imports, [MAY_OPEN, MAY_DERIVE]).values(),
		...waysTo([...atHome], imports).values(),
		// Tests open what they sealed, and nobody looks here at what they import.
		...imports.filter(({ target }) => /^tests\/|\.test\.ts$/.test(target)).map(asWay)
	].filter(([file]) => isProduction(file!));
	const takers = imports.filter(
		({ file, target, isDynamic }) => AGE.test(target) && (isDynamic || !MAY_TAKE_AGE.includes(file))
	);
	return [...ways, ...takers.map(asWay)].map((way) => way.join(' → '));
}

const asWay = ({ file, target }: Import): readonly string[] => [file, target];

/** What tells the linter, inside a file, to look away or otherwise: every comment of it that begins with its name. */
export const toldToTheLinter = (sources: readonly Source[]): string[] =>
	sources.flatMap(({ file, text }) =>
		[...text.matchAll(/(?:\/\*|\/\/|<!--)\s*(eslint.*?)\s*(?:-->|\*\/|$)/gm)].map(
			([, words]) => `${file}: ${words}`
		)
	);
