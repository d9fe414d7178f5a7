export {
	dropAddress,
	isChannel,
	mine,
	prove,
	setAddress,
	wish,
	type AddressChange
} from './addresses.ts';
export { noteGateways } from './deliver.ts';
export type { Gateways } from './gateway.ts';
export { createMail, type MailSettings } from './mail.ts';
export { status, type Status } from './status.ts';
export type { Telling } from './marks.ts';
export { purge, tell } from './tell.ts';
export { createWebhook, type WebhookSettings } from './webhook.ts';
export { untold } from './untold.ts';
