/**
 * Whether the address is one that no page of ours leads to and that the framework would stumble over: it looks up the
 * action named in a query among an object's properties, inherited ones included, and has one name reserved.
 */
export function isOdd(url: string): boolean {
	const at = url.indexOf('?');
	const path = at < 0 ? url : url.slice(0, at);
	if (!path.startsWith('/') || !isDecodable(path)) return true;
	if (at < 0) return false;
	for (const name of new URLSearchParams(url.slice(at)).keys()) {
		if (name.startsWith('/') && !/^\/(?!default$)[a-zA-Z]+$/.test(name)) return true;
		if (name.startsWith('/') && name.slice(1) in {}) return true;
	}
	return false;
}

/** Percent signs that stand for UTF-8, and no NUL, which neither a file's name nor PostgreSQL's text can hold. */
function isDecodable(path: string): boolean {
	try {
		return !decodeURIComponent(path).includes('\0');
	} catch {
		return false;
	}
}
