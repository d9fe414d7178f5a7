/**
 * Leave this page: by the link, or by pressing Shift three times. The page is covered at once, and our own
 * /leave answers by clearing the cache and going on to a neutral page. The entry in the history is replaced,
 * so that Back does not show this page again; what stood before it stays.
 */
const PRESSES = 3;
const WITHIN_MS = 5_000;

export {}; // a module of its own: its names are not the window’s

const link = document.querySelector<HTMLAnchorElement>('a.exit')!;
const status = document.querySelector<HTMLElement>('[data-exit-status]')!;
const said = (status.dataset.exitStatus ?? '').split('|');
let presses = 0;
let timer = 0;
let modified = false;

function leave(event?: Event) {
	event?.preventDefault();
	const cover = document.createElement('div');
	cover.className = 'cover';
	cover.setAttribute('role', 'alert');
	cover.textContent = said[3] ?? '';
	document.body.append(cover);
	document.body.classList.add('leaving');
	document.title = said[3] ?? '';
	for (const form of document.forms) form.reset();
	location.replace(link.href);
}

for (const way of document.querySelectorAll('a[data-exit]')) way.addEventListener('click', leave);

// A Shift that was held for a capital letter does not count.
addEventListener('keydown', ({ key, shiftKey }) => {
	if (key !== 'Shift' && shiftKey) modified = true;
});
addEventListener('keyup', ({ key }) => {
	if (key !== 'Shift' || modified) {
		presses = 0;
		if (key === 'Shift') modified = false;
		return;
	}
	clearTimeout(timer);
	presses += 1;
	if (presses === PRESSES) return leave();
	status.textContent = said[PRESSES - presses] ?? '';
	timer = window.setTimeout(() => {
		presses = 0;
		status.textContent = said[0] ?? '';
	}, WITHIN_MS);
});

// Shown again from the back-forward cache: without the cover, and a page that carries a code is asked for anew.
addEventListener('pageshow', ({ persisted }) => {
	if (!persisted) return;
	document.body.classList.remove('leaving');
	document.querySelector('.cover')?.remove();
	const fresh = document.body.querySelector<HTMLElement>('[data-fresh]')?.dataset.fresh;
	if (fresh) location.replace(fresh);
});
