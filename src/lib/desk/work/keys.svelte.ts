/** Whether single keys do something. Whoever speaks to their computer, or slips, can switch them off (WCAG 2.1.4). */
export const singleKeys = $state({ on: true });

/** What a single key does, by `KeyboardEvent.key`. */
export type KeyMap = Readonly<Record<string, () => void>>;

/** Where letters are letters. */
const TYPED = 'input, textarea, select, [contenteditable], dialog';

/** Runs what a key stands for, unless it is typed somewhere, held with another, or switched off. */
export function press(event: KeyboardEvent, keys: KeyMap): void {
	if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
	const { target } = event;
	// For a moment a field of a dialog that was just closed still has the focus, and nobody types there.
	if (target instanceof Element && target.closest(TYPED) && target.checkVisibility()) return;
	const does = keys[event.key];
	if (!does || (!singleKeys.on && event.key !== '?')) return;
	event.preventDefault();
	does();
}
