/**
 * Records a voice, has it said by another one, lets the tipster listen and puts the file among those that they send.
 * The page says nothing of it where the browser cannot do it.
 */
import { promised } from '#lib/ui/promised.ts';
import { trustedWorkerUrl } from '#lib/ui/trusted.ts';
import type { Begin, Made } from './disguise.worker.ts';
import workerUrl from './disguise.worker.ts?worker&url';
import recorderUrl from './recorder.worklet.ts?worker&url';

/** Where it stands; the page shows what belongs there. */
type State = 'ready' | 'asking' | 'recording' | 'working' | 'made';
/** What is pressed next. */
const NEXT: Record<State, string> = {
	ready: 'record',
	asking: 'record',
	recording: 'stop',
	working: 'said',
	made: 'sound'
};
/** What is said about it, in the page's language. */
type Word =
	| 'refused'
	| 'missing'
	| 'failed'
	| 'nothing'
	| 'recording'
	| 'working'
	| 'full'
	| 'made'
	| 'listen'
	| 'away';

/** What it means that a microphone cannot be had: https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
const WHY: Record<string, Word> = {
	NotAllowedError: 'refused',
	SecurityError: 'refused',
	NotFoundError: 'missing',
	NotReadableError: 'missing',
	OverconstrainedError: 'missing'
};

const LONGEST_S = 180;
const NAME = 'voice.wav';

const box = document.querySelector<HTMLElement>('[data-voice]');
const form = document.querySelector<HTMLFormElement>('form[data-upload]');
const input = form?.querySelector<HTMLInputElement>('input[type=file]');
const can = 'mediaDevices' in navigator && 'AudioWorkletNode' in window && 'DataTransfer' in window;

if (box && form && input && can) {
	const part = <Part extends HTMLElement>(name: string) =>
		promised<Part>(`[data-is="${name}"]`, box);
	const time = part('time');
	const audio = part<HTMLAudioElement>('sound');
	const said = part('said');
	let state: State = 'ready';
	let file: File | undefined;
	let stop: ((word?: Word) => void) | undefined;

	const say = (word?: Word) => (said.textContent = (word && said.dataset[word]) ?? '');
	const show = (next: State, word?: Word) => {
		state = next;
		const pressed = document.activeElement;
		for (const element of box.querySelectorAll<HTMLElement>('[data-when]'))
			element.hidden = !element.dataset.when?.split(' ').includes(next);
		say(word);
		const isGone = pressed === said || pressed?.closest('[hidden]');
		if (box.contains(pressed) && isGone) part(NEXT[next]).focus();
	};
	/** Puts what is sent first among the chosen files, or takes it out. */
	const choose = (chosen?: File) => {
		const files = new DataTransfer();
		const others = [...(input.files ?? [])].filter(
			({ name, lastModified }) => name !== NAME || lastModified !== file?.lastModified
		);
		for (const one of chosen ? [chosen, ...others] : others) files.items.add(one);
		input.files = files.files;
	};
	const forget = () => {
		if (!file) return;
		choose();
		URL.revokeObjectURL(audio.src);
		audio.removeAttribute('src');
		audio.load();
		file = undefined;
	};

	/** Until it is stopped, and said by another voice. */
	const recorded = async (): Promise<Made> => {
		const context = new AudioContext();
		const worker = new Worker(trustedWorkerUrl(workerUrl), { type: 'module' });
		const made = new Promise<Made>((resolve, reject) => {
			worker.onmessage = ({ data }: MessageEvent<Made>) => resolve(data);
			worker.onerror = reject;
		});
		made.catch(() => {}); // until it is waited for
		let stream: MediaStream | undefined;
		let counting: ReturnType<typeof setInterval> | undefined;
		const rest = () => {
			stop = undefined;
			clearInterval(counting);
			for (const track of stream?.getTracks() ?? []) track.stop();
		};
		try {
			await context.audioWorklet.addModule(recorderUrl);
			stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
			const recorder = new AudioWorkletNode(context, 'recorder', {
				channelCount: 1,
				channelCountMode: 'explicit'
			});
			const { port1, port2 } = new MessageChannel();
			const begin: Begin = { rate: context.sampleRate, port: port1 };
			worker.postMessage(begin, [port1]);
			recorder.port.postMessage(port2, [port2]);
			// Silent; but some browsers run only what leads to the loudspeaker.
			context.createMediaStreamSource(stream).connect(recorder).connect(context.destination);
			await context.resume();
			const startedAt = context.currentTime;
			const count = () => {
				const seconds = Math.floor(context.currentTime - startedAt);
				time.textContent = clock(seconds);
				if (seconds >= LONGEST_S) stop?.('full');
			};
			counting = setInterval(count, 250);
			stop = (word = 'working') => {
				rest();
				recorder.port.postMessage(null);
				show('working', word);
			};
			// A microphone that is pulled out, or taken away by the system.
			for (const track of stream.getTracks()) track.onended = () => stop?.();
			count();
			show('recording', 'recording');
			if (document.hidden) stop('away');
			return await made;
		} finally {
			rest();
			worker.terminate();
			await context.close();
		}
	};

	const record = async () => {
		if (state !== 'ready' && state !== 'made') return;
		forget();
		show('asking');
		try {
			const made = await recorded();
			if (!made) return show('ready', 'nothing');
			file = new File([made], NAME, { type: 'audio/wav' });
			audio.src = URL.createObjectURL(file);
			show('made', 'made');
		} catch (error) {
			show('ready', (error instanceof Error && WHY[error.name]) || 'failed');
		}
	};

	const send = () => {
		if (audio.played.length === 0) return say('listen');
		choose(file);
		form.requestSubmit(form.querySelector<HTMLButtonElement>('button[value=send]'));
		form.querySelector('[role=status]')?.scrollIntoView({ block: 'center' });
	};

	for (const name of ['record', 'again']) part(name).onclick = () => void record();
	part('stop').onclick = () => stop?.();
	part('send').onclick = send;
	// Whoever has gone elsewhere may not know any more that they are heard.
	document.addEventListener('visibilitychange', () => document.hidden && stop?.('away'));
	box.hidden = false;
}

function clock(seconds: number): string {
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
