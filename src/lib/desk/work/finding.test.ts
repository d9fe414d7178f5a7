import { expect, it } from 'vitest';
import { filtersIn, withFilter } from './finding.ts';

const of = (query: string) => filtersIn(new URLSearchParams(query));

it('an address narrows a search by what it knows, and by nothing else', () => {
	expect(of('lane=general&state=closed&level=2&holder=nobody&told=passed-on&language=ht')).toEqual({
		...{ lane: 'general', stage: 'closed', level: 2, holder: null },
		...{ outcome: 'passed-on', language: 'ht', from: undefined, to: undefined }
	});
	for (const stage of ['open', 'unread', 'ours', 'tipster', 'agency', 'held', 'withdrawn'])
		expect(of(`state=${stage}`).stage).toBe(stage);
	const nothing = Object.values(of('state=lost&level=9&language=xx&told=all&from=1.1.&to=now'));
	expect(nothing.every((value) => value === undefined)).toBe(true);
});

it('no address holds a word of what is looked for', () => {
	const params = new URLSearchParams('q=girls&query=girls&lane=general');
	expect(withFilter(params, 'level', '1')).toBe('?lane=general&level=1');
	expect(withFilter(params, 'lane', '')).toBe('?');
});
