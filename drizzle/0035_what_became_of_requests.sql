-- No release has kept one: what was asked for before did not say of what.
delete from dual_requests;--> statement-breakpoint
ALTER TABLE "dual_requests" ADD COLUMN "act" text NOT NULL;--> statement-breakpoint
ALTER TABLE "dual_requests" ADD COLUMN "subject" text NOT NULL;--> statement-breakpoint
ALTER TABLE "dual_requests" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dual_requests" ADD COLUMN "ended_in" bigint;--> statement-breakpoint
ALTER TABLE "dual_requests" ADD COLUMN "refusal" "bytea";--> statement-breakpoint
ALTER TABLE "dual_requests" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_request" ON "dual_requests" USING btree ("lane_id","act","subject") WHERE "dual_requests"."agreed_at" is null and "dual_requests"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "dual_requests" ADD CONSTRAINT "ended_once" CHECK (num_nonnulls("dual_requests"."agreed_at", "dual_requests"."ended_at") < 2);--> statement-breakpoint
-- A request is no longer deleted as it ends, so that whoever asked is told. Whoever asked still says of none that it was agreed to.
drop policy members_drop on dual_requests;--> statement-breakpoint
drop policy others_agree on dual_requests;--> statement-breakpoint
create policy members_settle on dual_requests for update to plainsight_desk
	using (agreed_at is null and ended_at is null and lane_id in (select desk.actor_lanes()))
	with check (
		lane_id in (select desk.actor_lanes())
		and (ended_at is not null or (agreed_at is not null and asked_by <> desk.actor()))
	);--> statement-breakpoint
drop policy own_request on dual_requests;--> statement-breakpoint
create policy own_request on dual_requests for insert to plainsight_desk with check (
	asked_by = desk.actor() and agreed_at is null and ended_at is null and lane_id in (select desk.actor_lanes())
);--> statement-breakpoint
create policy told on dual_requests to plainsight_definer using (true) with check (true);--> statement-breakpoint
revoke delete on dual_requests from plainsight_desk;--> statement-breakpoint
grant update (ended_at, ended_in, refusal, told_at) on dual_requests to plainsight_desk;--> statement-breakpoint
grant select (id, lane_id, act, subject, ended_at), update (ended_at, ended_in) on dual_requests to plainsight_jobs;--> statement-breakpoint
grant select (id, asked_by, until, agreed_at, ended_at, told_at), update (told_at) on dual_requests to plainsight_definer;--> statement-breakpoint
-- Whoever reads the lane where a tip was deleted reads so in its record already, and may be told in the tip's place.
alter table deletions enable row level security;--> statement-breakpoint
create policy of_own_lanes on deletions for select to plainsight_desk
	using (lane_id in (select desk.actor_lanes()));--> statement-breakpoint
create policy sweeps on deletions for select to plainsight_jobs using (true);--> statement-breakpoint
create policy deleting on deletions for insert to plainsight_definer with check (true);--> statement-breakpoint
grant select on deletions to plainsight_desk;
