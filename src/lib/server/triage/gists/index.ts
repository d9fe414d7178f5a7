export { gistFiles, MOST_FILES, sources } from './files.ts';
export { keepGists, type MadeGist } from './keep.ts';
export { askForGists } from './asking.ts';
export { rows } from './rows.ts';
export { giveTitle } from './title.ts';
