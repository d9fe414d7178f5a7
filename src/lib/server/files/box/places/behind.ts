import { isBlank, type Search } from '../hidden.ts';
import { searchJpeg } from './jpeg.ts';

const DEEPEST = 4;

/** What follows after a picture has ended: the other pictures of one taken in depth, a moment of film, anything. */
export function searchBehind(rest: Buffer, search: Search, depth = 0): void {
	if (isBlank(rest)) return;
	const at = rest.subarray(0, 65_536).indexOf('ffd8ff', 0, 'hex');
	if (at < 0 || depth === DEEPEST) {
		search.meet('another file');
		return search.miss();
	}
	search.meet('preview');
	if (!isBlank(rest.subarray(0, at))) {
		search.meet('other');
		search.miss();
	}
	search.in(() => searchJpeg(rest.subarray(at), search, depth + 1));
}
