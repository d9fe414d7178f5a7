export { mayReadTips, type Actor, type DeskContext, type Signing } from './context.ts';
export { enrol, type Enrolment } from './enrolment.ts';
export { findInvitation, invite, type Invitation } from './invitation.ts';
export { inviteAnew } from './invite-anew.ts';
export { cookieName } from './session.ts';
export {
	begin as beginProof,
	provenActs,
	type Proof,
	type ProvenAct,
	type Shown
} from './proof.ts';
export { ownFormer, renewKeys, successions, type NewKeys } from './new-keys.ts';
export { purge } from './purge.ts';
export { renew, type Renewal } from './renewal.ts';
export { setUpLink } from './set-up.ts';
export { toUnlock } from './to-unlock.ts';
export { saltFor, withPasskey, withPassphrase, type SignedIn } from './sign-in.ts';
export * as dualControl from './dual-control/index.ts';
export * as keyring from './keyring.ts';
export * as lane from './lane/index.ts';
export * as notebook from './notebook.ts';
export * as passkey from './passkey.ts';
export * as people from './people.ts';
export * as session from './session.ts';
export type { Lane, LaneCards } from './lane/index.ts';
export { roles } from '../db/index.ts';
