/** Keeps a copy of the guidance on this phone, and takes it away, when somebody presses the button. */
import { promised } from '#lib/ui/promised.ts';
import { trustedWorkerUrl } from '#lib/ui/trusted.ts';
import { COPY, partsOf } from './copy.ts';

const box = promised('[data-copied]');
const paths = (box.dataset.copied ?? '').split(' ').filter(Boolean);
const does = (name: string) => promised<HTMLButtonElement>(`[data-does="${name}"]`, box);

function says(now: string, kept: boolean) {
	for (const words of box.querySelectorAll<HTMLElement>('[data-says]')) {
		words.hidden = words.dataset.says !== now;
	}
	does('keep').hidden = kept;
	does('remove').hidden = !kept;
}

async function keep() {
	says('keeping', true);
	try {
		const copy = await caches.open(COPY);
		const parts = new Set<string>();
		for (const path of paths) {
			const page = await fetch(path, { cache: 'no-cache' });
			if (!page.ok) throw new Error(path);
			for (const part of partsOf(await page.clone().text())) parts.add(part);
			await copy.put(path, page);
		}
		await copy.addAll([...parts]);
		await navigator.serviceWorker.register(trustedWorkerUrl('/service-worker.js'));
		says('kept', true);
	} catch {
		await remove();
		says('failed', false);
	}
}

async function remove() {
	await caches.delete(COPY);
	for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
	says('removed', false);
}

if ('serviceWorker' in navigator && 'caches' in window) {
	does('keep').addEventListener('click', () => void keep());
	does('remove').addEventListener('click', () => void remove());
	void caches.has(COPY).then((kept) => says(kept ? 'kept' : '', kept));
}
