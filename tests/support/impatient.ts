// What a face reads again each minute it reads again at once, for the tests that look at what it then shows.
const MINUTE_MS = 60_000;
const SOON_MS = 100;

const original = globalThis.setInterval;
globalThis.setInterval = ((work: () => void, ms?: number, ...given: []) =>
	original(work, ms === MINUTE_MS ? SOON_MS : ms, ...given)) as typeof setInterval;
