import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const program = (...names: string[]): string | undefined =>
	names
		.flatMap((name) =>
			(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))
		)
		.find((path) => existsSync(path));

export const findFirefox = () => program('firefox-esr', 'firefox');
/** WebKitGTK's driver brings its browser; Xvfb is the screen that it needs. */
export const hasWebKit = () => Boolean(program('WebKitWebDriver') && program('Xvfb'));
