CREATE TABLE "alert_addresses" (
	"officer_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"address" text,
	"proposed" text,
	"code" text,
	"code_until" timestamp with time zone,
	"wrong_codes" smallint DEFAULT 0 NOT NULL,
	"proven_at" timestamp with time zone,
	"undelivered" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "alert_addresses_officer_id_channel_pk" PRIMARY KEY("officer_id","channel"),
	CONSTRAINT "proven_or_none" CHECK (num_nonnulls("alert_addresses"."address", "alert_addresses"."proven_at") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "alert_gateways" (
	"channel" text PRIMARY KEY NOT NULL,
	"answered_at" timestamp with time zone,
	"failing_since" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "alert_marks" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"computed_until" timestamp with time zone,
	CONSTRAINT "one_row" CHECK ("alert_marks"."only")
);
--> statement-breakpoint
CREATE TABLE "alert_wishes" (
	"officer_id" uuid PRIMARY KEY NOT NULL,
	"hourly" boolean NOT NULL,
	"digest" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"officer_id" uuid,
	"custodian" smallint,
	"mark" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "somebody_is_told" CHECK (num_nonnulls("alerts"."officer_id", "alerts"."custodian") = 1)
);
--> statement-breakpoint
CREATE TABLE "leaves" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"lane_id" text NOT NULL,
	"officer_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "a_leave_has_hours" CHECK ("leaves"."ends_at" > "leaves"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "shifts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"lane_id" text NOT NULL,
	"officer_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place" smallint NOT NULL,
	"covers" uuid,
	CONSTRAINT "a_shift_has_hours" CHECK ("shifts"."ends_at" > "shifts"."starts_at"),
	CONSTRAINT "first_or_next" CHECK ("shifts"."place" in (1, 2))
);
--> statement-breakpoint
ALTER TABLE "alert_addresses" ADD CONSTRAINT "alert_addresses_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_wishes" ADD CONSTRAINT "alert_wishes_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_lane_id_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_lane_id_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_covers_officers_id_fk" FOREIGN KEY ("covers") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_alert_a_mark" ON "alerts" USING btree ("officer_id","mark","kind") WHERE "alerts"."kind" <> 'code' and "alerts"."officer_id" is not null;--> statement-breakpoint
CREATE INDEX "alerts_of" ON "alerts" USING btree ("officer_id","mark");--> statement-breakpoint
CREATE INDEX "alerts_to_deliver" ON "alerts" USING btree ("next_try_at") WHERE "alerts"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "leaves_of" ON "leaves" USING btree ("lane_id","ends_at");--> statement-breakpoint
CREATE INDEX "shifts_of" ON "shifts" USING btree ("lane_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_shift_at_once" ON "shifts" USING btree ("lane_id","officer_id","starts_at");--> statement-breakpoint
-- The roster of a lane is for who reads it; leave is one's own to enter.
alter table shifts enable row level security;--> statement-breakpoint
create policy of_own_lanes on shifts to plainsight_desk
	using (lane_id in (select desk.actor_lanes())) with check (lane_id in (select desk.actor_lanes()));--> statement-breakpoint
create policy tells on shifts to plainsight_jobs using (true);--> statement-breakpoint
grant select, insert, delete, update (officer_id, covers) on shifts to plainsight_desk;--> statement-breakpoint
grant select (lane_id, officer_id, starts_at, ends_at, place), delete on shifts to plainsight_jobs;--> statement-breakpoint
alter table leaves enable row level security;--> statement-breakpoint
create policy of_own_lanes on leaves for select to plainsight_desk
	using (lane_id in (select desk.actor_lanes()));--> statement-breakpoint
create policy own_leave on leaves for insert to plainsight_desk
	with check (officer_id = desk.actor() and lane_id in (select desk.actor_lanes()));--> statement-breakpoint
create policy own_leave_ends on leaves for delete to plainsight_desk
	using (officer_id = desk.actor());--> statement-breakpoint
create policy tells on leaves to plainsight_jobs using (true);--> statement-breakpoint
grant select, insert, delete on leaves to plainsight_desk;--> statement-breakpoint
grant select (lane_id, officer_id, starts_at, ends_at), delete on leaves to plainsight_jobs;--> statement-breakpoint
-- Where somebody is told is theirs to read, and whether they were.
alter table alert_addresses enable row level security;--> statement-breakpoint
create policy own_addresses on alert_addresses to plainsight_desk
	using (officer_id = desk.actor()) with check (officer_id = desk.actor());--> statement-breakpoint
create policy tells on alert_addresses to plainsight_jobs using (true) with check (true);--> statement-breakpoint
create policy tellable on alert_addresses for select to plainsight_definer using (true);--> statement-breakpoint
grant select, insert, update, delete on alert_addresses to plainsight_desk;--> statement-breakpoint
grant select (officer_id, channel, address, proposed, code, code_until, proven_at, undelivered), update (undelivered)
	on alert_addresses to plainsight_jobs;--> statement-breakpoint
grant select (officer_id, channel, proven_at) on alert_addresses to plainsight_definer;--> statement-breakpoint
alter table alert_wishes enable row level security;--> statement-breakpoint
create policy own_wishes on alert_wishes to plainsight_desk
	using (officer_id = desk.actor()) with check (officer_id = desk.actor());--> statement-breakpoint
create policy tells on alert_wishes for select to plainsight_jobs using (true);--> statement-breakpoint
grant select, insert, update on alert_wishes to plainsight_desk;--> statement-breakpoint
grant select on alert_wishes to plainsight_jobs;--> statement-breakpoint
alter table alerts enable row level security;--> statement-breakpoint
create policy own_alerts on alerts for select to plainsight_desk using (officer_id = desk.actor());--> statement-breakpoint
create policy own_codes on alerts for insert to plainsight_desk
	with check (officer_id = desk.actor() and kind = 'code' and state = 'waiting');--> statement-breakpoint
create policy tells on alerts to plainsight_jobs using (true) with check (true);--> statement-breakpoint
grant select, insert on alerts to plainsight_desk;--> statement-breakpoint
grant select, insert, update (state, tries, next_try_at, settled_at), delete on alerts to plainsight_jobs;--> statement-breakpoint
insert into alert_marks (computed_until) values (null);--> statement-breakpoint
grant select, update (computed_until) on alert_marks to plainsight_jobs;--> statement-breakpoint
grant select on alert_gateways to plainsight_desk;--> statement-breakpoint
grant select, insert, update, delete on alert_gateways to plainsight_jobs;--> statement-breakpoint
-- Whom to tell, and of what: by the functions of drizzle/functions. Whom a lane has, background work reads itself.
grant select (lane_id, officer_id, removed_at) on lane_members to plainsight_jobs;--> statement-breakpoint
grant select (id, role, disabled_at) on officers to plainsight_jobs;
--> statement-breakpoint
grant select (lane_id) on dual_requests to plainsight_definer;--> statement-breakpoint
create policy heartbeats on alerts for select to plainsight_definer using (kind = 'digest');--> statement-breakpoint
grant select (officer_id, kind, state, mark) on alerts to plainsight_definer;--> statement-breakpoint
grant select (channel) on alert_gateways to plainsight_definer;
