import type { Locale } from '#lib/i18n/locales.ts';
import type { Questions } from '#lib/i18n/questions.ts';
import { askHcaptcha, newBreaker, type Breaker, type HcaptchaKeys } from './hcaptcha.ts';
import { isWorkDone, offerWork, type WorkOffer } from './own-check.ts';
import { passFor, standingOf, type Proof } from './pass.ts';
import { isAnswered, plainQuestion, YOUNGEST_MS } from './plain-question.ts';

/** Three ways to show that one is not a robot; two of them are always there. */
export type Captcha = {
	readonly secret: Uint8Array;
	readonly hcaptcha?: HcaptchaKeys;
	readonly breaker: Breaker;
	/** What the plain question is made of, in a language. */
	readonly questions: (locale: Locale) => Questions;
};

/** What captcha needs to know of a form. `nonce`: 16 random bytes. */
export type FormFacts = {
	readonly nonce: Uint8Array;
	readonly issuedAt: Date;
	readonly locale: Locale;
};

/** What a form brought: any of the ways may be empty. */
export type Shown = {
	readonly pass?: string;
	readonly work?: string;
	readonly answer?: string;
	readonly hcaptchaToken?: string;
};

export type Verdict =
	{ readonly passed: true; readonly standing: Proof; readonly pass: string } | Failed;
export type Failed = {
	readonly passed: false;
	readonly why: 'nothing' | 'wrong' | 'too-soon' | 'provider';
};

export type Offer = {
	readonly work: WorkOffer;
	readonly question: string;
	readonly hcaptcha: { readonly sitekey: string } | undefined;
};

/** Beyond so many tips in an hour the plain question alone no longer counts as proof: kept, but listed after. */
export const FLOOD_FROM = 200;

export const createCaptcha = (of: Omit<Captcha, 'breaker'>): Captcha => ({
	...of,
	breaker: newBreaker()
});

const plainQuestionOf = ({ secret, questions }: Captcha, { nonce, locale }: FormFacts) =>
	plainQuestion(secret, nonce, questions(locale));

/** For a form that somebody at the desk vouches for: there is nothing that it has to show. */
export const vouched = ({ secret }: Captcha, nonce: Uint8Array): string =>
	passFor(secret, nonce, 'proven');

/** What the form may show. @param load tips that came in this hour. */
export const offer = (captcha: Captcha, form: FormFacts, load: number): Offer => ({
	work: offerWork(captcha.secret, form.nonce, load),
	question: plainQuestionOf(captcha, form).question,
	hcaptcha: captcha.hcaptcha && { sitekey: captcha.hcaptcha.sitekey }
});

/**
 * Whether the form has shown enough by what counts however many come: a pass from before, then the strongest proof
 * that it brought. A provider is asked: its token is good for one question.
 * @returns undefined when it brought no such proof.
 */
export async function checkProof(
	captcha: Captcha,
	form: FormFacts,
	shown: Shown,
	now: Date
): Promise<Verdict | undefined> {
	const { secret } = captcha;
	const { nonce } = form;
	const before = shown.pass && standingOf(secret, nonce, shown.pass);
	if (before) return passed(captcha, form, before);
	if (shown.work && isWorkDone(secret, nonce, shown.work)) return passed(captcha, form, 'proven');
	if (!shown.hcaptchaToken || !captcha.hcaptcha) return undefined;
	const verdict = await askHcaptcha(captcha.hcaptcha, captcha.breaker, shown.hcaptchaToken, now);
	if (verdict.passed) return passed(captcha, form, 'proven');
	return { passed: false, why: verdict.fault === 'person' ? 'wrong' : 'provider' };
}

/**
 * Whether it has by its answer to the plain question.
 * @param load tips that came in this hour.
 */
export function checkAnswer(
	captcha: Captcha,
	form: FormFacts,
	shown: Shown,
	now: Date,
	load: number
): Verdict {
	if (!shown.answer?.trim()) return { passed: false, why: shown.work ? 'wrong' : 'nothing' };
	if (!isAnswered(plainQuestionOf(captcha, form), shown.answer)) {
		return { passed: false, why: 'wrong' };
	}
	if (now.getTime() - form.issuedAt.getTime() < YOUNGEST_MS)
		return { passed: false, why: 'too-soon' };
	return passed(captcha, form, load >= FLOOD_FROM ? 'unproven' : 'proven');
}

const passed = ({ secret }: Captcha, { nonce }: FormFacts, standing: Proof): Verdict => ({
	passed: true,
	standing,
	pass: passFor(secret, nonce, standing)
});
