/**
 * The steps of the tip form as entries of one document, so that Back and Forward bring each with every word: the answer to
 * a post takes the page's place, and the page that was there is kept as it is, in this document's memory and nowhere else.
 * The history holds a number for each. Why, and what it costs: docs/decisions/0025.
 */
export {}; // a module of its own: its names are not the window’s

type Step = { body: HTMLElement; title: string; lang: string; y: number };

// Numbers of another document’s steps lead nowhere here.
const first = Math.floor(Math.random() * 1e9) * 1e3;
const steps = new Map<number, Step>();
let at = first;
let asking: XMLHttpRequest | undefined;

/** What a form held when it was sent: from then on the draft holds it. */
const sent = new WeakMap<HTMLFormElement, string>();
const held = (form: HTMLFormElement) =>
	String(new URLSearchParams(new FormData(form) as unknown as Record<string, string>));
const formOf = (within: ParentNode) => within.querySelector<HTMLFormElement>('form[data-step]');
const isBegun = () => steps.size > 0 || document.querySelector('#answers[data-step]');

addEventListener('submit', (event) => {
	const form = event.target as HTMLFormElement;
	const button = event.submitter as HTMLButtonElement | null;
	if (!form.dataset.step || !button || button.value === 'hcaptcha') return;
	if (form.querySelector('[name="asked"]')) return; // on its way to the receipt, which is a page
	event.preventDefault();
	if (!asking) ask(form, button);
});

function ask(form: HTMLFormElement, button: HTMLButtonElement) {
	const data = new FormData(form);
	const was = held(form);
	data.append(button.name, button.value);
	const isCheck = form.dataset.step === 'check';
	if (isCheck && /^(send|on)$/.test(button.value)) data.append('ask-first', '1');
	else addLater(data, form.dataset.step!);
	const { documentElement: root, body } = document;
	const xhr = (asking = new XMLHttpRequest());
	xhr.open('POST', button.formAction);
	xhr.setRequestHeader('accept', 'text/html');
	xhr.responseType = 'document'; // parsed, and nothing in it runs
	xhr.onloadend = () => {
		asking = undefined;
		waits(body, false);
		const isPage = xhr.getResponseHeader('content-type')?.startsWith('text/html');
		const came = isPage ? (xhr.response as Document | null) : undefined;
		if (came?.querySelector('[data-kept]')) return send(form, button);
		if (!came || (xhr.status !== 200 && !formOf(came))) return failed(came ?? undefined);
		steps.set(at, { body, title: document.title, lang: root.lang, y: scrollY });
		sent.set(form, was);
		const isSame = formOf(came)?.dataset.step === form.dataset.step;
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
	xhr.send(new URLSearchParams(data as unknown as Record<string, string>));
	waits(body, true);
}

function waits(body: HTMLElement, yes: boolean) {
	const status = body.querySelector<HTMLElement>('[data-exit-status]')!;
	status.textContent = yes ? status.dataset.exitStatus!.split('|')[3]! : '';
	if (yes) body.dataset.loading = status.textContent;
	else delete body.dataset.loading;
}

/** Who went back, and goes on from there: what was answered on the pages that come after is not lost. */
function addLater(data: FormData, step: string) {
	const seen = [step];
	let isNewest = true;
	for (const number of [...steps.keys()].sort((a, b) => b - a)) {
		const form = number > at && formOf(steps.get(number)!.body);
		if (!form) continue;
		const isNew = !seen.includes(form.dataset.step!);
		seen.push(form.dataset.step!);
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
	const { body, title, lang, y } = steps.get(number)!;
	at = number;
	document.body = body;
	document.title = title;
	document.documentElement.lang = lang;
	const find = (what: string) => body.querySelector<HTMLElement>(`main :is(${what})`);
	const head = find('.summary:not([data-failed])') ?? find('.call, h1')!;
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
	const says = document.querySelector<HTMLElement>('[data-failed]')!;
	const call = document.createElement('a');
	call.href = `tel:${says.dataset.call}`;
	call.textContent = says.dataset.call!;
	const words = document.createElement('p');
	const why = [...(came?.querySelectorAll('h1, h1 + p') ?? [])].map((part) => part.textContent);
	words.append(why.join('. ') || says.dataset.failed!, ' ', call);
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
	if (steps.has(state as number)) show(state as number);
	else if (steps.has(first)) show(first);
});

addEventListener('click', (event) => {
	const link = (event.target as Element).closest('a');
	if (!link || link.dataset.exit !== undefined || !isBegun()) return;
	const own = link.getAttribute('href')!;
	if (own.startsWith('#')) {
		// An entry in the history less: it would stand between the steps.
		const field = document.getElementById(own.slice(1))!;
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

const [loaded] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
const again = document.querySelector<HTMLElement>('[data-again]');
if (again && loaded?.type === 'reload') again.hidden = false;
