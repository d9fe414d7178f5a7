export { createCache, emergencyNumber, shown, type ContactCache } from './cache.ts';
export * from './change.ts';
export {
	chosen,
	contactSchema,
	inLanguage,
	kinds,
	PROJECT,
	readRecord,
	rolesIn,
	served,
	shipped,
	VERIFIED_FOR_DAYS,
	type Contact
} from './contact.ts';
