import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { readForm, type FormLimits } from '#lib/forms/read-form.server.ts';
import { triage as text } from '#lib/i18n/en/triage.ts';
import type { ActSignature } from '#lib/sealed/act.ts';
import type { Actor, Signing } from '#lib/server/staff/index.ts';
import { texts, uuid } from './body.server.ts';

const base64url = (length: number) => v.pipe(v.string(), v.length(length), v.regex(/^[\w-]+$/));
/** A number in JSON. */
export const count = (least: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least));

/** In UTC, as ISO 8601 begins. */
const hour = v.pipe(v.string(), v.regex(/^\d{4}-[01]\d-[0-3]\dT[0-2]\d$/));

/** What an officer's browser signed of an act: see sealed/act.ts. Whether it is of this one, the room says. */
export const actSignature = v.strictObject({
	head: v.strictObject({ seq: count(0), hash: base64url(43) }),
	unlock: base64url(22),
	count: count(1),
	hour,
	signature: base64url(86)
});

/** What the first of two signed: see sealed/dual-control.ts. */
export const asked = v.strictObject({
	id: uuid,
	by: uuid,
	until: hour,
	what: base64url(43),
	signature: base64url(86)
});

/** Some thousand characters of reason, sealed and padded: see Deleting.svelte. In base64. */
export const LONGEST_REASON = 64_000;

/** Beside what a page sends as JSON. None: by a page of the release before. */
export const signed = { signed: v.optional(actSignature) };
const field = v.object({
	signed: v.optional(v.pipe(v.string(), v.maxLength(1_000), v.parseJson(), actSignature))
});

/** A form, and what was signed of what it asks for. */
export async function signedForm<Schema extends v.GenericSchema>(
	request: Request,
	schema: Schema,
	limits: FormLimits
): Promise<{ given: v.InferOutput<Schema>; signed: ActSignature | undefined }> {
	const fields = texts(await readForm(request, limits));
	const given = v.safeParse(schema, fields);
	const beside = v.safeParse(field, fields);
	if (!given.success || !beside.success) error(400);
	return { given: given.output, signed: beside.output.signed };
}

/** Who acts, with what was signed beside what they typed; as if nothing was, where that is not readable. */
export function signedBy(actor: Actor, typed: Readonly<Record<string, string>>): Signing {
	const beside = v.safeParse(field, { signed: typed.signed });
	return { ...actor, signed: beside.success ? beside.output.signed : undefined };
}

type Refusal = { readonly ok: false; readonly why: string };
type Told<Outcome> = Exclude<Outcome, { why: 'unsigned' }>;

/**
 * A page of the release before, which was there when the desk was renewed, knows no word for an act without a signature. It shows
 * who was first, where somebody was: so it is told in the place of that name.
 */
export const toldToRenew = <Outcome extends { readonly ok: true } | Refusal>(
	outcome: Outcome
): Told<Outcome> | { readonly ok: false; readonly why: 'assigned'; readonly by: string } =>
	!outcome.ok && outcome.why === 'unsigned'
		? { ok: false, why: 'assigned', by: text.work.faults.renewed }
		: (outcome as Told<Outcome>);
