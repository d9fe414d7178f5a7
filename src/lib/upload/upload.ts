/**
 * Sends the files of a form in pieces before the form itself, so that a lost connection costs one piece. Without this
 * script the form sends them whole.
 */
const form = document.querySelector<HTMLFormElement>('form[data-upload]');
const input = form?.querySelector<HTMLInputElement>('input[type=file]');
const said = form?.querySelector<HTMLElement>('[role=status]');
/** As tips/spool.ts. */
const PIECE = 512 * 1024;
const TRIES = 40;
const LONGEST_WAIT_MS = 15_000;

if (form && input && said) {
	const { upload, sending = '', waiting = '', lost = '', tooLarge = '', most = '0' } = form.dataset;

	const ask = async (fields: Record<string, string | Blob>): Promise<number> => {
		const body = new FormData();
		for (const [name, value] of Object.entries(fields)) body.set(name, value);
		const answer = await fetch(upload!, { method: 'POST', body });
		if (!answer.ok) throw new Error(String(answer.status));
		return ((await answer.json()) as { next: number }).next;
	};
	/** However often the connection is lost. */
	const surely = async (fields: Record<string, string | Blob>): Promise<number> => {
		for (let n = 1; ; n++) {
			try {
				return await ask(fields);
			} catch (fault) {
				if (n === TRIES) throw fault;
				said.textContent = waiting;
				await new Promise((resolve) => setTimeout(resolve, Math.min(n * 1_000, LONGEST_WAIT_MS)));
			}
		}
	};
	/** The same for the same file, chosen again after a page was lost. */
	const nameOf = async ({ name, size, lastModified }: File): Promise<string> => {
		const bytes = new TextEncoder().encode([name, size, lastModified].join('/'));
		const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
		return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	};
	const send = async (file: File, which: string): Promise<string> => {
		const code = new FormData(form).get('code') as string;
		const fields = { code, file: await nameOf(file) };
		const pieces = Math.ceil(file.size / PIECE);
		let next = await surely(fields);
		while (next >= 0 && next < pieces) {
			said.textContent = sending
				.replace('{file}', which)
				.replace('{done}', `${Math.floor((100 * next) / pieces)} %`);
			const piece = file.slice(next * PIECE, (next + 1) * PIECE);
			next = await surely({ ...fields, n: String(next), piece });
		}
		return `${fields.file} ${file.name}`;
	};

	form.addEventListener('submit', (event) => {
		if ((event.submitter as HTMLButtonElement | null)?.value !== 'send') return;
		const files = [...(input.files ?? [])];
		// In the old way where the new one cannot be had; and where nothing is chosen, the answer says so.
		if (!files.length || !globalThis.crypto?.subtle) return;
		event.preventDefault();
		if (form.ariaBusy) return;
		if (files.some(({ size }) => size > Number(most))) return void (said.textContent = tooLarge);
		form.ariaBusy = 'true';
		const all = async () => {
			for (const [at, file] of files.slice(0, 5).entries()) {
				const came = Object.assign(document.createElement('input'), {
					...{ type: 'hidden', name: 'came' },
					value: await send(file, `${at + 1}/${files.length}`)
				});
				form.append(came);
			}
			input.disabled = true;
			form.append(
				Object.assign(document.createElement('input'), {
					type: 'hidden',
					name: 'step',
					value: 'send'
				})
			);
			form.submit();
		};
		all().catch(() => {
			for (const came of form.querySelectorAll('[name=came]')) came.remove();
			form.ariaBusy = null;
			said.textContent = lost;
		});
	});
}
