import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLinkBody, type LinkKind } from '#lib/sealed/tip-link.ts';
import { continuesIn, holding, homeOf, situations, type OpenedLink } from './holding.ts';

let count = 0;
const made = (tip: string, other: string, kind: LinkKind = 'situation'): OpenedLink => ({
	...{ id: `l${++count}`, tip, by: 'mara' },
	body: { other, kind, words: 'The same van.', marks: ['PA 1234'], hour: '2026-11-23T14' }
});
const back = (link: OpenedLink, tip = link.tip): OpenedLink => ({
	...{ id: `l${++count}`, tip, by: 'devon' },
	body: { takesBack: link.id, words: 'Another van.', hour: '2026-11-23T15' }
});
const together = (rows: readonly OpenedLink[]) => situations(holding(rows));

describe('links', () => {
	it('hold until somebody takes them back, under the same tip', () => {
		const link = made('a', 'b');
		expect(holding([link]).map(({ other }) => other)).toEqual(['b']);
		expect(holding([back(link), link])).toEqual([]);
		expect(holding([link, back(link, 'c')]), 'nobody of another tip ends it').toHaveLength(1);
		expect(holding([made('a', 'a')]), 'nor is a tip linked with itself').toEqual([]);
	});

	it('make one situation over as many as it takes, and a shared van makes none', () => {
		const of = together([made('a', 'b'), made('c', 'b', 'duplicate'), made('c', 'd', 'traces')]);
		expect([...of.of('a')].sort()).toEqual(['a', 'b', 'c']);
		expect([...of.of('d')]).toEqual(['d']);
		expect(of.count(['a', 'b', 'c', 'd', 'e'])).toBe(3);
	});

	it('count the same however they come', () => {
		const tip = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
		const rows = fc.array(fc.tuple(tip, tip).map(([from, to]) => made(from, to)));
		fc.assert(
			fc.property(rows, (links) => {
				const all = ['a', 'b', 'c', 'd', 'e', 'f'];
				const [one, other] = [together(links), together(links.toReversed())];
				expect(one.count(all)).toBe(other.count(all));
				for (const tip of all) expect([...one.of(tip)].sort()).toEqual([...other.of(tip)].sort());
			})
		);
	});
});

describe('a tip that was closed as a duplicate', () => {
	const states = (open: string, closed: string) => (tip: string) =>
		open.includes(tip) ? 'open' : closed.includes(tip) ? 'closed' : undefined;
	const links = (...rows: OpenedLink[]) => holding(rows);
	const chain = links(made('a', 'b', 'duplicate'), made('b', 'c', 'duplicate'));

	it('goes on in the one that is worked on, over as many as it takes', () => {
		expect(continuesIn('a', chain, states('c', 'ab'))).toEqual({ in: 'tip', tip: 'c' });
		expect(continuesIn('a', chain, states('bc', 'a'))).toEqual({ in: 'tip', tip: 'b' });
		expect(continuesIn('a', chain, states('', 'abc'))).toEqual({ in: 'tip', tip: 'c' });
		expect(continuesIn('a', chain, states('abc', '')), 'it is open itself').toBeUndefined();
		expect(continuesIn('c', chain, states('', 'abc'))).toBeUndefined();
	});

	it('is told of loudly where two were closed into each other, or the other is gone', () => {
		const circle = links(made('a', 'b', 'duplicate'), made('b', 'a', 'duplicate'));
		for (const tip of ['a', 'b'])
			expect(continuesIn(tip, circle, states('', 'ab'))).toEqual({ in: 'itself' });
		expect(continuesIn('a', chain, states('', 'ab'))).toEqual({ in: 'gone' });
	});
});

describe('where a link lies', () => {
	const at = (id: string, lane: string, restricted: boolean) => ({ id, lane, restricted });
	const [open, other] = [at('a', 'general', false), at('b', 'general', false)];
	const [review, child] = [at('c', 'review', true), at('d', 'child', true)];

	it('is where nobody learns of a restricted tip who may not read it', () => {
		expect(homeOf(open, other)).toBe(open);
		expect(homeOf(open, review)).toBe(review);
		expect(homeOf(review, open)).toBe(review);
		expect(homeOf(review, at('e', 'review', true))).toBe(review);
		expect(homeOf(review, child), 'of two restricted lanes nowhere').toBeUndefined();
	});
});

it('what a member signed that is no link says nothing', () => {
	const { body } = made('a', 'b');
	expect(isLinkBody(body)).toBe(true);
	for (const odd of [{}, { other: 'b' }, { ...body, kind: 'enemies' }, { ...body, marks: [1] }])
		expect(isLinkBody(odd)).toBe(false);
});
