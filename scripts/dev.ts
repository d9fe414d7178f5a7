import { createServer } from 'vite';
import { demoSettings } from '../src/lib/server/env.ts';
import { showDemoStaff } from '../src/lib/server/http/demo.ts';
import { close, listen } from '../src/lib/server/http/listen.ts';
import { createListener } from '../src/lib/server/http/server.ts';
import { endWithStarter } from './demo/ending.ts';
import { startDemo } from './demo/start.ts';
import { run } from './run.ts';

/** The demo's database and people, and Vite behind the listener of production: what is edited shows at once. */
run(async () => {
	const { port, dataDir } = demoSettings();
	const { staff, stop } = await startDemo(dataDir, port);
	showDemoStaff(staff);
	const origins = ['localhost', '127.0.0.1'].map((host) => `http://${host}:${port}`);
	const server = createListener(origins, (...request) => vite.middlewares(...request));
	const vite = await createServer({ server: { middlewareMode: { server }, ws: { server } } });
	await listen(server, { host: '127.0.0.1', port });
	console.log(`http://localhost:${port}, edited live on the data in ${dataDir}`);
	const end = async () => {
		await vite.close();
		await close([server]);
		await stop();
		process.exit(0);
	};
	// Vite's own would end the process before the database has stopped.
	process.removeAllListeners('SIGTERM');
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
	endWithStarter(end);
});
