CREATE TABLE "step_asides" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"tip_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"stepped_at" timestamp with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "step_asides" ADD CONSTRAINT "step_asides_tip_id_tips_id_fk" FOREIGN KEY ("tip_id") REFERENCES "public"."tips"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_asides" ADD CONSTRAINT "step_asides_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_asides" ADD CONSTRAINT "step_asides_ended_by_officers_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "aside_once" ON "step_asides" USING btree ("tip_id","officer_id") WHERE "step_asides"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "asides_of_officer" ON "step_asides" USING btree ("officer_id","tip_id") WHERE "step_asides"."ended_at" is null;--> statement-breakpoint
-- As drizzle/functions has it, which come after this.
create function desk.stepped_aside() returns table (tip uuid) language sql stable as $$ select null::uuid where false $$;--> statement-breakpoint
-- Whatever hangs on a tip is seen by whoever sees the tip: this is the one wall, and what two must want of a tip is behind it, too.
create policy not_aside on tips as restrictive to plainsight_desk
	using (id not in (select s.tip from desk.stepped_aside() s));--> statement-breakpoint
create policy not_aside on dual_requests as restrictive to plainsight_desk
	using (subject not in (select s.tip::text from desk.stepped_aside() s));--> statement-breakpoint
alter table step_asides enable row level security;--> statement-breakpoint
create policy of_visible_tips on step_asides for select to plainsight_desk
	using ((select true from tips where tips.id = tip_id));--> statement-breakpoint
-- Each steps aside in their own name, and comes back by somebody else's word.
create policy own_step on step_asides for insert to plainsight_desk
	with check (officer_id = desk.actor() and ended_at is null and (select true from tips where tips.id = tip_id));--> statement-breakpoint
create policy others_word on step_asides for update to plainsight_desk
	using (officer_id <> desk.actor() and ended_at is null and (select true from tips where tips.id = tip_id))
	with check (ended_by = desk.actor() and ended_at is not null);--> statement-breakpoint
create policy intake on step_asides to plainsight_definer using (true) with check (true);--> statement-breakpoint
grant select, insert, update (ended_by, ended_at) on step_asides to plainsight_desk;--> statement-breakpoint
grant select, delete on step_asides to plainsight_definer;--> statement-breakpoint
grant select (id, disabled_at) on officers to plainsight_definer;--> statement-breakpoint
grant select (subject) on dual_requests to plainsight_definer;--> statement-breakpoint
-- Each tells besides who is not to be told.
drop function if exists desk.untaken_urgent();--> statement-breakpoint
drop function if exists desk.what_came(timestamptz, timestamptz);
