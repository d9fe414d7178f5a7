import { describe, expect, it } from 'vitest';
import { workTable } from './work-table.ts';

const people = [
	{ id: 'm', name: 'Mara Liburd' },
	{ id: 'd', name: 'Devon Clarke' }
];
const counted = [
	{ officer: 'm', stage: 'ours', tips: 9, late: 2 },
	{ officer: 'd', stage: 'ours', tips: 1, late: 0 },
	{ officer: 'm', stage: 'unread', tips: 3, late: 3 },
	{ officer: null, stage: 'unread', tips: 4, late: 0 }
];
const rows = workTable(counted, people, { stages: ['unread', 'ours'], nobody: 'Nobody' });

describe('who has what in hand', () => {
	it('stands by name, whatever the numbers, with what nobody has last', () => {
		expect(rows.map(({ name }) => name)).toEqual(['Devon Clarke', 'Mara Liburd', 'Nobody']);
	});

	it('is counted by stage, and whole, with whoever has nothing', () => {
		expect(rows[1]).toMatchObject({
			cells: [
				{ tips: 3, late: 3 },
				{ tips: 9, late: 2 }
			],
			all: { tips: 12, late: 5 }
		});
		expect(rows[0]?.cells[0]).toEqual({ tips: 0, late: 0 });
		expect(rows[2]?.all.tips).toBe(4);
	});
});
