/**
 * Points at words of the answers that give away who wrote them, in the page and nowhere else: nothing is asked for,
 * kept or sent, and the tip can be sent as it is.
 */
import { compile, find } from './find.ts';
import { isKind, rulesFor, type Kind, type Rules } from './rules.ts';

/** One file for each language: a page takes its own and English. */
const languages = import.meta.glob<Rules>('/content/*/messages/giveaway-rules.ts', {
	import: 'rules'
});

/** @throws Error where there are none. */
async function rulesIn(locale: string): Promise<Rules> {
	const load = languages[`/content/${locale}/messages/giveaway-rules.ts`];
	if (!load) throw new Error(`no rules in ${locale}`);
	return load();
}

const looked = new WeakSet<HTMLElement>();
addEventListener('step', () => void look());
await look();

/** Looks through the answers of the page that is there. */
async function look() {
	const box = document.querySelector<HTMLElement>('[data-giveaways]');
	const form = box?.closest('form');
	if (!box || !form || looked.has(box)) return;
	looked.add(box);
	const { giveaways = '', kinds: advised = '{}', mark = '', ...words } = box.dataset;
	const advice = new Map(
		Object.entries<string>(JSON.parse(advised)).filter((one): one is [Kind, string] =>
			isKind(one[0])
		)
	);
	const kinds = [...advice.keys()];
	// Where the rules of one do not arrive, the page is left as it is: it must not say that nothing was found.
	const spoken = await Promise.all(giveaways.split(' ').map(rulesIn));
	const rules = compile(rulesFor(kinds, spoken));
	const quotes = new Map<Kind, string[]>(kinds.map((kind) => [kind, []]));
	const answers = [...form.querySelectorAll<HTMLElement>('dd[data-change]')];
	const wrong = answers.filter((answer) => pointAt(answer, rules, quotes, mark));
	const [first] = wrong;
	if (!first) return box.prepend(made('p', words.nothing ?? ''));

	const list = made('ul');
	for (const [kind, quoted] of quotes) {
		if (quoted.length === 0) continue;
		const all = made('b');
		for (const quote of quoted) all.append(all.hasChildNodes() ? ', ' : '', made('q', quote));
		list.append(made('li', all, made('br'), advice.get(kind) ?? ''));
	}
	const limits = made('p', words.limits ?? '');
	limits.className = 'hint';
	const button = made('button', words.change ?? '');
	button.type = 'button';
	button.className = 'button quiet';
	button.addEventListener('click', () => {
		form.querySelector<HTMLElement>(`.acts [value="${first.dataset.change}"]`)?.click();
	});
	box.replaceChildren(made('p', words.found ?? ''), list, limits, made('p', button));
}

/** Marks what one answer gives away, and quotes it under its kind, once, however often it stands there. */
function pointAt(
	answer: HTMLElement,
	rules: ReturnType<typeof compile>,
	quotes: Map<Kind, string[]>,
	why: string
): boolean {
	const text = answer.textContent ?? '';
	let end = 0;
	const parts: (string | Node)[] = [];
	for (const { from, to, kind } of find(text, rules)) {
		const quoted = quotes.get(kind);
		if (!quoted) continue; // this kind is not looked for on this page
		const words = text.slice(from, to);
		if (!quoted.some((one) => one.toLowerCase() === words.toLowerCase())) quoted.push(words);
		const hush = made('span', ` (${why})`);
		hush.className = 'hush';
		parts.push(text.slice(end, from), made('mark', words, hush));
		end = to;
	}
	if (end > 0) answer.replaceChildren(...parts, text.slice(end));
	return end > 0;
}

function made<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	...inside: (string | Node)[]
): HTMLElementTagNameMap[Name] {
	const element = document.createElement(name);
	element.append(...inside);
	return element;
}
