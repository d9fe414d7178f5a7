/**
 * Points at words of the answers that give away who wrote them, in the page and nowhere else: nothing is asked for,
 * kept or sent, and the tip can be sent as it is.
 */
import { compile, find } from './find.ts';
import { rulesFor, type Kind, type Rules } from './rules.ts';

/** One file for each language: a page takes its own and English. */
const languages = import.meta.glob<Rules>('/content/*/messages/giveaway-rules.ts', {
	import: 'rules'
});

const box = document.querySelector<HTMLElement>('[data-giveaways]')!;
const kinds = [...box.querySelectorAll<HTMLElement>('[data-kind]')].map(
	({ dataset }) => dataset.kind as Kind
);
// Where the rules of one do not arrive, the page is left as it is: it must not say that nothing was found.
const spoken = await Promise.all(
	box.dataset
		.giveaways!.split(' ')
		.map((locale) => languages[`/content/${locale}/messages/giveaway-rules.ts`]!())
);
const rules = compile(rulesFor(kinds, spoken));
const answers = [...document.querySelectorAll<HTMLElement>('dd[data-change]')];
const wrong = answers.filter(pointAt);

const says = (name: string) => box.querySelector<HTMLElement>(`[data-says="${name}"]`)!;
says('nothing').hidden = wrong.length > 0;
says('found').hidden = wrong.length === 0;
says('list').hidden = wrong.length > 0;
box.querySelector('button')!.addEventListener('click', () => {
	const step = wrong[0]?.dataset.change;
	document.querySelector<HTMLElement>(`#answers [value="${step}"]`)?.click();
});

/** Marks what one answer gives away and quotes it under its kind. */
function pointAt(answer: HTMLElement): boolean {
	const text = answer.textContent ?? '';
	let end = 0;
	const parts: (string | Node)[] = [];
	for (const { from, to, kind } of find(text, rules)) {
		const words = text.slice(from, to);
		if (!quote(kind, words)) continue;
		parts.push(text.slice(end, from), mark(words));
		end = to;
	}
	if (end === 0) return false;
	answer.replaceChildren(...parts, text.slice(end));
	return true;
}

function mark(words: string): HTMLElement {
	const mark = document.createElement('mark');
	const why = document.createElement('span');
	why.className = 'hush';
	why.textContent = ` (${box.dataset.mark})`;
	mark.append(words, why);
	return mark;
}

/** Once, however often it stands there. @returns whether this kind is looked for on this page. */
function quote(kind: Kind, words: string): boolean {
	const item = box.querySelector<HTMLElement>(`[data-kind="${kind}"]`);
	const list = item?.querySelector('b');
	if (!item || !list) return false;
	item.hidden = false;
	const isSame = (quoted: Element) => quoted.textContent?.toLowerCase() === words.toLowerCase();
	if ([...list.children].some(isSame)) return true;
	const quoted = document.createElement('q');
	quoted.textContent = words;
	if (list.hasChildNodes()) list.append(', ');
	list.append(quoted);
	return true;
}
