import { Busboy, type BusboyConfig, type BusboyHeaders } from '@fastify/busboy';

const silent = () => undefined;

/**
 * A parser of multipart/form-data. What breaks off is told by its 'error', which a file that is being read emits as
 * well, in a later tick and whether or not anybody still listens: an 'error' that nobody hears would end the process.
 * @throws Error when the type names no boundary.
 */
export function multipartParser(type: string, limits: NonNullable<BusboyConfig['limits']>) {
	const parser = new Busboy({
		headers: { 'content-type': type } as BusboyHeaders,
		limits: { ...limits, fieldNameSize: 200, headerPairs: 20 }
	});
	parser.on('error', silent);
	parser.on('file', (_field, stream) => void stream.on('error', silent));
	return parser;
}
