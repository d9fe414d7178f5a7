ALTER TABLE "replies" ALTER COLUMN "sealed_for_lane" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "sending" "bytea";--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "kept_epoch" integer;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "is_hidden" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "refused_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "replies_to_keep" ON "replies" USING btree ("tip_id") WHERE "replies"."is_hidden" and "replies"."sealed_for_tipster" is not null;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "a_reply_is_kept" CHECK ("replies"."sealed_for_lane" is not null or ("replies"."sealed_for_tipster" is not null and "replies"."sending" is not null));--> statement-breakpoint
grant update (is_hidden, refused_at) on replies to plainsight_definer;--> statement-breakpoint
-- Nothing that was sealed may change, but that a cleared reply's file gives way to what its lane keeps of it.
grant update (sealed_for_tipster, sealed_for_lane, kept_epoch) on replies to plainsight_desk;--> statement-breakpoint
create policy kept_once_hidden on replies as restrictive for update to plainsight_desk
	using (is_hidden and sealed_for_tipster is not null and sealed_for_lane is null)
	with check (sealed_for_tipster is null and sealed_for_lane is not null);
