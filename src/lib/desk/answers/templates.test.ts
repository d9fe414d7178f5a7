import { describe, expect, it } from 'vitest';
import { country } from '#country/country.ts';
import { everyLocale } from '#lib/i18n/locales.ts';
import { messages } from '#lib/i18n/messages.ts';
import { answers } from '#lib/i18n/en/answers.ts';
import type { Recipient } from '#lib/sealed/age.ts';
import { newVerbs } from '../vault/verbs.ts';
import { unsealedWords } from '../work/faults.ts';
import { blanksIn } from './blanks.ts';
import { promisesIn } from './promises.ts';
import { starter } from './starter.ts';
import { templateKeys, type PromiseKind } from './template.ts';
import { faultIn, LONGEST_WORDING, wordingOf } from './wording.ts';

/** What each language must be heard to promise, by kind. */
const PROMISED: Readonly<Record<string, Readonly<Record<PromiseKind, readonly string[]>>>> = {
	en: {
		safety: ['You are safe now.', 'We will protect you.', 'Nothing will happen to you, I promise'],
		stay: ['You can stay in the country.', 'You won’t be deported', 'We will get you a visa'],
		pay: ['You will get your money back', 'There is a reward', 'We will pay you'],
		time: ['We will answer within two days', 'We’ll come tomorrow', 'Somebody is on our way'],
		meeting: ['Can we meet?', 'Come to the police station', 'An officer will pick you up'],
		outcome: ['He was arrested', 'We have searched the house', 'They will be charged']
	},
	es: {
		safety: [
			'Ya está a salvo.',
			'Vamos a protegerla',
			'No le prometo nada malo. Todo va a salir bien'
		],
		stay: ['Puede quedarse aquí', 'No la deportarán', 'Le daremos una visa'],
		pay: ['Le pagaremos', 'Recibirá su dinero', 'Hay una recompensa'],
		time: ['Iremos mañana', 'Le escribimos dentro de dos días', 'Vamos lo antes posible'],
		meeting: ['¿Podemos vernos?', 'Venga a la comisaría', 'La recogemos en la esquina'],
		outcome: ['Fue arrestado ayer', 'Hemos allanado la casa', 'Lo detuvieron']
	},
	fr: {
		safety: ['Vous êtes en sécurité.', 'Nous vous protégerons', 'Tout ira bien'],
		stay: ['Vous pouvez rester', 'Vous ne serez pas expulsée', 'Nous vous donnerons des papiers'],
		pay: ['Nous vous paierons', 'Vous recevrez votre argent', 'Il y a une récompense'],
		time: ['Nous viendrons demain', 'Vous aurez une réponse sous 3 jours', 'Nous sommes en route'],
		meeting: [
			'Pouvons-nous nous rencontrer ?',
			'Venez au commissariat',
			'Nous viendrons vous chercher'
		],
		outcome: ['Il a été arrêté', 'Nous avons perquisitionné', 'Il ira en prison']
	},
	ht: {
		safety: ['Ou an sekirite kounye a', 'N ap pwoteje w', 'Tout bagay ap byen pase, ap byen'],
		stay: ['Ou ka rete nan peyi a', 'Yo p ap depòte w', 'Ou pral jwenn viza'],
		pay: ['N ap peye w', 'Ou ap jwenn lajan', 'Gen yon rekonpans'],
		time: ['N ap vini demen', 'N ap reponn ou nan de jou', 'Nou sou wout'],
		meeting: ['Ann rankontre', 'Vin nan biwo nou', 'N ap vin chèche w'],
		outcome: ['Lapolis arete li', 'Nou fouye kay la', 'Li nan prizon']
	}
};

describe.each(everyLocale)('an answer that is offered in %s', (locale) => {
	it.each(templateKeys)('promises nothing, and is whole: %s', (key) => {
		const { words, locale: own } = starter(key, locale);
		expect(own).toBe(locale);
		expect(promisesIn(words)).toEqual([]);
		expect(words.length).toBeGreaterThan(60);
		expect(words).not.toMatch(/[{}<>\p{Cf}]/u);
		expect(blanksIn(words)).toHaveLength(blanksIn(starter(key, 'en').words).length);
	});

	it('names the country’s number, and the link by which a code is brought back', () => {
		expect(starter('danger', locale).words).toContain(country.emergency);
		expect(starter('come-back', locale).words).toContain(messages(locale).tip.receipt.back);
	});

	it('would be caught promising: safety, stay, pay, time, a meeting, an outcome', () => {
		for (const [kind, said] of Object.entries(PROMISED[locale] ?? {})) {
			for (const words of said)
				expect(
					promisesIn(words).map(({ kind }) => kind),
					words
				).toContain(kind);
		}
	});
});

describe('what promises nothing', () => {
	it.each([
		'We cannot promise that you are safe.',
		'Are you safe now? Tell us if you are safe.',
		'Where do they meet the others?',
		'No podemos prometer nada. ¿Está a salvo?',
		'Nous ne pouvons rien promettre. Dites-nous si vous êtes en sécurité.',
		'Nou pa ka pwomèt anyen. Èske ou an sekirite?'
	])('is let be: %s', (words) => {
		expect(promisesIn(words)).toEqual([]);
	});

	it('is English where a tip’s language is none of the site’s', () => {
		expect(starter('read', 'pt')).toEqual(starter('read', 'en'));
	});
});

describe('a lane’s own words', () => {
	const own = (more: object) =>
		wordingOf({ key: 'read', locale: 'ht', words: 'Nou li l.', english: 'We read it.', ...more });

	it('say in English what they say, and what the English may not say neither do they', () => {
		expect(own({})).toMatchObject({ words: 'Nou li l.', english: 'We read it.' });
		expect(own({ english: '' })).toBeUndefined();
		expect(own({ english: 'You are safe now.' })).toBeUndefined();
		expect(own({ words: '', english: '' })).toMatchObject({ words: '' });
		expect(own({ locale: 'en', words: 'We read it.' })).toBeUndefined();
	});

	it('are plain: no markup, nothing that hides, turns the text or goes on for pages', () => {
		expect(faultIn('Two lines.\nAnd a [[day]] & more, 3 < 4.')).toBeUndefined();
		for (const words of ['<b>', '</p', '&lt;b', '&#60;']) expect(faultIn(words)).toBe('markup');
		for (const sign of ['\u202e', '\u2066', '\u200b', '\u0007', '\u2028', '\ufeff', '\ue000'])
			expect(faultIn(`a${sign}b`), JSON.stringify(sign)).toBe('hidden');
		expect(faultIn('a'.repeat(LONGEST_WORDING + 1))).toBe('too-long');
	});

	it('are of an answer and a language that there are', () => {
		for (const wrong of [{ key: 'toString' }, { locale: 'xx' }, { words: 7 }, { english: null }])
			expect(own(wrong)).toBeUndefined();
		expect(wordingOf(undefined)).toBeUndefined();
	});
});

describe('what is still to be filled in', () => {
	it('is found, each once, however it stands', () => {
		expect(blanksIn('Ask [[who]], or [[ ]]\nand [[who]].')).toEqual(['[[who]]', '[[ ]]']);
		expect(blanksIn('The [second] door [')).toEqual([]);
	});

	it('is never sent: the worker seals no answer with it', async () => {
		const answer = {
			reply: { words: starter('cannot-help', 'ht').words, asks: false },
			place: { id: 'a', tip: 'b', lane: 'general', epoch: 1 },
			tipster: 'age1pq1anybody' as Recipient,
			print: ''
		};
		const sealed = newVerbs().sealReply(answer);
		await expect(sealed).rejects.toMatchObject({ name: 'LeftBlank' });
		expect(unsealedWords(await sealed.catch((fault: unknown) => fault))).toBe(
			answers.blank.refused
		);
	});
});
