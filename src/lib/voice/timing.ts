import { BANDS, type Frame } from './bands.ts';
import { between, contour, type Random } from './contour.ts';
import { nth } from './row.ts';

/** Silence of this many frames is a pause, and every pause becomes as long as any other. Shorter ones belong to words. */
const PAUSE_FROM = 15;
const PAUSE = 30;
/** How many times as fast it is said all in all, and how much faster here than there: logarithms. */
const WHOLE = 0.13;
const HERE = 0.12;
const TURN_FRAMES = 80;

const SILENCE: Frame = {
	bands: new Float32Array(BANDS).fill(-60),
	isVoiced: false,
	isSpeech: false
};

export function evenPauses(frames: readonly Frame[]): Frame[] {
	const kept: Frame[] = [];
	let silent: Frame[] = [];
	const pause = () => {
		const isPause = silent.length >= PAUSE_FROM;
		kept.push(...(isPause ? new Array<Frame>(PAUSE).fill(SILENCE) : silent));
		silent = [];
	};
	for (const frame of frames) {
		if (!frame.isSpeech) {
			silent.push(frame);
			continue;
		}
		pause();
		kept.push(frame);
	}
	pause();
	return kept;
}

/** Says it faster here and slower there. */
export function hurried(frames: readonly Frame[], random: Random): Frame[] {
	const whole = between(random, -WHOLE, WHOLE);
	const slowest = Math.exp(-WHOLE - HERE);
	const speed = contour(random, 1 + Math.ceil(frames.length / slowest), TURN_FRAMES, [
		whole - HERE,
		whole + HERE
	]);
	const said: Frame[] = [];
	let at = 0;
	for (let frame = frames[0]; frame; frame = frames[Math.floor(at)]) {
		said.push(frame);
		at += Math.exp(nth(speed, said.length));
	}
	return said;
}
