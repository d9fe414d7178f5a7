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
const wall = (ofAge, ofCrypto = CRYPTO_OPENS) => ({
	'no-restricted-imports': [
		'error',
		{
			paths: [
				{ name: 'age-encryption', allowImportNames: ofAge },
				{ name: '@noble/curves/ed25519.js', allowImportNames: ['ed25519'] },
				...['node:crypto', 'crypto']
					.filter(() => ofCrypto.length > 0)
					.map((name) => ({ name, importNames: ofCrypto }))
			]
		}
	]
});

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
	{
		// See *Words* in docs/architecture.md. What decrypts stands in these.
		ignores: ['src/lib/{sealed,desk}/**', 'src/lib/server/{tips,staff}/**'],
		rules: {
			'no-restricted-syntax': [
				'error',
				...['FunctionDeclaration', 'VariableDeclarator'].map((kind) => ({
					selector: `${kind}[id.name=/^open[A-Z]/]`,
					message: 'To open is to decrypt: connect, create or start it.'
				}))
			]
		}
	},
	{ files: ['scripts/**', 'tests/**'], rules: { 'no-console': 'off' } },
	{
		// There what is missing fails by itself, before the person who runs it.
		files: ['scripts/**', 'tests/**', '**/*.test.ts'],
		rules: { '@typescript-eslint/no-non-null-assertion': 'off' }
	},
	{ files: ['src/**', 'content/**'], rules: wall(AGE_SEALS) },
	{ files: ['src/lib/sealed/open.ts'], rules: wall(['Decrypter']) },
	{
		files: ['src/lib/sealed/identity.ts'],
		rules: wall(['generateHybridIdentity', 'identityToRecipient'])
	},
	{ files: ['src/lib/server/tips/hybrid.ts'], rules: wall(AGE_SEALS, []) },
	{ files: ['**/*.test.ts'], rules: { 'no-restricted-imports': 'off' } },
	{
		files: ['src/lib/text/typed.ts', '**/*.test.ts'],
		rules: { 'no-restricted-properties': 'off' }
	}
);
