export { offerSigns, weigh, type OfferSign } from './offer.ts';
export { page, pagesOf, slugs, withNumber, type Page } from './pages.ts';
export { search } from './search.ts';
export type { Section } from './compile.ts';
