export { contacts, emergency, type Contact } from './contacts.ts';
export { offerSigns, weigh, type OfferSign, type Weight } from './offer.ts';
export { page, pagesOf, slugs, type Page } from './pages.ts';
export { search } from './search.ts';
export type { Section } from './compile.ts';
