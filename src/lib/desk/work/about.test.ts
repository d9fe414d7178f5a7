import { expect, it } from 'vitest';
import { aboutOf } from './about.ts';

const MARA = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';
const OTHER = '3580a129-0000-4000-8000-000000000000';
const names = {
	people: new Map([[MARA, 'Mara Liburd']]),
	lanes: new Map([['general', 'General']])
};
const about = (act: string, subject: string, detail?: Record<string, unknown>) =>
	aboutOf({ act, by: MARA, subject, detail }, names)?.name;

it('an entry of the record says what it is about as other pages call it', () => {
	expect(about('member.joins', MARA)).toBe('Mara Liburd');
	expect(about('lane.agreed', 'general')).toBe('General');
	expect(about('lane.planned', 'harbour-watch')).toBe('harbour-watch');
	expect(about('card.proposed', '12')).toBe('key no. 12');
	expect(about('copy.missing', '3')).toBe('key no. 3');
	expect(about('agency.added', 'customs', { name: 'Customs and Excise' })).toBe(
		'Customs and Excise'
	);
	expect(about('keyring.reduced', OTHER, { kind: 'passphrase' })).toBe('Passphrase');
	expect(about('gists.opened', 'general', { upTo: 1200 })).toBe('General, of up to 1,200 tips');
	expect(about('dual-control.asked', OTHER)).toBe('no. 3580 A129');
	expect(about('policy.set', 'must-act en')).toBe('must-act en');
	expect(aboutOf({ act: 'set-up.linked', by: null }, names)).toBeUndefined();
});

it('whatever is done about a tip names it as the queue does', () => {
	for (const act of ['tip.read', 'note.written', 'tipster.asked', 'reply.cleared', 'file.fetched'])
		expect(aboutOf({ act, by: MARA, subject: OTHER }, names)).toEqual({
			is: 'tip',
			id: OTHER,
			name: '3580 A129'
		});
});
