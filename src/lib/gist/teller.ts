import { compile, find } from '#lib/giveaways/find.ts';
import { rulesFor, type Kind, type Rules } from '#lib/giveaways/rules.ts';
import { fold } from './fold.ts';

const languages = import.meta.glob<Rules>('/content/*/messages/giveaway-rules.ts', {
	eager: true,
	import: 'rules'
});
const KINDS: readonly Kind[] = ['relation', 'self', 'place-of-mine'];
const rules = compile(rulesFor(KINDS, Object.values(languages)));
const MOST = 8;
const LONGEST = 32;

/** What somebody says of themselves, folded: "my neighbour", "I clean the". The rules are those that warn whoever writes. */
export const phrasesOfTeller = (text: string): readonly string[] => {
	const said = find(text, rules).map(({ from, to }) =>
		fold(text.slice(from, to)).slice(0, LONGEST)
	);
	return [...new Set(said)].slice(0, MOST);
};
