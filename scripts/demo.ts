import { CannotEmbed, refuseIfTaken } from './embedded/postgres.ts';
import { demoSettings, UnfitSettings } from '../src/lib/server/env.ts';
import { showDemoStaff } from '../src/lib/server/http/demo.ts';
import { buildIfStale } from './build.ts';
import { endWithStarter } from './demo/ending.ts';
import { startDemo } from './demo/start.ts';
import { TOUR } from './demo/tour.ts';
import { serve, whyNotListening } from './serve.ts';

/** The whole of Plainsight on this machine: a real database, made-up staff and tips, both faces on one port. */
async function demo(): Promise<void> {
	const { port, dataDir } = demoSettings();
	refuseIfTaken(dataDir);
	await refuseIfListening(port);
	await buildIfStale();
	const isFresh = process.argv.includes('--fresh');
	const { staff, tour, madeAt, stop } = await startDemo(dataDir, port, isFresh);
	showDemoStaff(staff);
	try {
		const end = await serve(
			[
				{
					origins: [`http://localhost:${port}`, `http://127.0.0.1:${port}`],
					at: { host: '127.0.0.1', port },
					first: tour
				}
			],
			stop
		);
		endWithStarter(end);
	} catch (error) {
		await stop();
		throw error;
	}
	console.log(`READY http://localhost:${port}

  In five steps     http://localhost:${port}${TOUR}
                    1  a page in Creole, and its way out
                    2  a tip that is filled in, to its code
                    3  one click as Mara, who answers it
                    4  coming back to read the answer
                    5  what the server holds, and the mailbox of the staff
  The public site   http://localhost:${port}/
  Send a tip        http://localhost:${port}/tip
  The desk          http://localhost:${port}/desk   (one click signs in as:)
${staff.map(({ name, agency, role }) => `                      ${name}, ${agency}, ${role}`).join('\n')}
                    Unlocking again, after a reload, with: ${staff[0]!.passphrase}

  Everybody here is made up. Ctrl-C stops it; what you did is kept in ${dataDir}.${ageOf(madeAt)}`);
}

/** What is urgent in it was so when it was made. */
function ageOf(madeAt: Date): string {
	const hours = Math.floor((Date.now() - madeAt.getTime()) / 3_600_000);
	if (hours < 3) return '';
	return `
  Its tips were made ${hours < 10_000 ? `${hours} hours` : 'long'} ago, and their clocks have run since. npm run demo -- --fresh begins again.`;
}

async function refuseIfListening(port: number): Promise<void> {
	const { createServer } = await import('node:net');
	await new Promise<void>((resolve, reject) => {
		const probe = createServer().once('error', reject);
		probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
	});
}

demo().catch((error: unknown) => {
	const sentence =
		error instanceof CannotEmbed || error instanceof UnfitSettings
			? error.message
			: whyNotListening(error, demoSettings().port);
	console.error(sentence ?? error);
	process.exit(1);
});
