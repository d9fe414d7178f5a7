/**
 * The steps of the tip form as entries of one document, so that Back and Forward bring each with every word: the answer to
 * a post takes the page's place, and the page that was there is kept as it is, in this document's memory and nowhere else.
 * The history holds a number for each. Why, and what it costs: docs/decisions/0025.
 */
import { promised } from './promised.ts';

type Step = { body: HTMLElement; title: string; lang: string; y: number };

// Numbers of another document’s steps lead nowhere here.
const first = Math.floor(Math.random() * 1e9) * 1e3;
const steps = new Map<number, Step>();
let at = first;
let asking: XMLHttpRequest | undefined;

/** What a form held when it was sent: from then on the draft holds it. */
const sent = new WeakMap<HTMLFormElement, string>();
const encoded = (data: FormData) =>
	new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));
const held = (form: HTMLFormElement) => String(encoded(new FormData(form)));
const formOf = (within: ParentNode) => within.querySelector<HTMLFormElement>('form[data-step]');
const isBegun = () => steps.size > 0 || document.querySelector('#answers[data-step]');

addEventListener('submit', (event) => {
	const { target: form, submitter: button } = event;
	if (!(form instanceof HTMLFormElement) || !(button instanceof HTMLButtonElement)) return;
	const { step } = form.dataset;
	if (!step || button.value === 'hcaptcha') return;
	if (form.querySelector('[name="asked"]')) return; // on its way to the receipt, which is a page
	event.preventDefault();
	if (!asking) ask(form, button, step);
});

function ask(form: HTMLFormElement, button: HTMLButtonElement, step: string) {
	const data = new FormData(form);
	const was = held(form);
	data.append(button.name, button.value);
	const isCheck = step === 'check';
	if (isCheck && /^(send|on)$/.test(button.value)) data.append('ask-first', '1');
	else addLater(data, step);
	const { documentElement: root, body } = document;
	const xhr = (asking = new XMLHttpRequest());
	xhr.open('POST', button.formAction);
	xhr.setRequestHeader('accept', 'text/html');
	xhr.responseType = 'document'; // parsed, and nothing in it runs
	xhr.onloadend = () => {
		asking = undefined;
		waits(body, false);
		const isPage = xhr.getResponseHeader('content-type')?.startsWith('text/html');
		const came = isPage ? xhr.responseXML : undefined;
		if (came?.querySelector('[data-kept]')) return send(form, button);
		if (!came || (xhr.status !== 200 && !formOf(came))) return failed(came ?? undefined);
		steps.set(at, { body, title: document.title, lang: root.lang, y: scrollY });
		sent.set(form, was);
		const isSame = formOf(came)?.dataset.step === step;
		if (!isSame) {
			for (const later of steps.keys()) if (later > at) steps.delete(later);
			history.replaceState(at, '');
		}
		const next = isSame ? at : at + 1;
		const scripts = [...came.querySelectorAll<HTMLScriptElement>('script[type="module"]')];
		const { title, body: arrived, documentElement } = came;
		steps.set(next, { body: arrived, title, lang: documentElement.lang, y: 0 });
		history[isSame ? 'replaceState' : 'pushState'](next, '', xhr.responseURL);
		show(next);
		for (const { src } of scripts) void import(/* @vite-ignore */ src);
	};
	xhr.send(encoded(data));
	waits(body, true);
}

function waits(body: HTMLElement, yes: boolean) {
	const status = promised('[data-exit-status]', body);
	status.textContent = (yes && status.dataset.exitStatus?.split('|')[3]) || '';
	if (yes) body.dataset.loading = status.textContent;
	else delete body.dataset.loading;
}

/** Who went back, and goes on from there: what was answered on the pages that come after is not lost. */
function addLater(data: FormData, step: string) {
	const seen = [step];
	let isNewest = true;
	for (const [number, { body }] of [...steps].sort(([a], [b]) => b - a)) {
		const form = number > at && formOf(body);
		if (!form) continue;
		const { step: its = '' } = form.dataset;
		const isNew = !seen.includes(its);
		seen.push(its);
		for (const [name, value] of new FormData(form)) {
			// The newest draft holds all that was ever sent.
			if (/^(ticket|draft)$/.test(name)) {
				if (isNewest) data.set(name, value);
			} else if (isNew && sent.get(form) !== held(form) && !/^(work|answer|way)$/.test(name))
				data.append(name, value);
		}
		isNewest = false;
	}
}

function show(number: number) {
	const step = steps.get(number);
	if (!step) return;
	const { body, title, lang, y } = step;
	at = number;
	document.body = body;
	document.title = title;
	document.documentElement.lang = lang;
	const find = (what: string) => body.querySelector<HTMLElement>(`main :is(${what})`);
	const head = find('.summary:not([data-failed])') ?? find('.call, h1') ?? body;
	head.tabIndex = -1;
	head.focus({ preventScroll: true });
	scrollTo(0, y);
	// Scripts that are here hear of the page, also of one that they missed when it came first; the others begin with it.
	dispatchEvent(new Event('step'));
}

/** It is kept. Its receipt is a page of its own: loaded again, it shows the same. */
function send(form: HTMLFormElement, button: HTMLButtonElement) {
	const asked = document.createElement('input');
	asked.type = 'hidden';
	asked.name = 'asked';
	form.append(asked);
	button.click();
}

/** @param came a page that says why nothing was taken. */
function failed(came?: Document) {
	const says = promised('[data-failed]');
	const { call: number = '', failed: nothingTaken = '' } = says.dataset;
	const call = document.createElement('a');
	call.href = `tel:${number}`;
	call.textContent = number;
	const words = document.createElement('p');
	const why = [...(came?.querySelectorAll('h1, h1 + p') ?? [])].map((part) => part.textContent);
	words.append(why.join('. ') || nothingTaken, ' ', call);
	says.replaceChildren(words);
	says.className = 'summary';
	says.role = 'alert';
	says.tabIndex = -1;
	says.focus();
}

addEventListener('popstate', ({ state }) => {
	if (asking) {
		asking.onloadend = null;
		asking.abort();
		asking = undefined;
		waits(document.body, false);
	}
	const now = steps.get(at);
	if (now) now.y = scrollY;
	show(steps.has(state) ? state : first);
});

addEventListener('click', (event) => {
	const link = event.target instanceof Element && event.target.closest('a');
	if (!link || link.dataset.exit !== undefined || !isBegun()) return;
	const own = link.getAttribute('href') ?? '';
	if (own.startsWith('#')) {
		// An entry in the history less: it would stand between the steps.
		const field = document.getElementById(own.slice(1));
		if (!field) return;
		event.preventDefault();
		field.scrollIntoView();
		if (field.tabIndex < 0) field.tabIndex = -1;
		field.focus();
	} else if (own.startsWith('/') && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
		const says = document.querySelector<HTMLElement>('[data-failed]');
		if (says && !confirm(says.dataset.leaving)) event.preventDefault();
	}
});

// Whoever leaves leaves nothing behind, whatever the browser keeps of a page that it may show again.
addEventListener('pagehide', () => {
	if (!isBegun()) return;
	steps.clear();
	document.body.replaceChildren();
	document.body.dataset.gone = '';
});
addEventListener('pageshow', () => {
	if (document.body.dataset.gone !== undefined) location.replace(location.href);
});

const [loaded] = performance.getEntriesByType('navigation');
const again = document.querySelector<HTMLElement>('[data-again]');
if (again && loaded instanceof PerformanceNavigationTiming && loaded.type === 'reload')
	again.hidden = false;
