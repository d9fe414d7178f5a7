import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Names of age and of node:crypto that decrypt, or hold or agree on a private key. */
const AGE_SEALS = ['Encrypter', 'Recipient', 'Stanza'];
const CRYPTO_OPENS = [
	...[
		'default',
		'webcrypto',
		'privateDecrypt',
		'decapsulate',
		'diffieHellman',
		'ECDH',
		'createECDH'
	],
	...['DiffieHellman', 'createDiffieHellman', 'getDiffieHellman', 'createPrivateKey'],
	...['generateKeyPair', 'generateKeyPairSync']
];
/** The wall, name by name: tests/architecture.test.ts follows modules, and age seals and opens in one. */
const wall = (ofAge, { ofCrypto = CRYPTO_OPENS, mayGo = false } = {}) => ({
	'no-restricted-imports': [
		'error',
		{
			paths: [
				{ name: 'age-encryption', allowImportNames: ofAge },
				{ name: '@noble/curves/ed25519.js', allowImportNames: ['ed25519'] },
				{ name: '@noble/post-quantum/ml-dsa.js', allowImportNames: ['ml_dsa44'] },
				{ name: '@noble/post-quantum' },
				...['node:crypto', 'crypto']
					.filter(() => ofCrypto.length > 0)
					.map((name) => ({ name, importNames: ofCrypto })),
				...(mayGo
					? []
					: [
							{
								name: '$app/navigation',
								importNames: ['goto'],
								message: 'A refresh would drop it: `leadTo` of src/lib/desk/refresh.ts.'
							}
						])
			],
			// What age is made of: nobody needs it but age.
			patterns: [
				{ group: ['@noble/ciphers', 'age-encryption/*'] },
				// Signatures open nothing.
				{ group: ['@noble/post-quantum/*', '!@noble/post-quantum/ml-dsa.js'] },
				{ group: ['@noble/curves/*', '!@noble/curves/ed25519.js'] }
			]
		}
	]
});
/** What production may run: as `isProduction` in tests/architecture/wall.ts, and what that imports. */
const production = {
	files: ['{src,content,country,scripts}/**'],
	ignores: [
		'**/*.test.ts',
		'scripts/{bench,build,card,demo,dev,embedded,engines,fuzz,test,translations}{.ts,/**}'
	]
};

/** See *Words* in docs/architecture.md. */
const WORDS = ['FunctionDeclaration', 'VariableDeclarator'].map((kind) => ({
	selector: `${kind}[id.name=/^open[A-Z]/]`,
	message: 'To open is to decrypt: connect, create or start it.'
}));
/** Where what decrypts stands. */
const DECRYPTS = ['src/lib/{sealed,desk}/**', 'src/lib/server/{crypto,tips,staff}/**'];

/** A name, as it is and as a text. The box of libraries has it in a list of what it takes away. */
const named = (name) => [
	`Identifier[name="${name}"]`,
	`:not(ArrayExpression) > Literal[value="${name}"]`
];
/** Roads round the wall: to modules that no import names, and to what decrypts without an import. */
const ROADS = {
	import: [
		// The words of a refusal, in the language of whoever is refused.
		`ImportExpression[source.type!="Literal"]:not([source.quasis.length=2][source.quasis.1.value.raw="/messages/refusals.ts"])`,
		'ImportExpression[source.value=/^(node:)?crypto$/]'
	],
	require: named('createRequire'),
	builtin: named('getBuiltinModule'),
	subtle: named('subtle')
};
const roads = (...open) =>
	Object.entries(ROADS)
		.filter(([name]) => !open.includes(name))
		.flatMap(([, selectors]) => selectors)
		.map((selector) => ({ selector, message: 'This leads round the wall: import it by name.' }));
/** One rule holds both: where two entries set a rule for a file, the later one replaces the earlier. */
const syntax = (...refused) => ({ 'no-restricted-syntax': ['error', ...refused] });

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', '.data/', 'test-results/'] },
	...ts.configs.strict,
	...svelte.configs.recommended,
	{ languageOptions: { globals: { ...globals.browser, ...globals.node } } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		}
	},
	{
		rules: {
			'no-console': 'error',
			'no-restricted-properties': [
				'error',
				{
					property: 'normalize',
					message: 'Its time can grow with the square of a text: see src/lib/text/typed.ts.'
				}
			],
			'svelte/no-navigation-without-resolve': 'off',
			'@typescript-eslint/no-invalid-void-type': 'off'
		}
	},
	{ ignores: DECRYPTS, rules: syntax(...WORDS) },
	{ ...production, rules: { ...wall(AGE_SEALS), ...syntax(...WORDS, ...roads()) } },
	{ files: DECRYPTS, ignores: ['**/*.test.ts'], rules: syntax(...roads()) },
	// A path of a package, and none of its modules.
	{ files: ['src/lib/server/print/letters.ts'], rules: syntax(...WORDS, ...roads('require')) },
	// The server that was built.
	{ files: ['scripts/serve.ts'], rules: syntax(...WORDS, ...roads('import')) },
	// In a browser: a page's own scripts once more, and the digest of a file.
	{ files: ['src/lib/ui/steps.ts'], rules: syntax(...WORDS, ...roads('import')) },
	{ files: ['src/lib/upload/upload.ts'], rules: syntax(...WORDS, ...roads('subtle')) },
	// What a passkey signed: the platform verifies it.
	{ files: ['src/lib/desk/vault/assertion.ts'], rules: syntax(...roads('subtle')) },
	{ files: ['scripts/**', 'tests/**'], rules: { 'no-console': 'off' } },
	{
		// There what is missing fails by itself, before the person who runs it.
		files: ['scripts/**', 'tests/**', '**/*.test.ts'],
		rules: { '@typescript-eslint/no-non-null-assertion': 'off' }
	},
	{ files: ['src/lib/sealed/open.ts'], rules: wall(['Decrypter']) },
	{
		files: ['src/lib/sealed/identity.ts'],
		rules: wall(['generateHybridIdentity', 'identityToRecipient'])
	},
	{ files: ['src/lib/server/crypto/hybrid.ts'], rules: wall(AGE_SEALS, { ofCrypto: [] }) },
	{ files: ['src/lib/desk/refresh.ts'], rules: wall(AGE_SEALS, { mayGo: true }) },
	{
		files: ['src/lib/text/typed.ts', '**/*.test.ts'],
		rules: { 'no-restricted-properties': 'off' }
	}
);
