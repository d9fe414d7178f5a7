import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Watch } from './watch.svelte.ts';

/** A browser's end of the stream: says what it is told to. */
class Stream extends EventTarget {
	static readonly CLOSED = 2;
	static last: Stream;
	static made = 0;
	readyState = 0;
	constructor() {
		super();
		Stream.last = this;
		Stream.made += 1;
	}
	says(what: 'open' | 'error' | 'change') {
		this.dispatchEvent(new Event(what));
	}
	close() {
		this.readyState = Stream.CLOSED;
	}
}

const page = Object.assign(new EventTarget(), { hidden: false });
const look = vi.fn();
let watch: Watch;
let stop: () => void;
beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('EventSource', Stream);
	vi.stubGlobal('document', page);
	Stream.made = 0;
	look.mockClear();
	watch = new Watch();
	stop = watch.start(look);
	Stream.last.says('open');
});
afterEach(() => {
	stop();
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

it('a stream that ends and comes again is never called lost; what was said meanwhile is looked for', () => {
	Stream.last.says('error');
	vi.advanceTimersByTime(3_000);
	expect(watch.state).toBe('on');
	Stream.last.says('open');
	vi.advanceTimersByTime(60_000);
	expect(watch.state).toBe('on');
	expect(look).toHaveBeenCalledOnce();
});

it('one that stays away is, until it is back', () => {
	Stream.last.says('error');
	Stream.last.says('error');
	vi.advanceTimersByTime(10_000);
	expect(watch.state).toBe('lost');
	Stream.last.says('open');
	expect(watch.state).toBe('on');
});

it('where the browser has given up, it is begun anew, and not after the page has gone', () => {
	Stream.last.close();
	Stream.last.says('error');
	vi.advanceTimersByTime(5_000);
	expect(Stream.made).toBe(2);
	Stream.last.says('open');
	Stream.last.says('change');
	vi.advanceTimersByTime(300);
	expect([watch.state, look.mock.calls.length]).toEqual(['on', 1]);
	Stream.last.close();
	Stream.last.says('error');
	stop();
	vi.advanceTimersByTime(60_000);
	expect([watch.state, Stream.made]).toEqual(['off', 2]);
});

it('a page that nobody sees looks once it is seen again', () => {
	page.hidden = true;
	Stream.last.says('change');
	Stream.last.says('change');
	vi.advanceTimersByTime(60_000);
	expect(look).not.toHaveBeenCalled();
	page.hidden = false;
	page.dispatchEvent(new Event('visibilitychange'));
	vi.advanceTimersByTime(300);
	expect(look).toHaveBeenCalledOnce();
});
