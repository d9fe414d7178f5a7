/** In this browser alone; one word, which tells nothing of anybody. */
const KEY = 'plainsight sound';

export const isSoundOn = (): boolean => localStorage.getItem(KEY) === 'on';

/** Off unless somebody wants it. */
export function setSound(on: boolean): void {
	if (on) localStorage.setItem(KEY, 'on');
	else localStorage.removeItem(KEY);
}

/** Two tones, made here: no file, and nothing that is fetched. A browser that was not touched yet stays silent. */
export function sound(): void {
	const audio = new AudioContext();
	const ends = audio.currentTime + 0.5;
	[660, 880].forEach((pitch, n) => {
		const begins = audio.currentTime + n * 0.22;
		const tone = audio.createOscillator();
		const loudness = audio.createGain();
		tone.frequency.value = pitch;
		loudness.gain.setValueAtTime(0.15, begins);
		loudness.gain.exponentialRampToValueAtTime(0.001, begins + 0.2);
		tone.connect(loudness).connect(audio.destination);
		tone.start(begins);
		tone.stop(ends);
	});
	setTimeout(() => void audio.close(), 1_000);
}
