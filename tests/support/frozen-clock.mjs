// For Node to load first: time stands still for whoever asks the clock, so that two pages can be compared byte for byte.
const at = Date.now();
const Real = Date;
globalThis.Date = new Proxy(Real, {
	construct: (target, given) => (given.length > 0 ? new target(...given) : new target(at)),
	get: (target, name) => (name === 'now' ? () => at : Reflect.get(target, name))
});
