import { supportedMimeTypes } from 'file-type';
import { expect, it } from 'vitest';
import { ACCEPT, handlingOf } from './taken.ts';

const offered = ACCEPT.split(',');

it('the picker offers whole families for what phones make, and each other kind by its ending', () => {
	expect(offered).toEqual(expect.arrayContaining(['image/*', 'audio/*', 'video/*']));
	for (const ending of '.pdf .heic .docx .xlsx .txt .vcf .zip'.split(' '))
		expect(offered).toContain(ending);
});

it('nothing is offered that would be refused whatever is in it', () => {
	const kinds = [...supportedMimeTypes, 'text/plain'].map((type) => type.replace(/;.*$/, ''));
	for (const family of offered.filter((one) => one.endsWith('/*')))
		expect(kinds.some((type) => type.startsWith(family.slice(0, -1)) && handlingOf(type))).toBe(
			true
		);
	expect(handlingOf('text/html') ?? handlingOf('image/svg+xml')).toBeUndefined();
	expect(handlingOf('constructor')).toBeUndefined();
});
