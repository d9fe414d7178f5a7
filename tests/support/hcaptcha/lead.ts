import { leadTo } from './double.ts';

// Loaded before a server under test: its requests for hcaptcha.com go to the double of the test that started it.
leadTo(Number(process.env.HCAPTCHA_DOUBLE_PORT));
