CREATE TABLE "move_files" (
	"move_id" uuid NOT NULL,
	"is_former" boolean DEFAULT false NOT NULL,
	"kind" text NOT NULL,
	"row_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"epoch" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "move_files_move_id_is_former_kind_row_id_n_pk" PRIMARY KEY("move_id","is_former","kind","row_id","n")
);
--> statement-breakpoint
CREATE TABLE "moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tip_id" uuid NOT NULL,
	"from_lane" text NOT NULL,
	"to_lane" text NOT NULL,
	"epoch" integer NOT NULL,
	"moved_by" uuid NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"moved_at" timestamp with time zone,
	"sealed" "bytea",
	"found_at" timestamp with time zone,
	CONSTRAINT "moved_with_a_reason" CHECK (("moves"."moved_at" is null) = ("moves"."sealed" is null))
);
--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "lane_id" text;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "moved_epoch" integer;--> statement-breakpoint
ALTER TABLE "move_files" ADD CONSTRAINT "move_files_move_id_moves_id_fk" FOREIGN KEY ("move_id") REFERENCES "public"."moves"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moves" ADD CONSTRAINT "moves_tip_id_tips_id_fk" FOREIGN KEY ("tip_id") REFERENCES "public"."tips"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moves" ADD CONSTRAINT "moves_from_lane_lanes_id_fk" FOREIGN KEY ("from_lane") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moves" ADD CONSTRAINT "moves_to_lane_lanes_id_fk" FOREIGN KEY ("to_lane") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moves" ADD CONSTRAINT "moves_moved_by_officers_id_fk" FOREIGN KEY ("moved_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_move_a_mover" ON "moves" USING btree ("tip_id","moved_by") WHERE "moves"."moved_at" is null;--> statement-breakpoint
CREATE INDEX "moves_of" ON "moves" USING btree ("tip_id");--> statement-breakpoint
CREATE INDEX "unfound" ON "moves" USING btree ("tip_id") WHERE "moves"."moved_at" is not null and "moves"."found_at" is null;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_lane_id_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
alter table moves enable row level security;--> statement-breakpoint
alter table move_files enable row level security;--> statement-breakpoint
-- A move that is on its way is its mover's own; one that was made belongs to the tip, and stays.
create policy of_visible_tips on moves for select to plainsight_desk
	using (
		(moved_at is not null or moved_by = desk.actor())
		and exists (select from tips where tips.id = tip_id)
	);--> statement-breakpoint
create policy own_begin on moves for insert to plainsight_desk
	with check (
		moved_at is null and moved_by = desk.actor()
		and exists (select from tips where tips.id = tip_id and tips.lane_id = from_lane)
	);--> statement-breakpoint
create policy own_end on moves for delete to plainsight_desk
	using (moved_at is null and moved_by = desk.actor());--> statement-breakpoint
create policy of_visible_moves on move_files for select to plainsight_desk
	using (exists (select from moves where moves.id = move_id));--> statement-breakpoint
create policy own_way on move_files for insert to plainsight_desk
	with check (not is_former and exists (select from moves where moves.id = move_id and moves.moved_at is null));--> statement-breakpoint
-- What lay there before goes with the word of somebody else than who moved it: docs/decisions/0046.
create policy others_word on move_files for delete to plainsight_desk
	using (is_former and exists (select from moves where moves.id = move_id and moves.moved_by <> desk.actor()));--> statement-breakpoint
create policy others_word on moves for update to plainsight_desk
	using (
		moved_at is not null and moved_by <> desk.actor() and found_at is null
		and exists (select from tips where tips.id = tip_id)
	)
	with check (found_at is not null);--> statement-breakpoint
create policy intake on moves to plainsight_definer using (true) with check (true);--> statement-breakpoint
create policy intake on move_files to plainsight_definer using (true) with check (true);--> statement-breakpoint
create policy sweeps on moves to plainsight_jobs using (moved_at is null);--> statement-breakpoint
create policy moving on audit_entries for insert to plainsight_definer with check (true);--> statement-breakpoint
-- No session of the desk reads what lay there before.
grant select, insert, delete, update (found_at) on moves to plainsight_desk;--> statement-breakpoint
grant select (move_id, is_former, kind, row_id, n), insert, delete on move_files to plainsight_desk;--> statement-breakpoint
grant select, update on moves to plainsight_definer;--> statement-breakpoint
grant select, insert, update, delete on move_files to plainsight_definer;--> statement-breakpoint
grant select (begun_at, moved_at), delete on moves to plainsight_jobs;--> statement-breakpoint
grant insert on audit_entries to plainsight_definer;--> statement-breakpoint
grant select on notes, urgency_changes to plainsight_definer;--> statement-breakpoint
grant delete on chunks to plainsight_definer;--> statement-breakpoint
grant update (lane_id, epoch, sealed, due_at) on tips to plainsight_definer;--> statement-breakpoint
grant update (epoch, sealed) on additions, notes, urgency_changes, closures to plainsight_definer;--> statement-breakpoint
grant update (reopening_epoch, sealed_reopening) on closures to plainsight_definer;--> statement-breakpoint
grant update (lane_id, moved_epoch, sending, sealed_for_lane, kept_epoch) on replies to plainsight_definer;--> statement-breakpoint
grant update (ended_at) on assignments to plainsight_definer;
