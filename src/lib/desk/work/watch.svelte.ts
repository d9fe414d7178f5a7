/** Changes that come in a burst are looked at once. */
const SETTLE_MS = 300;
/** A connection ends now and then and comes again by itself, in some three seconds: only what stays away longer is lost. */
const LOST_AFTER_MS = 10_000;
/** A browser gives up where a proxy says that the desk is away. */
const AGAIN_AFTER_MS = 5_000;

/** Whether the desk hears of changes as they happen. */
export class Watch {
	state: 'off' | 'on' | 'lost' = $state('off');

	#looks: readonly (() => void)[] = [];
	#stop = () => {};

	/**
	 * Listens until told to stop. What comes is empty: `look` asks the server for what may have changed.
	 * A page that nobody sees looks once it is seen again. Parts of one page listen on one connection.
	 * @returns the way to stop.
	 */
	start(look: () => void): () => void {
		// Each time another: two parts may be given the same.
		const own = () => look();
		this.#looks = [...this.#looks, own];
		if (this.#looks.length === 1) this.#stop = this.#listen();
		return () => {
			this.#looks = this.#looks.filter((look) => look !== own);
			if (this.#looks.length === 0) this.#stop();
		};
	}

	#listen(): () => void {
		type Timer = ReturnType<typeof setTimeout>;
		let source: EventSource;
		let settling: Timer | undefined;
		let losing: Timer | undefined;
		let connecting: Timer | undefined;
		let missed = false;
		const heard = () => {
			if (document.hidden) {
				missed = true;
				return;
			}
			missed = false;
			clearTimeout(settling);
			settling = setTimeout(() => this.#looks.forEach((look) => look()), SETTLE_MS);
		};
		const seen = () => {
			if (missed) heard();
		};
		const back = () => {
			// What was said while the connection was away is lost.
			if (losing) heard();
			clearTimeout(losing);
			losing = undefined;
			this.state = 'on';
		};
		const away = () => {
			losing ??= setTimeout(() => (this.state = 'lost'), LOST_AFTER_MS);
			if (source.readyState === EventSource.CLOSED)
				connecting = setTimeout(connect, AGAIN_AFTER_MS);
		};
		const connect = () => {
			source = new EventSource('/desk/live');
			source.addEventListener('change', heard);
			source.addEventListener('open', back);
			source.addEventListener('error', away);
		};
		connect();
		document.addEventListener('visibilitychange', seen);
		return () => {
			source.close();
			for (const timer of [settling, losing, connecting]) clearTimeout(timer);
			document.removeEventListener('visibilitychange', seen);
			this.state = 'off';
		};
	}
}

/** The desk's own: one connection for whatever stands on a page. */
export const watch = new Watch();
