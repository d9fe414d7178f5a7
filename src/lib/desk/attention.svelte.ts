/** For so long somebody may read on without touching anything. */
const AWAY_AFTER_MS = 2 * 60_000;
const SIGNS = ['focus', 'pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

/** Whether somebody looks at this page: it has the focus, and was touched a moment ago. */
export class Attention {
	is = $state(false);

	/** Watches until told to stop. @returns the way to stop. */
	start(): () => void {
		let leaving: ReturnType<typeof setTimeout> | undefined;
		const left = () => {
			clearTimeout(leaving);
			this.is = false;
		};
		const touched = () => {
			if (!document.hasFocus()) return;
			this.is = true;
			clearTimeout(leaving);
			leaving = setTimeout(left, AWAY_AFTER_MS);
		};
		for (const sign of SIGNS) addEventListener(sign, touched, { passive: true });
		addEventListener('blur', left);
		touched();
		return () => {
			for (const sign of SIGNS) removeEventListener(sign, touched);
			removeEventListener('blur', left);
			left();
		};
	}
}
