export { keepFresh, reread, type Cache } from './cache.ts';
export {
	actAs,
	actingAs,
	connect,
	createSql,
	readingAs,
	type Db,
	type Sql,
	type Tx
} from './client.ts';
export { inTime } from './deadline.ts';
export { isDown, isTaken, sqlState } from './errors.ts';
export * as functions from './functions.ts';
export { migrateTo } from './migrate.ts';
export { newestCard } from './newest-card.ts';
export { rowOf } from './row.ts';
export * from './schema/index.ts';
