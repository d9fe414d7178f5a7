import type { Page } from '@playwright/test';

/**
 * A passkey in software, with the PRF extension.
 * @returns what it gave as PRF results so far, seen in the page itself.
 */
export async function virtualAuthenticator(page: Page) {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('WebAuthn.enable');
	await cdp.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			ctap2Version: 'ctap2_1',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			hasPrf: true
		}
	});
	await page.addInitScript(() => {
		const seen: number[][] = [];
		Object.assign(window, { seenPrf: seen });
		const get = navigator.credentials.get.bind(navigator.credentials);
		navigator.credentials.get = async (options) => {
			const credential = (await get(options)) as PublicKeyCredential;
			const { prf } = credential.getClientExtensionResults() as {
				prf?: { results?: { first?: ArrayBuffer } };
			};
			if (prf?.results?.first) seen.push([...new Uint8Array(prf.results.first)]);
			return credential;
		};
	});
	return () => page.evaluate(() => (window as unknown as { seenPrf: number[][] }).seenPrf);
}
