/** Changes that come in a burst are looked at once. */
const SETTLE_MS = 300;

/** Whether the desk hears of changes as they happen. */
export class Watch {
	state: 'off' | 'on' | 'lost' = $state('off');

	/**
	 * Listens until told to stop. What comes is empty: `look` asks the server for what may have changed.
	 * A page that nobody sees looks once it is seen again.
	 * @returns the way to stop.
	 */
	start(look: () => void): () => void {
		const source = new EventSource('/desk/live');
		let settling: ReturnType<typeof setTimeout> | undefined;
		let missed = false;
		const heard = () => {
			if (document.hidden) {
				missed = true;
				return;
			}
			missed = false;
			clearTimeout(settling);
			settling = setTimeout(look, SETTLE_MS);
		};
		const seen = () => {
			if (missed) heard();
		};
		source.addEventListener('change', heard);
		source.addEventListener('open', () => {
			// What was said while the connection was lost is lost.
			if (this.state === 'lost') heard();
			this.state = 'on';
		});
		source.addEventListener('error', () => (this.state = 'lost'));
		document.addEventListener('visibilitychange', seen);
		return () => {
			source.close();
			clearTimeout(settling);
			document.removeEventListener('visibilitychange', seen);
			this.state = 'off';
		};
	}
}
