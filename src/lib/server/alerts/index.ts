export type { Gateways } from './gateway.ts';
export { createMail, type MailSettings } from './mail.ts';
export { createWebhook, type WebhookSettings } from './webhook.ts';
