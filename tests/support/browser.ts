import { createServer } from 'node:http';
import {
	test as base,
	type Browser,
	type BrowserContext,
	type Page,
	type Response
} from '@playwright/test';
import { sql } from 'drizzle-orm';
import * as staff from '../../src/lib/server/staff/index.ts';
import { Officer } from './officer.ts';
import { publicSettings, startServer, type Server } from './server.ts';
import { Tipster } from './tipster.ts';
import { closeTown, createTown, type Town } from './town.ts';

export { expect } from '@playwright/test';
export type { Town };

type Who = 'mara' | 'devon' | 'ruth' | 'joan' | 'alton';

type Fixtures = {
	/** A tipster with a browser of their own, which asks nobody but the site and is left without a trace. */
	tipster: (javaScript?: boolean) => Promise<Tipster>;
	/** An officer with a browser of their own, in the queue with the keys there unless told otherwise. */
	officer: (who: Who, signedIn?: boolean) => Promise<Officer>;
};

/** Somebody who goes from page to page of the site in one browser, and takes nothing along. */
type Visitor = {
	readonly page: Page;
	/** Opens a page as if nothing were in any cache. */
	readonly goesTo: (url: string) => Promise<Response>;
	/** What the page that was opened last has asked for: every byte that came, headers and all, and of whom. */
	readonly asked: () => Asked;
};
type Asked = { readonly bytes: { all: number; script: number }; readonly urls: Set<string> };
type Visitors = { readonly scripted: Visitor; readonly plain: Visitor };

/** Somebody of this house, at a browser. */
export function officerOf({ house, desk }: Town, who: Who, page: Page): Officer {
	const person = house[who];
	return new Officer(page, desk.origin, person, async () => {
		await house.database.as.owner.execute(
			sql`update authenticators set last_step = 0 where officer_id = ${person.officerId}`
		);
	});
}

/** Lets them in with a session of the server's and their recovery code: how one signs in has journeys of its own. */
export async function letsIn({ house, desk }: Town, who: Who, officer: Officer): Promise<void> {
	const session = await house.desk.db.transaction((tx) =>
		staff.session.create(tx, house[who].officerId, new Date())
	);
	const name = staff.cookieName(desk.origin);
	await officer.page
		.context()
		.addCookies([{ name, value: session, url: desk.origin, httpOnly: true, sameSite: 'Strict' }]);
	await officer.opens('/desk');
	await officer.unlocks();
	await officer.state('unlocked');
}

/** Pages that are open. */
const pages = new Set<Page>();
const SHOWN_CHARACTERS = 1_500;

/** Remembers what stands on the pages that are open when a test has failed: its error says only what it waited for. */
async function rememberWhatStands(wrong: string[]): Promise<void> {
	if (base.info().errors.length === 0) return;
	for (const page of pages) {
		const text = await page.locator('body').innerText().catch(String);
		wrong.push(`stood at ${page.url()}: ${text.slice(0, SHOWN_CHARACTERS)}`);
	}
}

/** A page of a browser of its own; whatever goes wrong in it is remembered. */
export async function createPage(
	browser: Browser,
	options: Parameters<Browser['newContext']>[0],
	wrong: string[]
): Promise<{ page: Page; context: BrowserContext }> {
	const context = await browser.newContext(options);
	context.on('weberror', (error) => wrong.push(`page: ${error.error().stack}`));
	context.on('console', (message) => {
		// An answer of 4xx is said in the console too; what the page makes of it is what the test looks at.
		const isAnswer = message.text().startsWith('Failed to load resource');
		if (message.type() === 'error' && !isAnswer) wrong.push(`console: ${message.text()}`);
	});
	const page = await context.newPage();
	pages.add(page);
	page.on('close', () => pages.delete(page));
	return { context, page };
}

/**
 * Closes a browser of somebody's, whatever its pages are about. Chromium forgets that it was told to close a page when
 * the page's next document comes in just then: the order dies with the old one (https://crbug.com/536385539), and
 * closing never ends. So who sees a document come in says it once more, at each step of that.
 */
export async function leave(context: BrowserContext): Promise<void> {
	const cdp = await context.browser()!.newBrowserCDPSession();
	for (const page of context.pages()) {
		const own = await context.newCDPSession(page);
		const { targetId } = (await own.send('Target.getTargetInfo')).targetInfo;
		// A page that is gone has no target to close.
		const close = () => cdp.send('Target.closeTarget', { targetId }).catch(() => undefined);
		for (const step of ['framenavigated', 'domcontentloaded', 'load'] as const) {
			page.on(step as 'load', close);
		}
		const closed = page.waitForEvent('close');
		await close();
		await closed;
	}
	await cdp.detach();
	await context.close();
}

async function visitorIn(
	browser: Browser,
	javaScriptEnabled: boolean,
	wrong: string[]
): Promise<Visitor> {
	const { page, context } = await createPage(browser, { javaScriptEnabled }, wrong);
	const cdp = await context.newCDPSession(page);
	await cdp.send('Network.enable');
	await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
	const kinds = new Map<string, string>();
	let document: string;
	let asked: Asked;
	cdp.on(
		'Network.requestWillBeSent',
		({ requestId, loaderId, type, request, redirectResponse }) => {
			// A document is the first that it asks for. What the one before it still asks for is not its own.
			if (requestId === loaderId && !redirectResponse) {
				document = loaderId;
				kinds.clear();
				asked = { bytes: { all: 0, script: 0 }, urls: new Set() };
			}
			if (loaderId !== document) return;
			kinds.set(requestId, type ?? '');
			asked.urls.add(request.url);
		}
	);
	cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		if (!kinds.has(requestId)) return;
		asked.bytes.all += encodedDataLength;
		if (kinds.get(requestId) === 'Script') asked.bytes.script += encodedDataLength;
	});
	// From page to page of one site without a blank one between: the process stays, and what it has compiled of axe.
	const goesTo = async (url: string) => (await page.goto(url))!;
	return { page, goesTo, asked: () => asked };
}

/** A neutral page on loopback, and a site that leads there: not a request is intercepted, so that the cache is as people have it. */
export type Exit = { readonly elsewhere: string; readonly site: Server };
/** All of a worker's own is here: a file with more of it would need workers, and towns, of its own. */
type OfWorker = { sharedTown: Town; exit: Exit; wrongOfVisitors: string[]; bothVisitors: Visitors };
type OfTest = Fixtures & { town: Town; wrong: string[]; visitors: Visitors };

/** What waits in a town's lanes, and how many there are of each: what one journey left, the next would find. */
async function lanesOf({ house }: Town): Promise<object> {
	const tables = ['lanes', 'lane_epochs', 'lane_members', 'lane_changes'];
	const waiting = ['lane_proposals', 'lane_closings', 'recoveries'];
	// Not what people said yes to: it stays, and counts for nothing once they are asked no more.
	const counts = [...tables, ...waiting].map((table) => `(select count(*) from ${table}) ${table}`);
	const [counted] = await house.database.as.owner.$client.unsafe(`select ${counts.join()}`);
	return { ...counted };
}

export const test = base.extend<OfTest, OfWorker>({
	sharedTown: [
		async ({}, use) => {
			const town = await createTown();
			await use(town);
			await closeTown(town);
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	town: async ({ sharedTown }, use) => {
		const before = await lanesOf(sharedTown);
		await use(sharedTown);
		const after = await lanesOf(sharedTown);
		base.expect(after, 'the lanes are left as they were found').toEqual(before);
	},
	wrong: [
		async ({}, use) => {
			const wrong: string[] = [];
			await use(wrong);
			await rememberWhatStands(wrong);
			base.expect(wrong, 'nothing went wrong in a page').toEqual([]);
		},
		{ auto: true }
	],
	exit: [
		async ({ sharedTown }, use) => {
			const page = createServer((_, response) => {
				response.setHeader('content-type', 'text/html');
				response.end('<!doctype html><html lang="en"><title>Weather</title><h1>Weather</h1>');
			});
			await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
			const { port } = page.address() as { port: number };
			const elsewhere = `http://127.0.0.1:${port}/weather`;
			const site = await startServer(publicSettings(sharedTown.house), {
				settings: { EXIT_URL: elsewhere }
			});
			await use({ elsewhere, site });
			await site.stop();
			page.close();
		},
		{ scope: 'worker' }
	],
	wrongOfVisitors: [async ({}, use) => use([]), { scope: 'worker' }],
	bothVisitors: [
		async ({ browser, wrongOfVisitors }, use) => {
			const scripted = await visitorIn(browser, true, wrongOfVisitors);
			const plain = await visitorIn(browser, false, wrongOfVisitors);
			await use({ scripted, plain });
			await scripted.page.context().close();
			await plain.page.context().close();
		},
		{ scope: 'worker' }
	],
	visitors: async ({ bothVisitors, wrongOfVisitors, wrong }, use) => {
		await use(bothVisitors);
		wrong.push(...wrongOfVisitors.splice(0));
	},
	tipster: async ({ browser, town, wrong }, use) => {
		const contexts: BrowserContext[] = [];
		await use(async (javaScript = true) => {
			const options = { javaScriptEnabled: javaScript, viewport: { width: 360, height: 740 } };
			const { page, context } = await createPage(browser, options, wrong);
			contexts.push(context);
			context.on('request', (request) => {
				const { origin } = new URL(request.url());
				if (origin !== town.site.origin) wrong.push(`asked somebody else: ${origin}`);
			});
			return new Tipster(page, town.site.origin, javaScript);
		});
		await rememberWhatStands(wrong);
		for (const context of contexts) {
			const left = await context.storageState({ indexedDB: true });
			base.expect(left, 'nothing is left in the browser').toEqual({ cookies: [], origins: [] });
			await leave(context);
		}
	},
	officer: async ({ browser, town, wrong }, use) => {
		const contexts: BrowserContext[] = [];
		await use(async (who, signedIn = true) => {
			const { page, context } = await createPage(browser, {}, wrong);
			contexts.push(context);
			const officer = officerOf(town, who, page);
			// Who administers opens no tips, and is asked for keys at the door alone.
			if (signedIn && who === 'alton') await officer.signsIn();
			else if (signedIn) await letsIn(town, who, officer);
			return officer;
		});
		await rememberWhatStands(wrong);
		for (const context of contexts) await leave(context);
	}
});
