import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Facts } from '#lib/gist/facts.ts';
import { fill } from '#lib/gist/fill.ts';
import { Finder } from '#lib/gist/finder.ts';
import type { Gist } from '#lib/gist/gist.ts';
import { nearOf } from '#lib/gist/near.ts';
import { Others } from '#lib/gist/others.ts';
import { seenBefore } from '#lib/gist/seen-before.ts';

/** What is measured where the desk's worker does it: bundled, as a browser gets it. Made-up gists of made-up words. */
export type Measured = {
	readonly fillMs: number;
	readonly longestTurnMs: number;
	readonly keys: readonly number[];
	readonly seen: readonly number[];
	readonly foundInAll: number;
	readonly heapMb: number;
};

const VOCABULARY = 20_000;
/** Different words of a tip. */
const WORDS = 70;
/** Ninety: two letters begin about as many words as in a language. */
const SYLLABLES = [...'bcdfghjklmnprstvwz'].flatMap((first) =>
	[...'aéiou'].map((then) => first + then)
);
const TIMES = 3;

export async function measure(gists: number, seed = 1): Promise<Measured> {
	const random = generator(seed);
	const vocabulary = Array.from({ length: VOCABULARY }, (_, n) => wordOf(n));
	/** Zipf: a few words are in most tips. */
	const word = () => vocabulary[Math.floor(VOCABULARY ** random()) - 1] ?? '';
	const tips = Array.from({ length: gists }, (_, n) => ({
		id: Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join(''),
		gist: gistOf(n, Array.from({ length: WORDS }, word), random),
		facts: factsOf(n)
	}));
	const collect = collector();
	const before = collect();
	const [finder, others] = [new Finder(), new Others()];
	const both = {
		add(id: string, gist: Gist, facts: Facts) {
			finder.add(id, gist, facts);
			others.add(id, gist);
		}
	};
	const start = performance.now();
	let [turn, longestTurnMs] = [start, 0];
	await fill(both, tips, async () => {
		longestTurnMs = Math.max(longestTurnMs, performance.now() - turn);
		await new Promise((resolve) => setImmediate(resolve));
		turn = performance.now();
	});
	const fillMs = performance.now() - start;
	const heapMb = (collect() - before) / 2 ** 20;
	let foundInAll = 0;
	const keys: number[] = [];
	for (const query of queriesOf(tips, word, random)) {
		for (let typed = 1; typed <= query.length; typed++) {
			keys.push(least(() => (foundInAll += finder.find(query.slice(0, typed)).length)));
		}
	}
	const seen = tips.slice(0, 100).map(({ id, gist }) => least(() => seenBefore(gist, others, id)));
	return { fillMs, longestTurnMs, keys, seen, foundInAll, heapMb };
}

/** The shortest of a few: what others do on the machine makes it longer. */
function least(work: () => unknown): number {
	const times = Array.from({ length: TIMES }, () => {
		const at = performance.now();
		work();
		return performance.now() - at;
	});
	return Math.min(...times);
}

function gistOf(n: number, words: readonly string[], random: () => number): Gist {
	const digits = () => String(2_000_000 + Math.floor(random() * 7_999_999));
	const [phone, plate] = [digits(), `PA${1000 + Math.floor(random() * 9000)}`];
	return {
		v: 1,
		title: words.slice(0, 12).join(' ').slice(0, 80),
		place: words.slice(12, 14).join(' '),
		area: `KN-0${1 + (n % 9)}`,
		kind: 'saw',
		language: 'en',
		marks: [
			{ kind: 'phone', shown: phone, key: `+1869${phone}` },
			...(n % 2 ? [{ kind: 'plate' as const, shown: plate, key: plate }] : [])
		],
		names: [words.slice(20, 22).join(' ')],
		self: [],
		words: [...new Set([...words, phone, plate.toLowerCase()])].join(' '),
		near: nearOf(words),
		urgencyHints: []
	};
}

const factsOf = (n: number): Facts => ({
	lane: n % 5 ? 'general' : 'quiet',
	stage: n % 3 ? 'closed' : 'ours',
	level: 3,
	arrived: new Date(Date.UTC(2026, 0, 1) + n * 3_600_000).toISOString()
});

/** What officers type: a word, a word with a slip in it, two words, a plate, a part of one, a phone, a short name. */
function* queriesOf(
	tips: readonly { id: string; gist: Gist }[],
	word: () => string,
	random: () => number
) {
	for (let n = 0; n < 20; n++) {
		const { id, gist } = tips[Math.floor(random() * tips.length)] ?? { id: '', gist: undefined };
		const slipped = word().replace(/^(..)(.)(.)/, '$1$3$2');
		const [mark] = gist?.marks ?? [];
		yield* [
			word(),
			slipped,
			`${word()} ${word()}`,
			`PA ${10 + n}`,
			mark?.key ?? '',
			id.slice(0, 8)
		];
	}
}

function wordOf(n: number): string {
	let word = '';
	for (let rest = n + 1; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
		word += SYLLABLES[rest % SYLLABLES.length];
	return word;
}

/** Park and Miller: the same gists each time. */
function generator(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Bytes that are in use once what is not has gone. */
function collector(): () => number {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	return () => {
		collect();
		return process.memoryUsage().heapUsed;
	};
}
