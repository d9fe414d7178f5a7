import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { arrowOf, roomOf } from './arrows.ts';
import { importsIn } from './imports.ts';
import { readingsOf, type Reading } from './reading.ts';

/** Figures of this checkout, or of another: `npm run figures -- <folder>`. */
const root = resolve(process.argv[2] ?? '.');
const LONG_FUNCTION = 30;
const LONG_FILE = 150;

const readings = readingsOf(root, ['src', 'scripts']);
const imports = await importsIn(root, ['src', 'scripts']);
const source = readings.filter(({ file }) => file.startsWith('src/'));
/** Words in a language and tables of the database are data, and may be long. */
const DATA = { words: /^src\/lib\/i18n\/[a-z]+\//, tables: /^src\/lib\/server\/db\/schema\// };
const isData = ({ file }: Reading) => Object.values(DATA).some((data) => data.test(file));
const [data, code] = [source.filter(isData), source.filter((one) => !isData(one))];

const sum = (of: (reading: Reading) => number) =>
	source.reduce((total, reading) => total + of(reading), 0);
const lengths = code.map(({ lines }) => lines).sort((a, b) => a - b);
const functions = code.flatMap(({ functionLines }) => functionLines);
const long = functions.filter((lines) => lines > LONG_FUNCTION);
const arrows = new Set(imports.map(arrowOf).filter((arrow) => arrow !== undefined));

console.log(`files         ${code.length}, and ${data.length} of data left out: ${Object.keys(DATA).join(', ')}
lines a file  median ${lengths.at(lengths.length * 0.5)}, p95 ${lengths.at(lengths.length * 0.95)}
functions     ${functions.length}, over ${LONG_FUNCTION} lines ${long.length} (${((100 * long.length) / functions.length).toFixed(1)} %)
non-null !    ${sum(({ assertions }) => assertions)}
casts         ${sum(({ casts }) => casts)}
any           ${sum(({ anys }) => anys)}
arrows        ${arrowsAllowed()} allowed, ${arrows.size} used

files over ${LONG_FILE} lines`);
for (const { file, lines } of code) if (lines > LONG_FILE) say(file, lines);

console.log('\nnames that a room exports, and how many are used outside');
const rooms = source.filter(({ file }) => file.startsWith('src/lib/'));
for (const [room, files] of Map.groupBy(rooms, ({ file }) => roomOf(file))) {
	const names = new Set(files.flatMap((one) => [...one.exports]));
	const into = imports.filter(({ target }) => roomOf(target) === room).map(({ file }) => file);
	const users = readings.filter(({ file }) => into.includes(file) && roomOf(file) !== room);
	const used = [...names].filter((name) => users.some((user) => user.names.has(name)));
	if (room) say(room, names.size, used.length);
}

/** As the test of the architecture has them written. */
function arrowsAllowed(): number {
	const files = ['tests/architecture/arrows.ts', 'tests/architecture.test.ts'];
	const [file = ''] = files.map((one) => join(root, one)).filter((one) => existsSync(one));
	const [, table = ''] = /const ARROWS[^{]*(\{.*?\n\});/s.exec(readFileSync(file, 'utf8')) ?? [];
	const targets = [...table.matchAll(/'([^']*)'(:?)/g)].filter(([, , isRoom]) => !isRoom);
	return targets.flatMap(([, to = '']) => to.split(' ')).length;
}

function say(name: string, ...numbers: readonly number[]): void {
	console.log(numbers.map((number) => String(number).padStart(5)).join(''), ` ${name}`);
}
