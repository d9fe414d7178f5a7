export { contacts, emergency, type Contact } from './contacts.ts';
export { page, slugs } from './pages.ts';
export type { CompiledPage, PageMeta, Section } from './compile.ts';
