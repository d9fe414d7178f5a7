import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { generateHybridIdentity } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dump } from '../support/dump.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';

/** The script as the document tells people to save it. */
const document = readFileSync(resolve('docs', 'opening-a-tip.md'), 'utf8');
const [script, ...others] = [...document.matchAll(/^```js\n([^]*?)^```$/gm)].map(
	([, code]) => code!
);

const now = new Date('2026-11-23T12:00:00Z');
const words = 'They keep the cook’s passport\tin a tin. \\ Back door, “blue”.\nEvery night.';
const ofPolice = 'An officer takes money at the gate.';
const ofEverybody = 'I trust none of these offices with it.';

let house: House;
let folder: string;
beforeAll(async () => {
	house = await createHouse(now);
	await send(house.intake, answersWith({ what: words }), now);
	await send(house.intake, answersWith({ what: ofPolice, involved: ['police'] }), now);
	const all = ['police', 'immigration', 'child-protection', 'prosecutions'];
	await send(house.intake, answersWith({ what: ofEverybody, involved: all }), now);
	folder = mkdtempSync(join(tmpdir(), 'plainsight-dump-'));
	writeFileSync(join(folder, 'open.mjs'), script ?? '');
	writeFileSync(join(folder, 'dump.sql'), await dump(house.database.as.owner.$client));
	symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
});
afterAll(async () => {
	await house.database.close();
	rmSync(folder, { recursive: true });
});

it('each query of the document is one that the database answers', async () => {
	const queries = [...document.matchAll(/^psql .* -c "(select [^"]+)"/gm)].map(
		([, query]) => query!
	);
	expect(queries).toHaveLength(5);
	for (const query of queries) await house.database.as.owner.$client.unsafe(query);
});

describe('a dump of the database and a key', () => {
	it('are opened by the one script of the document, which is made of one package', () => {
		expect(others).toEqual([]);
		const imported = [...(script ?? '').matchAll(/from '(.+)'/g)].map(([, name]) => name);
		expect(imported).toEqual(['node:fs', 'age-encryption']);
		expect(script).not.toMatch(/import\(|require|fetch/);
	});

	it('give every tip, when it is the recovery identity', async () => {
		const opened = await openedWith(house.recovery.identity);
		expect(opened.map(({ body }) => body.answers.what).sort()).toEqual(
			[words, ofPolice, ofEverybody].sort()
		);
		expect(opened.map(({ lane }) => lane).sort()).toEqual(['general', 'recovery', 'review']);
	});

	it('give the tips of a lane and no other, when it is that lane’s', async () => {
		const opened = await openedWith(house.general.identity);
		expect(opened.map(({ body }) => body.answers.what)).toEqual([words]);
	});

	it('give nothing, when it is another key', async () => {
		expect(await openedWith(await generateHybridIdentity())).toEqual([]);
	});
});

type Opened = { lane: string; body: { answers: { what: string } } };

async function openedWith(identity: string): Promise<Opened[]> {
	writeFileSync(join(folder, 'key.txt'), `# recovery\n${identity}\n`);
	const { stdout } = await promisify(execFile)(
		process.execPath,
		['open.mjs', 'dump.sql', 'key.txt'],
		{ cwd: folder }
	);
	return stdout
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line) as Opened);
}
