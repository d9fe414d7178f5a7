import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: {
		runes: ({ filename }) => (filename.split(/[/\\]/).includes('node_modules') ? undefined : true)
	},
	kit: {
		adapter: adapter({ precompress: true }),
		files: { errorTemplate: fileURLToPath(import.meta.resolve('#country/error.html')) },
		// Privacy browsers post with no or a null Origin, and the public face has no session to ride, so
		// Kit's own check would lose tips. The desk checks Origin itself: see src/lib/server/http/faces.ts.
		csrf: { trustedOrigins: ['*'] },
		// What the framework itself needs. Every page's policy is made of this and its row in src/lib/server/http/routes.ts.
		csp: {
			mode: 'auto',
			directives: {
				'script-src': ['self'],
				'style-src': ['self'],
				// The style attribute of Kit's route announcer (kit issue 11993); nothing else may have one.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=']
			}
		},
		// With the default every route id, the desk's included, is shipped in a public script.
		router: { resolution: 'server' },
		// Only somebody who asks for a copy of the guidance gets the worker: src/lib/offline.
		serviceWorker: { register: false },
		typescript: {
			config: (config) => {
				config.include.push(
					'../content/**/*.ts',
					'../country/**/*.ts',
					'../scripts/**/*.ts',
					'../tests/**/*.ts',
					'../*.config.ts',
					'../svelte.config.js',
					'../eslint.config.js'
				);
				return config;
			}
		}
	}
};
