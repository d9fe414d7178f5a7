import { outside } from '#lib/i18n/en/outside.ts';
import type { Form } from './forms.ts';

/** What somebody did who wrote a form down; undefined of what is a note like any other. */
export function noted(form: Form | 'unknown' | undefined): string | undefined {
	if (form === undefined || form === 'unknown') return undefined;
	switch (form.form) {
		case 'outside':
			return outside.act.did[form.way];
		case 'plan':
			return outside.plan.wrote;
		case 'child':
			return outside.child.did[form.is];
		case 'screening':
			return outside.screening.did;
		case 'passing':
			return undefined;
	}
}
