import { country } from '#country/country.ts';
import { tip } from '#content/en/messages/tip.ts';
import { outside as text } from '#lib/i18n/en/outside.ts';
import { regionName } from '#lib/i18n/places.ts';
import { dayNamed } from '../work/time.ts';
import type { Despite, Form, LocalTime, Referral, Windows } from './forms.ts';

/** A line of a form, as it is read: what was asked, and what stands there. */
export type Line = { readonly label: string; readonly value: string };

/** What a form says, in lines. Of what the release before shows, they are all. */
export function linesOf(form: Form): Line[] {
	switch (form.form) {
		case 'outside':
			return [
				line(text.act.whom, form.whom),
				line(text.act.on, timeOf(form.at)),
				line(text.act.area, [areaName(form.area), form.place].filter(Boolean).join(', ')),
				line(text.act.said, form.said),
				line(text.act.came, form.came),
				...(form.next ? [line(text.act.goesOn(dayNamed(form.next.day)), form.next.what)] : []),
				...referralLines(form.referral),
				...despiteLines(form.despite)
			].filter(({ value }) => value !== '');
		case 'plan':
			return [
				line(text.plan.blamed, form.blamed),
				line(text.plan.there, form.there),
				line(text.plan.windows, windowsOf(form.windows)),
				line(text.plan.phone, form.phone),
				line(text.plan.another, form.another),
				line(text.plan.agreed, text.agreements[form.agreed] ?? form.agreed)
			];
		case 'child':
			return [
				...(form.is === 'told'
					? [line(text.child.whom, form.whom), line(text.child.day, maybeDay(form.day))]
					: []),
				line(text.child.why[form.is] ?? '', form.why)
			];
		case 'screening':
			return form.people.map(({ who, by, day }) =>
				line(who, text.screening.asked(by, dayNamed(day)))
			);
		case 'passing':
			return [...referralLines(form.referral), ...despiteLines(form.despite)];
	}
}

/** For a release that does not know the form. */
export const inWords = (form: Form): string =>
	linesOf(form)
		.map(({ label, value }) => `${label}\n${value}`)
		.join('\n\n');

export const timeOf = ({ day, time }: LocalTime): string => `${dayNamed(day)}, ${time}`;

/** What can be chosen as to whom something goes. */
export const receivers: readonly (readonly [string, string])[] = [
	...Object.entries(country.agencies),
	['other', text.referral.other]
];

export const areaName = (area: string): string => {
	const names: Readonly<Record<string, string>> = tip.areas;
	return regionName(area) ?? names[area] ?? area;
};

export function windowsOf(windows: Windows): string {
	if (windows === 'any' || windows === 'never') return text.plan[windows];
	return windows
		.map(({ day, from, to }) => `${text.weekdays[day] ?? day} ${from}–${to}`)
		.join('\n');
}

export const despiteLines = (despite: Despite | undefined): Line[] =>
	despite
		? [line(text.guard.despite(text.reasons[despite.because] ?? despite.because), despite.words)]
		: [];

function referralLines(referral: Referral | undefined): Line[] {
	if (!referral) return [];
	const to = receivers.find(([key]) => key === referral.to)?.[1] ?? referral.to;
	const agreed = referral.agreed
		? [line(text.referral.agreed, `${referral.agreed.who}, ${dayNamed(referral.agreed.day)}`)]
		: [];
	return [line(text.referral.to, to), ...agreed, ...despiteLines(referral.despite)];
}

const line = (label: string, value: string): Line => ({ label, value });
const maybeDay = (day: string): string => (day ? dayNamed(day) : '');
