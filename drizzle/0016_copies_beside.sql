CREATE TABLE "copies_wanted" (
	"lane_id" text NOT NULL,
	"epoch" integer NOT NULL,
	"holder" uuid NOT NULL,
	CONSTRAINT "copies_wanted_lane_id_epoch_holder_pk" PRIMARY KEY("lane_id","epoch","holder")
);
--> statement-breakpoint
ALTER TABLE "lane_keys" DROP CONSTRAINT "lane_keys_lane_id_epoch_holder_pk";--> statement-breakpoint
ALTER TABLE "lane_keys" ADD COLUMN "writer" uuid DEFAULT coalesce(desk.actor(), '00000000-0000-0000-0000-000000000000') NOT NULL;--> statement-breakpoint
ALTER TABLE "lane_keys" ADD CONSTRAINT "lane_keys_lane_id_epoch_holder_writer_pk" PRIMARY KEY("lane_id","epoch","holder","writer");--> statement-breakpoint
ALTER TABLE "copies_wanted" ADD CONSTRAINT "copies_wanted_lane_id_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copies_wanted" ADD CONSTRAINT "copies_wanted_holder_officers_id_fk" FOREIGN KEY ("holder") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- A copy is written by a member, in their own name, for a member or for recovery.
drop policy members_hand_on on lane_keys;--> statement-breakpoint
create policy members_hand_on on lane_keys for insert to plainsight_desk
	with check (
		writer = desk.actor() and lane_id in (select desk.actor_lanes())
		and (
			holder = 'recovery'
			or exists (
				select from lane_members m
				where m.lane_id = lane_keys.lane_id and m.officer_id::text = holder and m.removed_at is null
			)
		)
	);--> statement-breakpoint
alter table copies_wanted enable row level security;--> statement-breakpoint
create policy members_see on copies_wanted for select to plainsight_desk
	using (lane_id in (select desk.actor_lanes()));--> statement-breakpoint
create policy own_want on copies_wanted for insert to plainsight_desk
	with check (holder = desk.actor() and lane_id in (select desk.actor_lanes()));--> statement-breakpoint
create policy own_end on copies_wanted for delete to plainsight_desk using (holder = desk.actor());--> statement-breakpoint
create policy intake on copies_wanted for select to plainsight_definer using (true);--> statement-breakpoint
grant select, insert, delete on copies_wanted to plainsight_desk;--> statement-breakpoint
grant select on copies_wanted to plainsight_definer;
