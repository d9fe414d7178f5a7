import { describe, expect, it } from 'vitest';
import { Answering } from './answering.ts';

describe('an answer that somebody writes', () => {
	it('is to what stood there as they began, and not to what came while they wrote', () => {
		const answering = new Answering();
		expect(answering.of(['one'], false)).toEqual(['one']);
		expect(answering.of(['one', 'two'], false), 'read before it').toEqual(['one', 'two']);
		expect(answering.of(['one', 'two'], true)).toEqual(['one', 'two']);
		expect(answering.of(['one', 'two', 'three'], true)).toEqual(['one', 'two']);
	});

	it('that was sent, or thrown away, is followed by one to all that is new by then', () => {
		const answering = new Answering();
		answering.of(['one'], true);
		expect(answering.of(['two'], false)).toEqual(['two']);
		expect(answering.of(['two'], true)).toEqual(['two']);
	});
});
