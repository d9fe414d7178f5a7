import * as v from 'valibot';
import { typed } from '#lib/text/schema.ts';

/** What stands before the first question, in this order; beside it, who reads a tip is generated from the lanes. */
export const keys = ['what-happens', 'must-act', 'cannot-promise'] as const;
export type Key = (typeof keys)[number];

/** What officers read before they act, in English alone: the form is open without. Nothing of it is given to the public face. */
export const deskKeys = ['desk-child', 'desk-stay'] as const;
export type DeskKey = (typeof deskKeys)[number];
export type AnyKey = Key | DeskKey;

export const isKey = (value: string): value is AnyKey =>
	[...keys, ...deskKeys].some((key) => key === value);
export const isDeskKey = (key: AnyKey): key is DeskKey => deskKeys.some((one) => one === key);

/** Of a text, in characters: longer, and nobody in fear reads it. */
export const LONGEST = 2_000;

const line = (least: number) => v.pipe(typed(300), v.minLength(least));

/** Paragraphs, kept apart by empty lines, and where they come from. */
export const writingSchema = v.object({
	text: v.pipe(typed(LONGEST), v.minLength(2)),
	source: line(3)
});
export type Writing = v.InferOutput<typeof writingSchema>;

/** Name and office of the person who approved it, and the day (ISO date). */
export const approvalSchema = v.object({
	by: line(5),
	on: v.pipe(v.string(), v.check(isDay))
});
export type Approval = v.InferOutput<typeof approvalSchema>;

/** 31 February is none: `Date` makes 3 March of it. */
function isDay(day: string): boolean {
	const at = new Date(day);
	return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day;
}
