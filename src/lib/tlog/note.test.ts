import { base64 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSignedBy, readNote, SIGNED, signaturesBy, verifierOf } from './note.ts';

/** Signed by others: golang.org/x/mod/sumdb/note, and https://c2sp.org/signed-note in Elixir. */
const published = [
	{
		verifier: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
		note: `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`
	},
	{
		verifier: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
		note: `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`
	}
];
const signerOf = (verifier: string) => {
	const [name = '', , ...key] = verifier.split('+');
	return { name, key: base64.decode(key.join('+')).subarray(1) };
};

describe.each(published)('a note that others signed: $verifier', ({ verifier, note }) => {
	const signer = signerOf(verifier);

	it('is read, and its signature stands for its text alone', () => {
		const read = readNote(note)!;
		const [found] = signaturesBy(read, SIGNED, signer);
		const stands = (text: string) =>
			isSignedBy(signer.key, new TextEncoder().encode(text), found!.signature);
		expect([stands(read.text), stands(`${read.text} `)]).toEqual([true, false]);
	});

	it('names its key as we do', () => {
		expect(verifierOf(SIGNED, signer)).toBe(verifier);
	});
});

describe('what is no note', () => {
	const [{ note }] = published as [(typeof published)[0]];
	it.each([
		['nothing', ''],
		['a text without signatures', 'This is a message.\n\n'],
		['a signature without its newline', note.slice(0, -1)],
		['a signature that is not base64', `${note.slice(0, -3)}!\n`],
		['a control character', note.replace('think', '\u0007')],
		['more than anybody signs', `${'x'.repeat(20_000)}\n${note}`],
		['another line among the signatures', `${note}and more\n`]
	])('%s', (_, wrong) => expect(readNote(wrong)).toBeUndefined());

	it('is told apart whatever it is', () => {
		fc.assert(fc.property(fc.string(), (any) => void readNote(`${any}\n\n— ${any}`)));
	});
});

it('no key of small order stands for anything', () => {
	const constant = Uint8Array.from({ length: 64 }, (_, at) => (at === 0 ? 1 : 0));
	const neutral = Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 1 : 0));
	expect(isSignedBy(neutral, new Uint8Array(), constant)).toBe(false);
});
