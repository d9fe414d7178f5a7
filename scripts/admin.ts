import { admin } from './admin/admin.ts';
import { run } from './run.ts';

/** For whoever runs the server: what nobody can do, or should have to trust, on the desk itself. */
run(() => admin(process.argv.slice(2)));
