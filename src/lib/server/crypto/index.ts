export { constantTimeEqual } from './equal.ts';
export { derive, deriveV1 } from './derive.ts';
export { fast, recipientOfSeed } from './hybrid.ts';
export { framed, mac, mac512 } from './mac.ts';
export { type Renewable } from './renewable.ts';
export * as secretbox from './secretbox.ts';
export { signWebhook } from './webhook-signature.ts';
