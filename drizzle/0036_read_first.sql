CREATE TABLE "readings" (
	"tip_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "readings_tip_id_officer_id_pk" PRIMARY KEY("tip_id","officer_id")
);
--> statement-breakpoint
DROP INDEX "queue";--> statement-breakpoint
DROP INDEX "quarantine";--> statement-breakpoint
ALTER TABLE "tips" ADD COLUMN "read_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tips" ADD COLUMN "rank" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_tip_id_tips_id_fk" FOREIGN KEY ("tip_id") REFERENCES "public"."tips"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "queue" ON "tips" USING btree ("lane_id",("standing" = 'unproven'),"rank","urgency","due_at","id") WHERE "tips"."state" = 'open' and "tips"."standing" <> 'quarantined';--> statement-breakpoint
CREATE INDEX "quarantine" ON "tips" USING btree ("lane_id","rank","urgency","due_at","id") WHERE "tips"."state" = 'open' and "tips"."standing" = 'quarantined';--> statement-breakpoint
alter table readings enable row level security;--> statement-breakpoint
create policy of_visible_tips on readings to plainsight_desk
	using ((select true from tips where tips.id = tip_id))
	with check (officer_id = desk.actor() and (select true from tips where tips.id = tip_id));--> statement-breakpoint
create policy intake on readings to plainsight_definer using (true) with check (true);--> statement-breakpoint
grant select, insert on readings to plainsight_desk;--> statement-breakpoint
grant select, delete on readings to plainsight_definer;--> statement-breakpoint
grant select (read_at, rank), update (read_at) on tips to plainsight_desk;--> statement-breakpoint
grant update (rank, read_at) on tips to plainsight_definer;--> statement-breakpoint
-- Who read a tip before lies in the record, which the server cannot open: what somebody took, in the lane where it is now, was read; of
-- the rest it is not known.
update tips t set read_at = (
	select min(a.assigned_at) from assignments a where a.tip_id = t.id
		and not exists (select from moves m where m.tip_id = t.id and m.moved_at >= a.assigned_at)
);--> statement-breakpoint
-- As drizzle/functions has them, which come after this.
create function rank_tip() returns trigger language plpgsql as $$ begin return new; end $$;--> statement-breakpoint
create function rank_again() returns trigger language plpgsql as $$ begin return null; end $$;--> statement-breakpoint
create trigger rank_tip before insert or update of urgency, read_at, rank on tips
	for each row execute function rank_tip();--> statement-breakpoint
create trigger rank_again after insert or update on assignments for each row execute function rank_again();--> statement-breakpoint
create trigger rank_again after insert or update of opened_at on additions for each row execute function rank_again();--> statement-breakpoint
create trigger rank_again after update of moved_at, found_at on moves for each row execute function rank_again();--> statement-breakpoint
update tips t set rank = case
	when t.urgency = 1 and not taken then 0 when t.read_at is null then 1 when not taken then 2 when is_new then 3 else 4 end
from (
	select s.id,
		exists (select from assignments a where a.tip_id = s.id and a.ended_at is null) as taken,
		exists (select from additions d where d.tip_id = s.id and d.opened_at is null)
			or exists (select from moves m where m.tip_id = s.id and m.moved_at is not null and m.found_at is null) as is_new
	from tips s
) now where now.id = t.id;
