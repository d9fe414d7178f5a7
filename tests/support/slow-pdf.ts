/**
 * A PDF of one page that is painted over from edge to edge so many times: small, lawful, and seconds of work for each
 * hundred on a slow machine. Written by hand, since no PDF library repeats itself so shamelessly.
 */
export function slowPdf(paints = 4000): Uint8Array {
	const content = `q 600 0 0 800 0 0 cm ${'/S sh '.repeat(paints)}Q`;
	const objects = [
		'<</Type/Catalog/Pages 2 0 R>>',
		'<</Type/Pages/Kids[3 0 R]/Count 1>>',
		'<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Shading<</S 5 0 R>>>>/Contents 4 0 R>>',
		`<</Length ${content.length}>>\nstream\n${content}\nendstream`,
		'<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 1 1]/Extend[true true]' +
			'/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1>>>>'
	];
	let file = '%PDF-1.7\n';
	const offsets = objects.map((object, n) => {
		const offset = file.length;
		file += `${n + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(offset).padStart(10, '0')} 00000 n \n`;
	});
	const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
	file += `${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
	return new Uint8Array(Buffer.from(file, 'latin1'));
}
