-- Which arrivals are not on record yet is kept with the tips themselves, and no longer told from a window of time,
-- which a tip that is still on its way when it closes is never in.
lock table "sweeps";--> statement-breakpoint
CREATE TABLE "unswept" (
	"tip_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "unswept" ADD CONSTRAINT "unswept_tip_id_tips_id_fk" FOREIGN KEY ("tip_id") REFERENCES "public"."tips"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- As whoever adds the tip: of the roles only the owner of `intake.add_tip` may.
create function await_sweep() returns trigger language plpgsql set search_path = ''
	as $$ begin insert into public.unswept (tip_id) values (new.id); return null; end $$;--> statement-breakpoint
create trigger await_sweep after insert on tips for each row execute function await_sweep();--> statement-breakpoint
grant insert on unswept to plainsight_definer;--> statement-breakpoint
grant select, delete on unswept to plainsight_jobs;--> statement-breakpoint
insert into unswept select id from tips
	where arrived_at >= coalesce((select up_to from sweeps where name = 'arrivals'), '-infinity');--> statement-breakpoint
DROP TABLE "sweeps";--> statement-breakpoint
DROP INDEX "arrivals";
