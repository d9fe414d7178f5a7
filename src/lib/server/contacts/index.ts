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
	stateOf,
	VERIFIED_FOR_DAYS,
	type Contact,
	type ContactOnPage,
	type Kind
} from './contact.ts';
