export {
	checkAnswer,
	checkProof,
	offer,
	createCaptcha,
	vouched,
	FLOOD_FROM,
	type Captcha,
	type Failed,
	type Offer,
	type Shown,
	type Verdict
} from './check.ts';
export { areRefused, type HcaptchaKeys } from './hcaptcha.ts';
