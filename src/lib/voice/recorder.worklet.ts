/** Hands on what the microphone hears, to the port that it is given, until it is told to stop. */
import type { Heard } from './disguise.worker.ts';

declare class AudioWorkletProcessor {
	readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: typeof AudioWorkletProcessor): void;

/** An eighth of a second or so. */
const BLOCK = 6_000;

registerProcessor(
	'recorder',
	class extends AudioWorkletProcessor {
		#out: MessagePort | undefined;
		#block = new Float32Array(BLOCK);
		#filled = 0;

		constructor() {
			super();
			this.port.onmessage = ({ data }: MessageEvent<MessagePort | null>) => {
				if (data) this.#out = data;
				else this.#end();
			};
		}

		process([input]: Float32Array[][]): boolean {
			const sound = input?.[0];
			if (sound && this.#out) {
				if (this.#filled + sound.length > BLOCK) this.#hand();
				this.#block.set(sound, this.#filled);
				this.#filled += sound.length;
			}
			return true;
		}

		#hand() {
			const block = this.#block.slice(0, this.#filled);
			const heard: Heard = block;
			this.#out?.postMessage(heard, [block.buffer]);
			this.#filled = 0;
		}

		#end() {
			this.#hand();
			const last: Heard = null;
			this.#out?.postMessage(last);
			this.#out = undefined;
			this.#block.fill(0);
		}
	}
);
