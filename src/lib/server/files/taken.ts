/** How a file of this media type is cleaned. `uncleanable`: it is kept as it came, or not at all. */
export type Handling = 'picture' | 'bitmap' | 'heif' | 'document' | 'recording' | 'uncleanable';

/** What is taken: how it is handled and, where phones and computers do not know it as a picture, sound or film, its ending. */
type Kind = readonly [Handling, ending?: string];

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
/** Every kind of file that is taken, by its media type. The box and the picker of the page both go by it. */
const KINDS: ReadonlyMap<string, Kind> = new Map(
	Object.entries<Kind>({
		'image/jpeg': ['picture'],
		'image/png': ['picture'],
		'image/webp': ['picture'],
		'image/gif': ['picture'],
		'image/avif': ['picture'],
		'image/tiff': ['picture'],
		'image/bmp': ['bitmap'],
		'image/heic': ['heif', '.heic'],
		'image/heif': ['heif', '.heif'],
		'application/pdf': ['document', '.pdf'],
		'audio/mpeg': ['recording'],
		'audio/mp4': ['recording'],
		'audio/aac': ['recording'],
		'audio/ogg': ['recording'],
		'audio/wav': ['recording'],
		'audio/flac': ['recording'],
		'audio/webm': ['recording'],
		'video/mp4': ['recording'],
		'video/quicktime': ['recording'],
		'video/webm': ['recording'],
		'video/matroska': ['recording'],
		'video/3gpp': ['recording'],
		'audio/amr': ['uncleanable', '.amr'],
		'audio/aiff': ['uncleanable'],
		'audio/x-caf': ['uncleanable'],
		'video/vnd.avi': ['uncleanable'],
		'video/ogg': ['uncleanable'],
		'video/mpeg': ['uncleanable'],
		'video/mp2t': ['uncleanable'],
		'video/x-flv': ['uncleanable'],
		'video/x-ms-asf': ['uncleanable'],
		'application/rtf': ['uncleanable', '.rtf'],
		'application/zip': ['uncleanable', '.zip'],
		'application/vnd.oasis.opendocument.text': ['uncleanable', '.odt'],
		'application/vnd.oasis.opendocument.spreadsheet': ['uncleanable', '.ods'],
		[`${OFFICE}wordprocessingml.document`]: ['uncleanable', '.docx'],
		[`${OFFICE}spreadsheetml.sheet`]: ['uncleanable', '.xlsx'],
		'text/plain': ['uncleanable', '.txt'],
		'text/vcard': ['uncleanable', '.vcf']
	})
);

export const handlingOf = (type: string): Handling | undefined => KINDS.get(type)?.[0];

/** What a file field offers (HTML, `accept`): phones offer their camera for whole families only. */
export const ACCEPT: string = [
	...new Set(
		[...KINDS].flatMap(([type, [, ending]]) => {
			const [family] = type.split('/');
			const isMedia = family === 'image' || family === 'audio' || family === 'video';
			return [...(isMedia ? [`${family}/*`] : []), ...(ending ? [ending] : [])];
		})
	)
].join();
