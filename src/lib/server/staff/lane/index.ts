export { mend, mine, wanted } from './copies.ts';
export {
	custody,
	makeSheets,
	rehearsals,
	rehearsed,
	voidSheets,
	type Sheets
} from './custodians.ts';
export { addEpoch, dueEpochs, holders, isEpochDue } from './epoch.ts';
export { addMember, removeMember } from './joining.ts';
export { list, names, RECOVERY, type Lane } from './lane.ts';
export { make } from './making.ts';
export { putBack } from './putting-back.ts';
