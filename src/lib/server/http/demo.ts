/** A member of the demo's staff, who signs in with one click that fills in what the real way asks for. */
export type DemoOfficer = {
	readonly name: string;
	readonly agency: string;
	readonly role: string;
	readonly passphrase: string;
	/** The authenticator's code of this moment. */
	readonly code: () => string;
};

const MARK = Symbol.for('plainsight.demo');
const here = globalThis as { [MARK]?: readonly DemoOfficer[] };

/**
 * The demo's staff, or undefined. Set by scripts/demo.ts inside its own process, on loopback, with the
 * embedded database that carries the demo's mark. No setting, file or row can switch it on, and
 * scripts/start.ts refuses a marked database: tests/promises/no-demo-in-production.test.ts.
 */
export const demoStaff = (): readonly DemoOfficer[] | undefined => here[MARK];

/** For scripts/demo.ts alone. */
export const showDemoStaff = (staff: readonly DemoOfficer[]): void => {
	here[MARK] = staff;
};

/** What `comment on database` says of a demo's database. */
export const DEMO_MARK = 'plainsight demo';
