import { signingAs } from '../../scripts/demo/inviting.ts';
import { peopleActs, type PeopleAct } from '../../src/lib/sealed/people-act.ts';
import { people, type Actor, type DeskContext } from '../../src/lib/server/staff/index.ts';
import { holds, type Rest } from './keys-held.ts';

// The room's verbs, each with its act signed as the administrator's browser signs it.
export const { isAgency, list, listAgencies, lockAdministrators } = people;

const signs = (actor: Actor, act: PeopleAct, now: Date) => signingAs(holds(actor), act, now);

export const addAgency = (
	desk: DeskContext,
	actor: Actor,
	...[agency, now]: Rest<typeof people.addAgency>
) => people.addAgency(desk, signs(actor, peopleActs.addAgency(agency), now), agency, now);

export const disable = (
	desk: DeskContext,
	actor: Actor,
	...[id, now]: Rest<typeof people.disable>
) => people.disable(desk, signs(actor, peopleActs.disable(id), now), id, now);

export const setRole = (
	desk: DeskContext,
	actor: Actor,
	...[id, role, now]: Rest<typeof people.setRole>
) => people.setRole(desk, signs(actor, peopleActs.setRole(id, role), now), id, role, now);

export const setAgency = (
	desk: DeskContext,
	actor: Actor,
	...[id, agency, now]: Rest<typeof people.setAgency>
) => people.setAgency(desk, signs(actor, peopleActs.setAgency(id, agency), now), id, agency, now);
