import { createServer } from 'vite';
import { demoSettings } from '../src/lib/server/env.ts';
import { showDemoStaff } from '../src/lib/server/http/demo.ts';
import { endWithStarter } from './demo/ending.ts';
import { openDemo } from './demo/open.ts';
import { run } from './run.ts';

/** The demo's database and people behind Vite's own server: what is edited shows at once. */
run(async () => {
	const { port, dataDir } = demoSettings();
	const { staff, stop } = await openDemo(dataDir, port);
	showDemoStaff(staff);
	const vite = await createServer({ server: { port, strictPort: true, host: '127.0.0.1' } });
	await vite.listen();
	console.log(`http://localhost:${port}, edited live on the data in ${dataDir}`);
	const end = async () => {
		await vite.close();
		await stop();
		process.exit(0);
	};
	// Vite's own would end the process before the database has stopped.
	process.removeAllListeners('SIGTERM');
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
	endWithStarter(end);
});
