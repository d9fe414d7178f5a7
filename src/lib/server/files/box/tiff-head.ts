const [SHORT, LONG, UNDEFINED] = [3, 4, 7];

/** What stands before pixels of four bytes (red, green, blue, opacity) to make a TIFF file of them (TIFF 6.0). */
export function tiffHead(of: {
	width: number;
	height: number;
	profile: Buffer | undefined;
}): Buffer {
	const { width, height, profile } = of;
	const depths = 10 + 12 * 12;
	const after = depths + 8;
	const pixels = after + (profile?.length ?? 0);
	const entries: [tag: number, type: number, count: number, value: number][] = [
		[0x0100, LONG, 1, width],
		[0x0101, LONG, 1, height],
		[0x0102, SHORT, 4, depths],
		[0x0103, SHORT, 1, 1],
		[0x0106, SHORT, 1, 2],
		[0x0111, LONG, 1, pixels],
		[0x0115, SHORT, 1, 4],
		[0x0116, LONG, 1, height],
		[0x0117, LONG, 1, width * height * 4],
		[0x0152, SHORT, 1, 2]
	];
	if (profile) entries.push([0x8773, UNDEFINED, profile.length, after]);
	const head = Buffer.alloc(after);
	head.write('II*\0', 'latin1');
	head.writeUInt32LE(8, 4);
	head.writeUInt16LE(entries.length, 8);
	for (const [n, [tag, type, count, value]] of entries.entries()) {
		head.writeUInt16LE(tag, 10 + 12 * n);
		head.writeUInt16LE(type, 12 + 12 * n);
		head.writeUInt32LE(count, 14 + 12 * n);
		head.writeUInt32LE(value, 18 + 12 * n);
	}
	for (let n = 0; n < 4; n++) head.writeUInt16LE(8, depths + 2 * n);
	return profile ? Buffer.concat([head, profile]) : head;
}
