export {
	createClocks,
	TARGETS,
	type Clocks,
	type ClockSettings,
	type Owed,
	type Target,
	type Targets
} from './clocks.ts';
export { correctionsFrom, hoursFrom, targetsFrom } from './settings.ts';
export type { Day } from './holidays.ts';
export type { Corrections, Holiday } from './working-time.ts';
