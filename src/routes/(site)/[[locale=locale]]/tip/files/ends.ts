import type { Messages } from '#lib/i18n/messages.ts';
import type { FileEnd } from '#lib/server/tips/index.ts';

/** What became of a file, in words. */
export function wordsOf(
	end: FileEnd,
	text: Messages['files'],
	list: (items: readonly string[]) => string
): string {
	switch (end.is) {
		case 'known':
			return text.ends.known;
		case 'refused':
			return text.refused[end.why];
		case 'kept': {
			if (end.as === 'original') return text.ends.original;
			const out = list(end.found.map((found) => text.found[found]));
			return [
				text.ends[end.as],
				...(out ? [text.out.replace('{list}', out)] : []),
				...(end.searched === 'part' ? [text.anew] : out ? [] : [text.nothing])
			].join(' ');
		}
	}
}
