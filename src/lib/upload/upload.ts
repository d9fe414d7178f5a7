/**
 * Sends the files of a form in pieces before the form itself, so that a lost connection costs one piece. Without this
 * script the form sends them whole.
 */
import { FIRST, fit } from './pace.ts';

const form = document.querySelector<HTMLFormElement>('form[data-upload]');
const input = form?.querySelector<HTMLInputElement>('input[type=file]');
const said = form?.querySelector<HTMLElement>('[role=status]');
const bar = form?.querySelector('progress');
/** As tip-form/files.ts. */
const MOST_FILES = 5;
/** In a row, without anything coming through. */
const TRIES = 40;
const LONGEST_WAIT_MS = 15_000;
/** For one piece. The smallest comes through at 150 bytes a second. */
const PATIENCE_MS = 60_000;
/** Without a piece, the server says only at which byte it goes on. */
type Piece = { at: string; piece: Blob };

const to = form?.dataset.upload;
if (form && input && said && bar && to) {
	const { most: longest, crowded = '', slow = '', waiting = '', lost = '' } = form.dataset;
	const { sending = '' } = form.dataset;
	const code = String(new FormData(form).get('code'));
	let size = FIRST;

	/** Whatever stays the same is not said again. */
	const say = (text: string) => text === said.textContent || (said.textContent = text);
	const ask = async (file: string, piece?: Piece): Promise<number> => {
		const body = new FormData();
		for (const [name, value] of Object.entries({ code, file, ...piece })) body.set(name, value);
		const patience = new AbortController();
		const late = setTimeout(() => patience.abort(), PATIENCE_MS);
		try {
			const began = performance.now();
			const { signal } = patience;
			const answer = await fetch(to, { method: 'POST', body, signal });
			if (!answer.ok) throw answer.status;
			const { next } = (await answer.json()) as { next: number };
			if (piece) size = fit(size, performance.now() - began);
			return next;
		} finally {
			clearTimeout(late);
		}
	};
	/** What is wrong: with us, for a while or for good; with the line, which is slow; or it is not there at all. */
	const wordFor = (fault: unknown): string => {
		if (typeof fault === 'number') {
			if (fault < 500 && fault !== 408 && fault !== 429) throw fault;
			return crowded;
		}
		return fault instanceof DOMException && fault.name === 'AbortError' ? slow : waiting;
	};
	/** The same for the same file chosen again after a page was lost, and another for one that only has its name. */
	const keyOf = async (file: File): Promise<string> => {
		const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
		return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	};
	/** @returns the byte behind the last; less than none: nothing can be put there. */
	const send = async (file: File, key: string, which: string): Promise<number> => {
		let next: number | undefined;
		let most = -1;
		for (let tries = 0; next === undefined || (next >= 0 && next < file.size);) {
			try {
				const before: number | undefined = next;
				next = await ask(
					key,
					before === undefined
						? undefined
						: { at: String(before), piece: file.slice(before, before + size) }
				);
				if (next > most) tries = 0;
				most = next;
				bar.value = Math.max(0, next) / file.size || 0;
				const done = `${10 * Math.floor(10 * bar.value)} %`;
				const now = sending.replace('{file}', which).replace('{done}', done);
				say(size < FIRST ? `${now}. ${slow}` : now);
			} catch (fault) {
				say(wordFor(fault));
				if ((tries += 1) === TRIES) throw fault;
				size = fit(size, Infinity);
				// What was lost may have come: only its answer did not.
				next = undefined;
				const wait = Math.min(tries * 1_000, LONGEST_WAIT_MS);
				await new Promise((resolve) => setTimeout(resolve, wait));
			}
		}
		return next;
	};
	const add = (name: string, value: string) => {
		const field = document.createElement('input');
		form.append(Object.assign(field, { type: 'hidden', name, value, className: 'added' }));
	};

	form.addEventListener('submit', (event) => {
		const { submitter } = event;
		if (!(submitter instanceof HTMLButtonElement) || submitter.value !== 'send') return;
		const files = [...(input.files ?? [])];
		// In the old way where the new one cannot be had; and where nothing is chosen, the answer says so.
		if (!files.length || !globalThis.crypto?.subtle) return;
		event.preventDefault();
		if (form.ariaBusy) return;
		form.ariaBusy = 'true';
		bar.hidden = false;
		const all = async () => {
			const fits = files.filter((file) => file.size <= Number(longest));
			const now = fits.slice(0, MOST_FILES);
			for (const [at, file] of now.entries()) {
				const key = await keyOf(file);
				const end = await send(file, key, `${at + 1}/${now.length}`);
				if (end < -1) add('left', `full ${file.name}`);
				else add('came', `${key} ${file.size} ${file.name}`);
			}
			for (const file of files) {
				if (now.includes(file)) continue;
				add('left', `${fits.includes(file) ? 'one-too-many' : 'too-large'} ${file.name}`);
			}
			input.disabled = true;
			add('step', 'send');
			form.submit();
		};
		all().catch(() => {
			for (const added of form.querySelectorAll('.added')) added.remove();
			form.ariaBusy = null;
			bar.hidden = true;
			say(lost);
		});
	});
}
