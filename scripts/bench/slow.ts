import { createServer, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { files as fileWords } from '#content/en/messages/files.ts';
import { tip as words } from '#content/en/messages/tip.ts';
import { findChromium } from '../../tests/support/chromium.ts';
import { photo } from '../../tests/support/pictures.ts';
import { answerTo } from '../../tests/support/plain-question.ts';
import type { Bench } from './town.ts';

type Line = {
	/** Bytes a second, each way, of all connections together. */
	readonly rate: number;
	/** From one end to the other, ms. */
	readonly oneWayMs: number;
};
type Row = Line & { readonly javaScript: boolean; readonly fileBytes?: number };

const [GPRS, EDGE, HSPA]: [Line, Line, Line] = [
	{ rate: 1_000, oneWayMs: 1_500 },
	{ rate: 7_000, oneWayMs: 400 },
	{ rate: 50_000, oneWayMs: 200 }
];
const MB = 1_000_000;
const ROWS: readonly Row[] = [
	{ ...GPRS, javaScript: true },
	{ ...GPRS, javaScript: false },
	{ ...EDGE, javaScript: true },
	{ ...EDGE, javaScript: false },
	{ ...EDGE, javaScript: true, fileBytes: MB },
	{ ...HSPA, javaScript: true },
	{ ...HSPA, javaScript: true, fileBytes: MB },
	{ ...HSPA, javaScript: true, fileBytes: 10 * MB }
];
/** The slowest row takes some five minutes. */
const WITHIN_MS = 15 * 60_000;
/** What such a line carries at once. */
const PACKET = 1_000;

/** How long a tip in words takes from the first page to its code, and a photo after it, on lines as slow as there are. */
export async function benchSlow(town: Bench): Promise<void> {
	const site = await town.start();
	console.log(
		'bytes a second  round trip  JavaScript  words or a photo of  seconds  bytes up  bytes down'
	);
	for (const row of ROWS) {
		const line = await slowLine(Number(new URL(site.origin).port), row);
		const seconds = await tell(site.origin, line.port, row);
		const shown = [
			row.rate,
			`${(2 * row.oneWayMs) / 1000} s`,
			row.javaScript ? 'yes' : 'no',
			row.fileBytes ? `${row.fileBytes / MB} MB` : 'words',
			seconds.toFixed(0),
			line.carried.up,
			line.carried.down
		];
		console.log(
			shown.map((cell, n) => String(cell).padStart([14, 11, 11, 20, 8, 9, 11][n]!)).join(' ')
		);
		await line.close();
	}
	await site.stop();
}

/** @returns seconds from the address to the code; of a photo, from its choice to what was found in it. */
async function tell(origin: string, port: number, { javaScript, fileBytes }: Row): Promise<number> {
	const browser = await chromium.launch({
		executablePath: findChromium(),
		args: [
			`--host-resolver-rules=MAP ${new URL(origin).host} 127.0.0.1:${port}`,
			...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])
		]
	});
	try {
		const page = await browser.newPage({ javaScriptEnabled: javaScript });
		page.setDefaultTimeout(WITHIN_MS);
		page.setDefaultNavigationTimeout(WITHIN_MS);
		const began = performance.now();
		await sendWords(page, origin, javaScript);
		const words = performance.now() - began;
		if (!fileBytes) return words / 1000;
		const chosen = { name: 'door.jpg', mimeType: 'image/jpeg', buffer: await photo(2 * fileBytes) };
		await press(page, fileWords.more);
		await page.getByLabel(fileWords.choose, { exact: true }).setInputFiles(chosen);
		const from = performance.now();
		await press(page, fileWords.send);
		await page.getByText(fileWords.ends.clean).waitFor();
		return (performance.now() - from) / 1000;
	} finally {
		await browser.close();
	}
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function sendWords(page: Page, origin: string, javaScript: boolean): Promise<void> {
	await page.goto(`${origin}/tip`);
	await page.getByLabel(words.ways.saw.label).check();
	await press(page, words.before.start);
	await page
		.getByLabel(words.questions.asks.what.label.saw)
		.fill('There is a lock on the outside of the door.');
	await press(page, words.questions.enough);
	if (javaScript) await page.getByText(words.check.robotDone).waitFor();
	else {
		const asked = await page.locator('label[for="answer"]').innerText();
		await page.getByLabel(asked.trim()).fill(answerTo(asked.trim()));
	}
	await press(page, words.check.send);
	await page.getByRole('heading', { name: words.receipt.heading }).waitFor();
}

/** A line in front of this port, as slow as that; its connections share it, as those of a phone do. */
async function slowLine(to: number, { rate, oneWayMs }: Line) {
	const carried = { up: 0, down: 0 };
	const ends = new Set<Socket>();
	/** When the line is free again, each way. */
	const free = { up: 0, down: 0 };
	const carry = async (from: Socket, into: Socket, way: 'up' | 'down') => {
		let arrived = Promise.resolve();
		for await (const chunk of from as AsyncIterable<Buffer>) {
			for (let at = 0; at < chunk.length; at += PACKET) {
				const packet = chunk.subarray(at, at + PACKET);
				carried[way] += packet.length;
				free[way] = Math.max(free[way], performance.now()) + (packet.length / rate) * 1000;
				const due = free[way] + oneWayMs;
				// One after the other: of two timers that are due at once, either may come first.
				arrived = arrived
					.then(() => sleep(Math.max(0, due - performance.now())))
					.then(() => void into.write(packet));
				await sleep(Math.max(0, free[way] - performance.now()));
			}
		}
		await arrived;
		into.end();
	};
	const server = createServer({ allowHalfOpen: true }, (near) => {
		// The handshake takes a round trip, too: the first byte may only leave after it.
		const far = connect({ port: to, host: '127.0.0.1', allowHalfOpen: true });
		for (const end of [near, far]) {
			ends.add(end);
			end.on('error', () => (near.destroy(), far.destroy()));
			end.on('close', () => ends.delete(end));
		}
		const broken = () => undefined; // an end that is gone: 'error' has ended both
		setTimeout(() => void carry(near, far, 'up').catch(broken), 2 * oneWayMs);
		void carry(far, near, 'down').catch(broken);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as { port: number }).port,
		carried,
		close: async () => {
			for (const end of ends) end.destroy();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}
