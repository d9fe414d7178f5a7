CREATE TABLE "responses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tip_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"epoch" integer,
	"sealed" "bytea",
	CONSTRAINT "waived_with_a_reason" CHECK (("responses"."kind" = 'heeded') = ("responses"."sealed" is null))
);
--> statement-breakpoint
CREATE TABLE "seen" (
	"addition_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "seen_addition_id_officer_id_pk" PRIMARY KEY("addition_id","officer_id")
);
--> statement-breakpoint
CREATE TABLE "stages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tip_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"begun_by" uuid NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"due_then" timestamp with time zone,
	"epoch" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	"came_at" timestamp with time zone,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "waits_a_month" CHECK ("stages"."until" <= "stages"."begun_at" + interval '31 days')
);
--> statement-breakpoint
DROP INDEX "unopened";--> statement-breakpoint
DROP INDEX "queue";--> statement-breakpoint
DROP INDEX "quarantine";--> statement-breakpoint
DROP INDEX "closed";--> statement-breakpoint
ALTER TABLE "additions" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "additions" ADD COLUMN "dealt_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tips" ADD COLUMN "read_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tips" ADD COLUMN "responded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tips" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tips" ADD COLUMN "clock" text;--> statement-breakpoint
ALTER TABLE "tips" ADD COLUMN "clock_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_tip_id_tips_id_fk" FOREIGN KEY ("tip_id") REFERENCES "public"."tips"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_made_by_officers_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seen" ADD CONSTRAINT "seen_addition_id_additions_id_fk" FOREIGN KEY ("addition_id") REFERENCES "public"."additions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seen" ADD CONSTRAINT "seen_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stages" ADD CONSTRAINT "stages_tip_id_tips_id_fk" FOREIGN KEY ("tip_id") REFERENCES "public"."tips"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stages" ADD CONSTRAINT "stages_begun_by_officers_id_fk" FOREIGN KEY ("begun_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stages" ADD CONSTRAINT "stages_ended_by_officers_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "responses_of" ON "responses" USING btree ("tip_id");--> statement-breakpoint
CREATE INDEX "stages_of" ON "stages" USING btree ("tip_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_current_stage" ON "stages" USING btree ("tip_id") WHERE "stages"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "to_come" ON "stages" USING btree ("until") WHERE "stages"."ended_at" is null and "stages"."came_at" is null;--> statement-breakpoint
CREATE INDEX "undealt" ON "additions" USING btree ("tip_id") WHERE "additions"."dealt_at" is null;--> statement-breakpoint
CREATE INDEX "waiting" ON "tips" USING btree ("lane_id","clock_due_at","arrived_at","id","urgency") WHERE "tips"."state" = 'open' and "tips"."rank" = 5;--> statement-breakpoint
CREATE INDEX "queue" ON "tips" USING btree ("lane_id",("standing" = 'unproven'),"rank","urgency","clock_due_at","arrived_at","id") WHERE "tips"."state" = 'open' and "tips"."standing" <> 'quarantined';--> statement-breakpoint
CREATE INDEX "quarantine" ON "tips" USING btree ("lane_id","rank","urgency","clock_due_at","arrived_at","id") WHERE "tips"."state" = 'open' and "tips"."standing" = 'quarantined';--> statement-breakpoint
CREATE INDEX "closed" ON "tips" USING btree ("lane_id","closed_at","id","urgency") WHERE "tips"."state" = 'closed';--> statement-breakpoint
alter table stages enable row level security;--> statement-breakpoint
create policy of_visible_tips on stages for select to plainsight_desk using ((select true from tips where tips.id = tip_id));--> statement-breakpoint
create policy own_begin on stages for insert to plainsight_desk
	with check (begun_by = desk.actor() and (select true from tips where tips.id = tip_id));--> statement-breakpoint
create policy own_end on stages for update to plainsight_desk
	using ((select true from tips where tips.id = tip_id)) with check (ended_by = desk.actor());--> statement-breakpoint
create policy intake on stages to plainsight_definer using (true) with check (true);--> statement-breakpoint
alter table responses enable row level security;--> statement-breakpoint
create policy of_visible_tips on responses to plainsight_desk
	using ((select true from tips where tips.id = tip_id))
	with check (made_by = desk.actor() and (select true from tips where tips.id = tip_id));--> statement-breakpoint
create policy intake on responses to plainsight_definer using (true) with check (true);--> statement-breakpoint
alter table seen enable row level security;--> statement-breakpoint
create policy of_visible_tips on seen to plainsight_desk
	using ((select true from additions where additions.id = addition_id))
	with check (officer_id = desk.actor() and (select true from additions where additions.id = addition_id));--> statement-breakpoint
create policy intake on seen to plainsight_definer using (true) with check (true);--> statement-breakpoint
grant select, insert, update (ended_by, ended_at) on stages to plainsight_desk;--> statement-breakpoint
grant select, insert on responses, seen to plainsight_desk;--> statement-breakpoint
grant select, delete, update (epoch, sealed, came_at, ended_by, ended_at) on stages to plainsight_definer;--> statement-breakpoint
grant select, delete, update (epoch, sealed) on responses to plainsight_definer;--> statement-breakpoint
grant select, delete on seen to plainsight_definer;--> statement-breakpoint
grant select (read_due_at, responded_at, closed_at, clock, clock_due_at), update (read_due_at, responded_at) on tips to plainsight_desk;--> statement-breakpoint
grant update (due_at, dealt_at) on additions to plainsight_desk;--> statement-breakpoint
grant update (read_due_at, responded_at, closed_at, clock, clock_due_at) on tips to plainsight_definer;--> statement-breakpoint
-- What was read by whoever had to is what was no news before.
update additions set dealt_at = opened_at;--> statement-breakpoint
update tips t set closed_at = (
	select date_bin('1 hour', c.closed_at, timestamptz '2000-01-01 00:00:00+00')
	from closures c where c.tip_id = t.id and c.reopened_at is null
) where t.state = 'closed';--> statement-breakpoint
-- A reply's time is known to the hour: one of the hour in which a tip was moved or opened again counts.
update tips t set responded_at = (
	select min(r.written_at) from replies r where r.tip_id = t.id and r.written_at >= greatest(
		t.arrived_at,
		(select date_bin('1 hour', max(m.moved_at), timestamptz '2000-01-01 00:00:00+00') from moves m where m.tip_id = t.id),
		(select date_bin('1 hour', max(c.reopened_at), timestamptz '2000-01-01 00:00:00+00') from closures c where c.tip_id = t.id)
	)
);--> statement-breakpoint
-- As drizzle/functions/place_of.sql says it of what there was before stages.
update tips t set clock = now.clock, clock_due_at = now.due
from tips s, lateral (
	select c.clock, c.due from (values
		('reading', case when s.state = 'open' and s.read_at is null then s.due_at end),
		('response', case when s.state = 'open' and s.read_at is not null and s.responded_at is null then s.due_at end),
		('answer', (
			select min(a.arrived_at) + interval '1 hour' + case s.urgency
				when 1 then interval '15 minutes' when 2 then interval '4 hours' when 3 then interval '1 day' else interval '3 days' end
			from additions a where a.tip_id = s.id and a.dealt_at is null
		))
	) as c (clock, due) where c.due is not null order by c.due limit 1
) now where s.id = t.id;--> statement-breakpoint
-- As drizzle/functions has them, which come after this.
create function note_closing() returns trigger language plpgsql as $$ begin return null; end $$;--> statement-breakpoint
create function note_reply() returns trigger language plpgsql as $$ begin return null; end $$;--> statement-breakpoint
drop trigger rank_tip on tips;--> statement-breakpoint
create trigger rank_tip
	before insert or update of urgency, state, due_at, read_at, read_due_at, responded_at, rank, clock, clock_due_at on tips
	for each row execute function rank_tip();--> statement-breakpoint
drop trigger rank_again on additions;--> statement-breakpoint
create trigger rank_again after insert or update of due_at, dealt_at on additions
	for each row execute function rank_again();--> statement-breakpoint
create trigger rank_again after insert or update of came_at, ended_at on stages
	for each row execute function rank_again();--> statement-breakpoint
create trigger note_closing after insert or update of reopened_at on closures
	for each row execute function note_closing();--> statement-breakpoint
create trigger note_reply after insert on replies for each row execute function note_reply();--> statement-breakpoint
-- What the functions of this release take the place of.
drop function if exists desk.tip_rank(uuid, smallint, timestamptz);--> statement-breakpoint
drop function if exists intake.add_tip(uuid, bytea, bytea, smallint, text, text, text[], integer, timestamptz, timestamptz, smallint, smallint, text, text, bytea);--> statement-breakpoint
drop function if exists intake.add_to_tip(bytea, uuid, text, integer, timestamptz, boolean, bytea);--> statement-breakpoint
drop function if exists intake.add_file(bytea, uuid, text, integer, timestamptz, bytea, uuid[]);--> statement-breakpoint
drop function if exists desk.move_tip(uuid, bytea, text[], timestamptz, timestamptz, bytea, bytea, bytea, bytea);
