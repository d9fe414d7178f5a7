export { link, type SealedLink } from './link.ts';
export { idsIn, linksIn, MOST_LINKS } from './given.ts';
