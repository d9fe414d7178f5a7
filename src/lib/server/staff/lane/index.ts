export { mend, mine, wanted, type MyLane, type Wanted } from './copies.ts';
export {
	custody,
	makeSheets,
	rehearsals,
	rehearsed,
	voidSheets,
	type ForTwo,
	type Sheets
} from './custodians.ts';
export { addEpoch, dueEpochs, holders, isEpochDue } from './epoch.ts';
export { addMember, removeMember, type Newcomer } from './joining.ts';
export { list, names, RECOVERY, type Lane, type LaneChange, type SealedFor } from './lane.ts';
export { make } from './making.ts';
export { putBack, type PutBack, type RememberedLane } from './putting-back.ts';
