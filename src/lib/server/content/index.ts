export { contacts, emergency, type Contact } from './contacts.ts';
export { page, pagesOf, slugs, type Page } from './pages.ts';
export type { Section } from './compile.ts';
