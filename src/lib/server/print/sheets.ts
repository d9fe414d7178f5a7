import type { Layout } from './copy.ts';
import { foldCards } from './layouts/fold-cards.ts';
import { poster } from './layouts/poster.ts';
import { roleCards } from './layouts/role-cards.ts';
import { stickers } from './layouts/stickers.ts';

/** One sheet, and the page that its address leads to: the kind of place, and nothing more. */
export type Sheet = {
	readonly leadsTo: `/${string}`;
	readonly isLandscape?: boolean;
	/** The page of guidance that a role card is made from. */
	readonly role?: string;
	/** Kinds of contact at the foot: whom somebody asks who reads it. */
	readonly numbers: readonly string[];
	readonly draw: Layout;
};

export const sheets = {
	'know-the-signs': { leadsTo: '/signs', numbers: ['police'], draw: poster('signs') },
	'free-to-leave': { leadsTo: '/help', numbers: ['not-police'], draw: poster('free') },
	stickers: { leadsTo: '/help', numbers: [], draw: stickers },
	'fold-card': { leadsTo: '/help', numbers: ['not-police'], draw: foldCards },
	'card-hotels': card('work-hotels'),
	'card-taxis': card('work-taxis-and-boats'),
	'card-security': card('work-security')
} as const satisfies Record<string, Sheet>;
export type SheetName = keyof typeof sheets;

function card(role: string): Sheet {
	return { leadsTo: `/${role}`, isLandscape: true, role, numbers: ['police'], draw: roleCards };
}
