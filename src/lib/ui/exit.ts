/**
 * Leave this page: by the link, or by pressing Shift three times. The page is covered at once, and our own
 * /leave answers by clearing the cache and going on to a neutral page. The entry in the history is replaced,
 * so that Back does not show this page again; what stood before it stays.
 */
const PRESSES = 3;
const WITHIN_MS = 5_000;

export {}; // a module of its own: its names are not the window’s

let presses = 0;
let timer = 0;
/** Shift is down, and nothing else has happened since. */
let bare = false;

// Looked for when it is wanted: the tip form changes what stands in the page.
const status = () => document.querySelector<HTMLElement>('[data-exit-status]');
const words = (at: number) => status()?.dataset.exitStatus?.split('|')[at] ?? '';
function say(text: string) {
	const here = status();
	if (here) here.textContent = text;
}

function forget(at?: number | Event) {
	clearTimeout(timer);
	if (presses) say(typeof at === 'number' ? words(at) : '');
	bare = false;
	presses = 0;
}

function leave(event?: Event) {
	event?.preventDefault();
	const cover = document.createElement('div');
	cover.className = 'cover';
	cover.setAttribute('role', 'alert');
	cover.textContent = document.title = words(3);
	document.body.append(cover);
	document.body.classList.add('leaving');
	for (const form of document.forms) form.reset();
	location.replace(document.querySelector<HTMLAnchorElement>('a.exit')?.href ?? '/leave');
}

addEventListener('click', (event) => {
	if (event.target instanceof Element && event.target.closest('a[data-exit]')) leave(event);
});

// With a letter, another modifier, the mouse or the wheel, Shift is for something else; a long press repeats itself.
addEventListener('keydown', ({ key, repeat, ctrlKey, altKey, metaKey }) => {
	if (key !== 'Shift' || ctrlKey || altKey || metaKey) forget();
	else if (!repeat) bare = true;
});
for (const other of ['pointerdown', 'wheel', 'blur']) addEventListener(other, forget);
addEventListener('keyup', ({ key }) => {
	if (key !== 'Shift') return forget();
	if (!bare) return;
	bare = false;
	clearTimeout(timer);
	presses += 1;
	if (presses === PRESSES) return leave();
	say(words(PRESSES - presses));
	timer = window.setTimeout(forget, WITHIN_MS, 0);
});

// Shown again from the back-forward cache: without the cover, and a page that carries a code is asked for anew.
addEventListener('pageshow', ({ persisted }) => {
	if (!persisted) return;
	document.body.classList.remove('leaving');
	document.querySelector('.cover')?.remove();
	const fresh = document.body.querySelector<HTMLElement>('[data-fresh]')?.dataset.fresh;
	if (fresh) location.replace(fresh);
});
