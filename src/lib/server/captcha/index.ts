export {
	checkAnswer,
	checkProof,
	offer,
	createCaptcha,
	vouched,
	FLOOD_FROM,
	type Captcha,
	type Failed,
	type FormFacts,
	type Offer,
	type Shown,
	type Verdict
} from './check.ts';
export { areRefused, type HcaptchaKeys } from './hcaptcha.ts';
export { YOUNGEST_MS } from './plain-question.ts';
