export { change, endLeave, enterLeave, purge, takeOver, type DutyChange } from './changing.ts';
export { gaps, rungsAt, type Gap, type Roster, type Rungs } from './hours.ts';
export { away, own, type Away } from './own.ts';
export { AHEAD_MS, rosters, view } from './roster.ts';
