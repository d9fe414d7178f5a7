import { trustedWorkerUrl } from '#lib/ui/trusted.ts';
import workerUrl from './solve.worker.ts?worker&url';

/** Begun for these. A page that one goes back from and comes forward to again is the same one. */
const begun = new WeakSet<HTMLInputElement>();

begin();
addEventListener('step', begin);

/**
 * Does the form's proof of work while the person reads. Without it, or before it is done, the form is sent
 * as it is and the plain question stands.
 */
function begin() {
	const field = document.querySelector<HTMLInputElement>('input[data-challenge]');
	const form = field?.form;
	if (!form || field.value || begun.has(field)) return;
	begun.add(field);
	const { challenge, bits } = field.dataset;
	const worker = new Worker(trustedWorkerUrl(workerUrl), { type: 'module' });
	worker.addEventListener('message', ({ data }: MessageEvent<string>) => {
		field.value = `${challenge}.${data}`;
		worker.terminate();
		// Nothing to type any more: the question goes, and what stands in its place says so aloud.
		const question = form.querySelector('[data-plain-question]');
		const done = form.querySelector<HTMLElement>('[data-proof-done]');
		question?.remove();
		if (done) done.textContent = done.dataset.proofDone ?? '';
	});
	worker.postMessage({ challenge, bits: Number(bits) });
}
