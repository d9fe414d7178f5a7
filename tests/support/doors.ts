import { randomUUID } from 'node:crypto';
import type { LaneCard } from '../../src/lib/sealed/lane-card.ts';
import { newSigningKey, verifyKeyOf } from '../../src/lib/sealed/signature.ts';

/** Who knocks. The members of a lane are those of the lane that the thing asked for lies in, and nobody else. */
export const knockers = [
	'nobody',
	'officer',
	'supervisor',
	'administrator',
	'auditor',
	'reviewer'
] as const;
export type Knocker = (typeof knockers)[number];

/** A lane, and what lies in it. */
export type Place = {
	readonly lane: 'general' | 'review';
	readonly tip: string;
	readonly part: string;
};

type Rule = {
	/** Where it stands, for something in that lane. */
	readonly at: (place: Place) => string;
	readonly form?: () => Readonly<Record<string, string>>;
	readonly json?: (place: Place) => unknown;
	readonly opens:
		'to all' | 'to staff' | 'to members' | 'to readers' | 'to nobody' | readonly Knocker[];
};

const members = 'to members';
const administrator = ['administrator'] as const;
const whoSeeRecordOfPeople = ['administrator', 'auditor'] as const;
const sealed = Buffer.from('age-encryption.org/v1\n...').toString('base64');
const secret = 'A'.repeat(43);
const invitation = { token: secret, invitationKey: verifyKeyOf(newSigningKey()) };
/** None of this id was begun. */
const unbegun = randomUUID();
const recoveryOf = ({ lane }: Place) => `/desk/lanes/${lane}/recovery/${unbegun}`;
const nextRecovery = () => '/desk/lanes/sheets/next';
const tip = ({ tip }: Place) => `/desk/tips/${tip}`;
const gistsIn =
	(what: string) =>
	({ lane, tip }: Place) =>
		`/desk/tips/gists${what}?lane=${lane}&ids=${tip}`;
const contact = {
	revision: '0',
	id: 'test-line',
	kind: 'support',
	number: '465 0000',
	island: 'both',
	languages: 'en',
	'label-en': 'A line',
	source: 'a test'
};
const policy = { version: '0', text: 'Words', source: 'a test', by: 'A person', on: '2026-01-01' };
const policyAt = () => '/desk/policies/must-act';

/**
 * Every route of the desk, method and action by method and action: who is let in. Whoever is not finds nothing there, or
 * hears that it is not for them; whoever is not signed in is led to the door.
 */
export const rules = (
	cards: Readonly<Record<Place['lane'], LaneCard>>
): Readonly<Record<string, Rule>> => {
	return {
		'GET /healthz': { at: () => '/healthz', opens: 'to all' },
		'GET /desk': { at: () => '/desk', opens: 'to staff' },
		'GET /desk/account': { at: () => '/desk/account', opens: 'to staff' },
		'POST /desk/account?/endOthers': {
			at: () => '/desk/account',
			form: () => ({}),
			opens: 'to staff'
		},
		'POST /desk/account/passkeys': {
			at: () => '/desk/account/passkeys',
			json: () => ({}),
			opens: 'to staff'
		},
		'PUT /desk/account/passkeys': {
			at: () => '/desk/account/passkeys',
			json: () => ({}),
			opens: 'to staff'
		},
		'PUT /desk/account/keys': {
			at: () => '/desk/account/keys',
			json: () => ({}),
			opens: 'to staff'
		},
		'POST /desk/account/proof': {
			at: () => '/desk/account/proof',
			json: () => ({ act: 'passphrase' }),
			opens: 'to staff'
		},
		'PUT /desk/account/renewal': {
			at: () => '/desk/account/renewal',
			json: () => ({}),
			opens: 'to staff'
		},
		'DELETE /desk/account/ways': {
			at: () => '/desk/account/ways',
			json: () => ({}),
			opens: 'to staff'
		},
		...Object.fromEntries(
			['address', 'prove', 'dropAddress'].map((act) => [
				`POST /desk/account?/${act}`,
				{
					at: () => '/desk/account',
					form: () => ({ channel: 'mail', address: 'none', code: '0' }),
					opens: 'to staff'
				} satisfies Rule
			])
		),
		'POST /desk/account?/wishes': {
			at: () => '/desk/account',
			form: () => ({ hourly: 'on', digest: 'on' }),
			opens: 'to staff'
		},
		'GET /desk/alive': { at: () => '/desk/alive', opens: 'to staff' },
		'GET /desk/audit': { at: () => '/desk/audit', opens: 'to staff' },
		'GET /desk/audit of a lane': { at: ({ lane }) => `/desk/audit?chain=${lane}`, opens: members },
		'GET /desk/audit/entries': {
			at: ({ lane }) => `/desk/audit/entries?chain=${lane}&from=1&before=2`,
			opens: members
		},
		'GET /desk/audit/links': {
			at: ({ lane }) => `/desk/audit/links?chain=${lane}`,
			opens: members
		},
		'GET /desk/audit/people': { at: () => '/desk/audit/people', opens: whoSeeRecordOfPeople },
		'GET /desk/audit of people': {
			at: () => '/desk/audit?chain=people',
			opens: whoSeeRecordOfPeople
		},
		'GET /desk/contacts': { at: () => '/desk/contacts', opens: administrator },
		'GET /desk/contacts/[id]': { at: () => '/desk/contacts/new', opens: administrator },
		...Object.fromEntries(
			['set', 'verify', 'withdraw', 'restore'].map((act) => [
				`POST /desk/contacts/[id]?/${act}`,
				{
					at: () => '/desk/contacts/new',
					form: () => ({ ...contact, heard: 'by a call' }),
					opens: administrator
				}
			])
		),
		'GET /desk/answers': { at: () => '/desk/answers', opens: 'to readers' },
		'GET /desk/answers/[lane]': { at: ({ lane }) => `/desk/answers/${lane}`, opens: members },
		'POST /desk/answers/[lane]': {
			at: ({ lane }) => `/desk/answers/${lane}`,
			json: () => ({}),
			opens: members
		},
		'GET /desk/dual-control': { at: () => '/desk/dual-control', opens: 'to readers' },
		'GET /desk/dual-control/requests': {
			at: () => '/desk/dual-control/requests',
			opens: 'to staff'
		},
		'POST /desk/dual-control/requests': {
			at: () => '/desk/dual-control/requests',
			json: () => ({}),
			opens: 'to staff'
		},
		'DELETE /desk/dual-control/requests/[id]': {
			at: () => `/desk/dual-control/requests/${unbegun}`,
			json: () => ({}),
			opens: 'to staff'
		},
		'POST /desk/dual-control/told': {
			at: () => '/desk/dual-control/told',
			json: () => ({ shown: [] }),
			opens: 'to staff'
		},
		'GET /desk/duty': { at: () => '/desk/duty', opens: 'to staff' },
		'POST /desk/duty/[lane]/shifts': {
			at: ({ lane }) => `/desk/duty/${lane}/shifts`,
			json: () => ({ adds: [], drops: [] }),
			opens: members
		},
		'PUT /desk/duty/[lane]/shifts': {
			at: ({ lane }) => `/desk/duty/${lane}/shifts`,
			json: () => ({ shift: unbegun }),
			opens: members
		},
		'POST /desk/duty/[lane]/leaves': {
			at: ({ lane }) => `/desk/duty/${lane}/leaves`,
			json: () => ({ from: '2026-01-01T00:00:00.000Z', until: '2026-01-02T00:00:00.000Z' }),
			opens: members
		},
		'DELETE /desk/duty/[lane]/leaves': {
			at: ({ lane }) => `/desk/duty/${lane}/leaves`,
			json: () => ({ leave: unbegun }),
			opens: members
		},
		'GET /desk/enter': { at: () => '/desk/enter', opens: 'to readers' },
		'GET /desk/join': { at: () => '/desk/join', opens: 'to all' },
		'POST /desk/join/enrolment': {
			at: () => '/desk/join/enrolment',
			json: () => ({}),
			opens: 'to all'
		},
		'POST /desk/join/invitation': {
			at: () => '/desk/join/invitation',
			json: () => ({ secret }),
			opens: 'to all'
		},
		'POST /desk/join/passkey': {
			at: () => '/desk/join/passkey',
			json: () => ({}),
			opens: 'to all'
		},
		'GET /desk/keys': { at: () => '/desk/keys', opens: 'to staff' },
		'POST /desk/keys': {
			at: () => '/desk/keys',
			json: () => ({ missing: [], repaired: [] }),
			opens: 'to staff'
		},
		'PUT /desk/notebook': {
			at: () => '/desk/notebook',
			json: () => ({ was: 9, version: 10, sealed }),
			opens: 'to staff'
		},
		'GET /desk/waiting': { at: () => '/desk/waiting', opens: 'to staff' },
		'GET /desk/lanes': { at: () => '/desk/lanes', opens: 'to staff' },
		'POST /desk/lanes': {
			at: () => '/desk/lanes',
			json: ({ lane }) => ({
				id: lane,
				name: 'Lane',
				kind: 'general',
				members: []
			}),
			opens: 'to readers'
		},
		'GET /desk/lanes/sheets': { at: () => '/desk/lanes/sheets', opens: 'to staff' },
		'POST /desk/lanes/sheets': {
			at: () => '/desk/lanes/sheets',
			json: () => ({ custodians: [], identity: [], rehearsal: [] }),
			opens: 'to readers'
		},
		'PUT /desk/lanes/sheets': {
			at: () => '/desk/lanes/sheets',
			json: () => ({ first: 0, second: 1 }),
			opens: 'to readers'
		},
		// Two custodians ask: see tests/attacks/whoever-would-be-the-recovery-key.test.ts.
		'PUT /desk/lanes/sheets/next': {
			at: nextRecovery,
			json: () => ({
				request: {
					...{ v: 2, lane: 'recovery', after: secret, recovery: secret },
					...{ officer: randomUUID(), on: '2026-11-30' }
				},
				signatures: []
			}),
			opens: 'to nobody'
		},
		'POST /desk/lanes/sheets/next': {
			at: nextRecovery,
			json: ({ lane }) => ({
				card: {
					...{ v: 2, lane: 'recovery', kind: 'recovery', epoch: 2, before: secret },
					...{ recipient: cards[lane].recipient, custodians: [], signatures: [] }
				},
				sheets: { custodians: [], identity: [], rehearsal: [] },
				why: 'sheet-lost'
			}),
			opens: 'to readers'
		},
		'PATCH /desk/lanes/sheets/next': {
			at: nextRecovery,
			json: () => ({ card: secret }),
			opens: 'to nobody'
		},
		'DELETE /desk/lanes/sheets/next': { at: nextRecovery, opens: 'to readers' },
		'POST /desk/lanes/[lane]/agreement': {
			at: ({ lane }) => `/desk/lanes/${lane}/agreement`,
			json: ({ lane }) => ({
				v: 2,
				officer: randomUUID(),
				lane,
				voice: verifyKeyOf(newSigningKey()),
				signature: secret
			}),
			opens: members
		},
		'POST /desk/lanes/[lane]/cards': {
			at: ({ lane }) => `/desk/lanes/${lane}/cards`,
			json: ({ lane }) => ({ card: cards[lane], roster: sealed, sealedFor: [] }),
			opens: members
		},
		// No card of this id waits: who may stand by one that does, see staff/proposing.test.ts.
		'POST /desk/lanes/[lane]/cards/[id]': {
			at: ({ lane }) => `/desk/lanes/${lane}/cards/${randomUUID()}`,
			json: () => ({ signature: { by: 'epoch', signature: secret } }),
			opens: 'to nobody'
		},
		'DELETE /desk/lanes/[lane]/cards/[id]': {
			at: ({ lane }) => `/desk/lanes/${lane}/cards/${randomUUID()}`,
			json: () => ({}),
			opens: 'to nobody'
		},
		'POST /desk/lanes/[lane]/closing': {
			at: ({ lane }) => `/desk/lanes/${lane}/closing`,
			json: () => ({}),
			opens: members
		},
		'DELETE /desk/lanes/[lane]/closing': {
			at: ({ lane }) => `/desk/lanes/${lane}/closing`,
			json: () => ({}),
			opens: members
		},
		'POST /desk/lanes/[lane]/copies': {
			at: ({ lane }) => `/desk/lanes/${lane}/copies`,
			json: () => ({ holder: randomUUID(), copies: [{ epoch: 1, sealed }] }),
			opens: members
		},
		'POST /desk/lanes/[lane]/members': {
			at: ({ lane }) => `/desk/lanes/${lane}/members`,
			json: () => ({ officerId: randomUUID(), kind: 'joins' }),
			opens: members
		},
		'GET /desk/lanes/[lane]/replies': {
			at: ({ lane }) => `/desk/lanes/${lane}/replies`,
			opens: members
		},
		'DELETE /desk/lanes/[lane]/members': {
			at: ({ lane }) => `/desk/lanes/${lane}/members`,
			json: () => ({ officerId: randomUUID() }),
			opens: members
		},
		// Members open it: see staff/recovering.test.ts.
		'POST /desk/lanes/[lane]/recovery': {
			at: ({ lane }) => `/desk/lanes/${lane}/recovery`,
			json: () => ({ members: [] }),
			opens: 'to nobody'
		},
		'PUT /desk/lanes/[lane]/recovery': {
			at: ({ lane }) => `/desk/lanes/${lane}/recovery`,
			json: ({ lane }) => ({
				request: {
					...{ v: 2, lane, after: secret, recovery: secret },
					...{ officer: randomUUID(), on: '2026-11-30' }
				},
				signatures: []
			}),
			opens: 'to nobody'
		},
		'GET /desk/lanes/[lane]/recovery/[id]': { at: recoveryOf, opens: 'to nobody' },
		'POST /desk/lanes/[lane]/recovery/[id]': {
			at: recoveryOf,
			json: ({ lane }) => ({
				...{ card: cards[lane], roster: sealed, sealedFor: [], older: [] },
				...{ lookedThrough: secret, repliesLookedThrough: secret }
			}),
			opens: 'to nobody'
		},
		'PUT /desk/lanes/[lane]/recovery/[id]': {
			at: recoveryOf,
			json: () => ({ holder: randomUUID(), copies: [{ epoch: 1, sealed }] }),
			opens: 'to nobody'
		},
		'GET /desk/lanes/[lane]/restated': {
			at: ({ lane }) => `/desk/lanes/${lane}/restated`,
			opens: members
		},
		'GET /desk/lanes/[lane]/rosters': {
			at: ({ lane }) => `/desk/lanes/${lane}/rosters?epoch=1`,
			opens: members
		},
		'GET /desk/lanes/[lane]/tips': { at: ({ lane }) => `/desk/lanes/${lane}/tips`, opens: members },
		'GET /desk/live': { at: () => '/desk/live', opens: 'to staff' },
		'HEAD /desk/live': { at: () => '/desk/live', opens: 'to staff' },
		'GET /desk/people': { at: () => '/desk/people', opens: administrator },
		'POST /desk/people?/invite': {
			at: () => '/desk/people',
			form: () => ({
				...{ id: randomUUID(), ...invitation },
				...{ name: 'Test Person', agencyId: 'police', role: 'officer' }
			}),
			opens: administrator
		},
		'POST /desk/people?/inviteAnew': {
			at: () => '/desk/people',
			form: () => ({ id: randomUUID(), ...invitation }),
			opens: administrator
		},
		'POST /desk/people?/addAgency': {
			at: () => '/desk/people',
			form: () => ({ id: 'test-agency', name: 'Test' }),
			opens: administrator
		},
		'POST /desk/people?/disable': {
			at: () => '/desk/people',
			form: () => ({ id: randomUUID() }),
			opens: administrator
		},
		'POST /desk/people?/setRole': {
			at: () => '/desk/people',
			form: () => ({ id: randomUUID(), role: 'officer' }),
			opens: administrator
		},
		'POST /desk/people?/setAgency': {
			at: () => '/desk/people',
			form: () => ({ id: randomUUID(), agencyId: 'police' }),
			opens: administrator
		},
		'GET /desk/policies': { at: () => '/desk/policies', opens: 'to staff' },
		'GET /desk/policies/[key]/[[language=locale]]': { at: policyAt, opens: 'to staff' },
		...Object.fromEntries(
			['set', 'approve', 'withdraw'].map((act) => [
				`POST /desk/policies/[key]/[[language=locale]]?/${act}`,
				{ at: policyAt, form: () => policy, opens: administrator }
			])
		),
		'GET /desk/report': { at: () => '/desk/report', opens: 'to staff' },
		'POST /desk/report/closings': {
			at: () => '/desk/report/closings',
			json: ({ lane }) => ({
				lane,
				...{ from: '2026-01-01T04:00:00.000Z', until: '2026-04-01T04:00:00.000Z' }
			}),
			opens: members
		},
		'GET /desk/shift': { at: () => '/desk/shift', opens: 'to staff' },
		'GET /desk/sign-in': { at: () => '/desk/sign-in', opens: 'to all' },
		// There is none outside the demo.
		'POST /desk/sign-in/demo': {
			at: () => '/desk/sign-in/demo',
			json: () => ({}),
			opens: 'to nobody'
		},
		'POST /desk/sign-in/passkey': {
			at: () => '/desk/sign-in/passkey',
			json: () => ({}),
			opens: 'to all'
		},
		'PUT /desk/sign-in/passkey': {
			at: () => '/desk/sign-in/passkey',
			json: () => ({}),
			opens: 'to all'
		},
		'POST /desk/sign-in/passphrase': {
			at: () => '/desk/sign-in/passphrase',
			json: () => ({}),
			opens: 'to all'
		},
		'POST /desk/sign-in/salt': {
			at: () => '/desk/sign-in/salt',
			json: () => ({}),
			opens: 'to all'
		},
		// Of their own lane: of another see triage/supervision.test.ts.
		'GET /desk/supervision': { at: () => '/desk/supervision', opens: ['supervisor'] },
		'GET /desk/tips/cleared': { at: () => '/desk/tips/cleared', opens: 'to staff' },
		'POST /desk/tips/cleared': {
			at: () => '/desk/tips/cleared',
			json: ({ tip }) => ({ id: randomUUID(), tip, epoch: 1, sealed }),
			opens: members
		},
		'GET /desk/tips/[id]': { at: tip, opens: members },
		'POST /desk/tips/[id]?/take': { at: tip, form: () => ({}), opens: members },
		'POST /desk/tips/[id]?/release': { at: tip, form: () => ({}), opens: members },
		'POST /desk/tips/[id]?/handOver': {
			at: tip,
			form: () => ({ to: randomUUID() }),
			opens: members
		},
		'POST /desk/tips/[id]?/note': {
			at: tip,
			form: () => ({ id: randomUUID(), sealed }),
			opens: members
		},
		'POST /desk/tips/[id]?/reply': {
			at: tip,
			form: () => ({ id: randomUUID(), epoch: '1', sealed, sending: sealed }),
			opens: members
		},
		'POST /desk/tips/[id]?/urgency': {
			at: tip,
			form: () => ({ id: randomUUID(), sealed, was: '4', becomes: '3' }),
			opens: members
		},
		'POST /desk/tips/[id]?/close': {
			at: tip,
			form: () => ({ id: randomUUID(), sealed }),
			opens: members
		},
		'POST /desk/tips/[id]?/wait': {
			at: tip,
			form: () => ({
				...{ id: randomUUID(), sealed, epoch: '1' },
				...{ stage: 'held', until: '2026-11-24' }
			}),
			opens: members
		},
		'POST /desk/tips/[id]?/comeBack': {
			at: tip,
			form: () => ({ stage: randomUUID() }),
			opens: members
		},
		'POST /desk/tips/[id]?/waive': {
			at: tip,
			form: () => ({ id: randomUUID(), sealed }),
			opens: members
		},
		'POST /desk/tips/[id]?/heed': {
			at: tip,
			form: () => ({ id: randomUUID(), answers: '' }),
			opens: members
		},
		'POST /desk/tips/[id]?/reopen': { at: tip, form: () => ({ sealed }), opens: members },
		'POST /desk/tips/whereabouts': {
			at: () => '/desk/tips/whereabouts',
			json: () => ({ ids: [] }),
			opens: 'to staff'
		},
		'POST /desk/tips/outcomes': {
			at: () => '/desk/tips/outcomes',
			json: () => ({ ids: [] }),
			opens: 'to staff'
		},
		// Of a tip that nobody took back: see triage/going-on.test.ts.
		'POST /desk/tips/[id]/going-on': {
			at: (place) => `${tip(place)}/going-on`,
			json: ({ lane }) => ({
				lane,
				asked: {
					...{ id: unbegun, by: unbegun, until: '2026-11-23T14', what: secret },
					signature: 'A'.repeat(86)
				}
			}),
			opens: 'to nobody'
		},
		'POST /desk/tips/[id]/hand-over': {
			at: (place) => `${tip(place)}/hand-over`,
			json: ({ lane }) => ({
				...{ to: randomUUID(), id: randomUUID() },
				...{ lane, epoch: 1, seen: 1, sealed }
			}),
			opens: members
		},
		// By no word of its tipster's: see tests/attacks/who-lets-a-tip-lie.test.ts.
		'POST /desk/tips/[id]/taken-back': {
			at: (place) => `${tip(place)}/taken-back`,
			json: ({ lane }) => ({
				...{ id: randomUUID(), lane, epoch: '1', seen: '1' },
				...{ until: '2026-12-01', sealed }
			}),
			opens: 'to nobody'
		},
		// By nobody else: see triage/deletion.test.ts.
		'POST /desk/tips/[id]/deletion': {
			at: (place) => `${tip(place)}/deletion`,
			json: ({ lane }) => ({
				...{ lane, additions: secret },
				asked: {
					...{ id: unbegun, by: unbegun, until: '2026-11-23T14', what: secret },
					signature: 'A'.repeat(86)
				}
			}),
			opens: members
		},
		'GET /desk/tips/[id]/moves': { at: (place) => `${tip(place)}/moves`, opens: members },
		'POST /desk/tips/[id]/moves': {
			at: (place) => `${tip(place)}/moves`,
			json: ({ lane }) => ({
				id: randomUUID(),
				from: lane,
				lane: lane === 'general' ? 'review' : 'general',
				epoch: 1
			}),
			opens: members
		},
		'PUT /desk/tips/[id]/moves': {
			at: (place) => `${tip(place)}/moves`,
			json: () => ({ moves: [] }),
			opens: members
		},
		// Of a move that is nobody's: see triage/moving.test.ts.
		'PUT /desk/tips/[id]/moves/[move]': {
			at: (place) => `${tip(place)}/moves/${randomUUID()}`,
			json: () => ({ kind: 'tip', rowId: randomUUID(), n: 0, sealed }),
			opens: 'to nobody'
		},
		'POST /desk/tips/[id]/moves/[move]': {
			at: (place) => `${tip(place)}/moves/${randomUUID()}`,
			json: () => ({ reason: sealed, agencies: [] }),
			opens: 'to nobody'
		},
		'GET /desk/tips/[id]/parts/[part]': {
			at: ({ tip, part }) => `/desk/tips/${tip}/parts/${part}`,
			opens: members
		},
		'POST /desk/tips/[id]/reading': {
			at: (place) => `${tip(place)}/reading`,
			json: () => ({}),
			opens: members
		},
		'POST /desk/tips/[id]/title': {
			at: (place) => `${tip(place)}/title`,
			json: ({ lane }) => ({ lane, epoch: 1, seen: 1, version: 0, sealed }),
			opens: members
		},
		'POST /desk/tips/[id]/aside': {
			at: (place) => `${tip(place)}/aside`,
			json: ({ lane }) => ({ lane }),
			opens: members
		},
		'POST /desk/tips/[id]/aside/[officer]': {
			at: (place) => `${tip(place)}/aside/${randomUUID()}`,
			json: () => ({}),
			opens: members
		},
		'POST /desk/tips/[id]/links': {
			at: (place) => `${tip(place)}/links`,
			json: ({ lane }) => ({ id: randomUUID(), lane, epoch: 1, seen: 1, sealed }),
			opens: members
		},
		'POST /desk/tips/links': {
			at: () => '/desk/tips/links',
			json: ({ lane }) => ({ lane }),
			opens: members
		},
		'GET /desk/tips/gists': { at: gistsIn(''), opens: members },
		'POST /desk/tips/gists': {
			at: () => '/desk/tips/gists',
			json: () => ({ gists: [] }),
			opens: 'to staff'
		},
		'POST /desk/tips/gists/opening': {
			at: () => '/desk/tips/gists/opening',
			json: ({ lane }) => ({ lane, upTo: 1 }),
			opens: members
		},
		'GET /desk/tips/gists/rows': {
			at: ({ tip }) => `/desk/tips/gists/rows?ids=${tip}`,
			opens: 'to staff'
		},
		'GET /desk/tips/gists/sources': { at: gistsIn('/sources'), opens: members },
		'GET /desk/find': { at: () => '/desk/find', opens: 'to staff' },
		'GET /desk/[...nothing]': { at: () => '/desk/nothing/here', opens: 'to nobody' },
		// The last one: it ends the session of whoever knocks.
		'POST /desk/sign-out': { at: () => '/desk/sign-out', json: () => ({}), opens: 'to staff' }
	};
};

/** Whether the rule lets this one in. */
export function isLetIn({ opens }: Rule, who: Knocker, { lane }: Place): boolean {
	const reads =
		who === 'officer' || who === 'supervisor' ? 'general' : who === 'reviewer' && 'review';
	switch (opens) {
		case 'to all':
			return true;
		case 'to nobody':
			return false;
		case 'to staff':
			return who !== 'nobody';
		case 'to readers':
			return reads !== false;
		case 'to members':
			return reads === lane;
		default:
			return opens.includes(who);
	}
}
