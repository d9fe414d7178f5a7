import * as inviting from '../../scripts/demo/inviting.ts';
import type { Actor, DeskContext } from '../../src/lib/server/staff/index.ts';
import { holds } from './keys-held.ts';

// The room's verbs; those on lanes and people each with its act signed as the officer's browser signs it.
export * from '../../src/lib/server/staff/index.ts';
export { hold } from './keys-held.ts';
export * as lane from './staff-lane.ts';
export * as people from './staff-people.ts';

type Person = Parameters<typeof inviting.invite>[2];

export const invite = (desk: DeskContext, actor: Actor, person: Person, now: Date) =>
	inviting.invite(desk, holds(actor), person, now);

export const inviteAnew = (desk: DeskContext, actor: Actor, officerId: string, now: Date) =>
	inviting.inviteAnew(desk, holds(actor), officerId, now);
