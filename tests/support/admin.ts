import { admin } from '../../scripts/admin/admin.ts';
import { codeOf } from '../../scripts/run.ts';

/** As `command('admin.ts', …)`, in this process: one of its own takes a second to read 500 modules. */
export async function adminHere(
	args: readonly string[],
	env: Readonly<Record<string, string>>
): Promise<{ code: number; out: string; err: string }> {
	const { log, error } = console;
	let [out, err] = ['', ''];
	console.log = (line: string) => (out += `${line}\n`);
	console.error = (line: string) => (err += `${line}\n`);
	Object.assign(process.env, env);
	try {
		return { code: await codeOf(() => admin(args)), out, err };
	} finally {
		for (const name of Object.keys(env)) Reflect.deleteProperty(process.env, name);
		Object.assign(console, { log, error });
	}
}
