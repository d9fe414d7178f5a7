CREATE TABLE "dual_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lane_id" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"agreed_at" timestamp with time zone,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deletions" (
	"subject" uuid PRIMARY KEY NOT NULL,
	"lane_id" text NOT NULL,
	"deleted_on" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dual_requests" ADD CONSTRAINT "dual_requests_lane_id_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dual_requests" ADD CONSTRAINT "dual_requests_asked_by_officers_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deletions" ADD CONSTRAINT "deletions_lane_id_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
alter table dual_requests enable row level security;--> statement-breakpoint
-- What is asked for is asked in one's own name, and seen by whoever reads the lane. Of it nothing changes but that somebody else agreed.
create policy of_own_lanes on dual_requests for select to plainsight_desk
	using (lane_id in (select desk.actor_lanes()));--> statement-breakpoint
create policy own_request on dual_requests for insert to plainsight_desk
	with check (asked_by = desk.actor() and agreed_at is null and lane_id in (select desk.actor_lanes()));--> statement-breakpoint
create policy others_agree on dual_requests for update to plainsight_desk
	using (asked_by <> desk.actor() and agreed_at is null and lane_id in (select desk.actor_lanes()))
	with check (agreed_at is not null);--> statement-breakpoint
create policy members_drop on dual_requests for delete to plainsight_desk
	using (agreed_at is null and lane_id in (select desk.actor_lanes()));--> statement-breakpoint
create policy sweeps on dual_requests to plainsight_jobs using (agreed_at is null);--> statement-breakpoint
grant select, insert, delete, update (agreed_at) on dual_requests to plainsight_desk;--> statement-breakpoint
grant select (until, agreed_at), delete on dual_requests to plainsight_jobs;--> statement-breakpoint
grant select (subject, deleted_on) on deletions to plainsight_jobs;--> statement-breakpoint
grant insert on deletions to plainsight_definer;--> statement-breakpoint
grant select on unswept to plainsight_definer;--> statement-breakpoint
grant delete on additions, assignments, closures, codes, moves, notes, replies, tips, unswept, urgency_changes
	to plainsight_definer;
