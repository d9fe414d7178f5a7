// A dependency that says too much, at a signal: what it says is in a warning, on the console and in a rejection.
import { EventEmitter } from 'node:events';

const SAID = 'the-words-of-a-tip';
process.on('SIGUSR2', () => {
	process.emitWarning(SAID, { type: 'ChattyWarning', detail: SAID });
	const crowded = new EventEmitter().setMaxListeners(1);
	crowded.on(SAID, () => undefined).on(SAID, () => undefined);
	console.error(SAID, new Error(SAID));
	console.warn(new TypeError(SAID));
	void Promise.reject(new RangeError(SAID));
});
