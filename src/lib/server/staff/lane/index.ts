export { addEpoch, dueEpochs, holders, isEpochDue, myKeys } from './epoch.ts';
export { addMember, removeMember, type Newcomer } from './joining.ts';
export { list, names, RECOVERY, type Lane, type LaneChange, type SealedFor } from './lane.ts';
export { make } from './making.ts';
