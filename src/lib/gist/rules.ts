/**
 * Counts up whenever the same tip comes to another gist than before: of gists that were made by other rules none is said not to fit.
 * rules.test.ts holds it.
 */
export const GIST_RULES = 2;
