DROP INDEX "pen";--> statement-breakpoint
DROP INDEX "queue";--> statement-breakpoint
UPDATE "tips" SET "standing" = 'quarantined' WHERE "standing" = 'penned';--> statement-breakpoint
UPDATE "inflow" SET "kind" = 'quarantined' WHERE "kind" = 'penned';--> statement-breakpoint
CREATE INDEX "quarantine" ON "tips" USING btree ("lane_id","due_at","id","urgency") WHERE "tips"."state" = 'open' and "tips"."standing" = 'quarantined';--> statement-breakpoint
CREATE INDEX "queue" ON "tips" USING btree ("lane_id",("standing" = 'unproven'),"due_at","id","urgency") WHERE "tips"."state" = 'open' and "tips"."standing" <> 'quarantined';