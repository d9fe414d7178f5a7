import { DrizzleQueryError } from 'drizzle-orm';

/** SQLSTATE of a database error, wherever drizzle wrapped it; undefined for any other. */
export function sqlState(error: unknown): string | undefined {
	for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
		const code = codeOf(at);
		if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
	}
	return undefined;
}

const codeOf = (error: Error): unknown => ('code' in error ? error.code : undefined);

/** Whether a unique index refused the row: somebody else was first. */
export const isTaken = (error: unknown): boolean => sqlState(error) === '23505';

const unreachable =
	/^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|CONNECT_TIMEOUT|CONNECTION_(CLOSED|ENDED|DESTROYED))$/;

/** Whether the database could not be reached, or is starting or stopping. */
export function isDown(error: unknown): boolean {
	for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
		const code = String(codeOf(at) ?? '');
		if (unreachable.test(code) || /^(57P0[1-3]|08|53300)/.test(code)) return true;
	}
	return false;
}

/** Whether the connection broke under a query: unlike a database that says no, it takes no more of them. */
export function isLineLost(error: unknown): boolean {
	if (!(error instanceof DrizzleQueryError)) return false;
	const { cause } = error;
	if (!cause) return false;
	const syscall = 'syscall' in cause ? cause.syscall : undefined;
	return codeOf(cause) === 'CONNECTION_CLOSED' || syscall === 'read' || syscall === 'write';
}
