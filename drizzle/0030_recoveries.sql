CREATE TABLE "recoveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"lane_id" text NOT NULL,
	"epoch" integer NOT NULL,
	"officer_id" uuid NOT NULL,
	"agencies" text[] NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"stood_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_lane_id_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- What opens the recovery identity, and recovery's copies of lanes' secrets, are read by functions alone, and by those for
-- whoever has begun to recover a lane that nobody opens: docs/decisions/0049.
alter table recoveries enable row level security;--> statement-breakpoint
create policy everybody_sees on recoveries for select to plainsight_desk using (true);--> statement-breakpoint
create policy own_begin on recoveries for insert to plainsight_desk with check (officer_id = desk.actor());--> statement-breakpoint
create policy own_end on recoveries for update to plainsight_desk using (officer_id = desk.actor());--> statement-breakpoint
create policy recovering on recoveries for select to plainsight_definer using (true);--> statement-breakpoint
create policy recovering on custodian_files for select to plainsight_definer using (kind = 'identity');--> statement-breakpoint
-- What came before is written in the name of the act: whoever reads the lane may have written a copy of each epoch already, which
-- is sealed to keys that are lost, and nobody writes over one.
create policy recovered on lane_keys for insert to plainsight_desk
	with check (
		lane_id in (select desk.actor_lanes())
		and exists (
			select from recoveries r
			where r.id = writer and r.lane_id = lane_keys.lane_id and r.officer_id = desk.actor()
		)
		and exists (
			select from lane_members m
			where m.lane_id = lane_keys.lane_id and m.officer_id::text = holder and m.removed_at is null
		)
	);--> statement-breakpoint
grant select, insert on recoveries to plainsight_desk;--> statement-breakpoint
grant update (stood_at) on recoveries to plainsight_desk;--> statement-breakpoint
grant select (id, lane_id, officer_id, begun_at, stood_at) on recoveries to plainsight_definer;--> statement-breakpoint
grant select (kind, first, second, sealed) on custodian_files to plainsight_definer;
