import { CannotEmbed, startEmbedded } from '../../scripts/embedded/postgres.ts';

/** Whoever starts the embedded PostgreSQL, as a process that a test can end in every way: `node embed.ts <folder>`. */
try {
	const { cluster } = await startEmbedded(process.argv[2]!, { durable: false });
	console.log(`READY ${cluster}`);
} catch (error) {
	if (!(error instanceof CannotEmbed)) throw error;
	console.error(error.message);
	process.exit(1);
}
