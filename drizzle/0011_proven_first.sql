-- In a flood what nothing shows that a person sent it stands after everything else: see triage/queue.ts.
DROP INDEX "queue";--> statement-breakpoint
CREATE INDEX "queue" ON "tips" USING btree ("lane_id",("standing" = 'unproven'),"due_at","id","urgency") WHERE "tips"."state" = 'open' and "tips"."standing" <> 'penned';
