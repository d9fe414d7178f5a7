CREATE TABLE "tip_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tip_id" uuid NOT NULL,
	"epoch" integer NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tip_links" ADD CONSTRAINT "tip_links_tip_id_tips_id_fk" FOREIGN KEY ("tip_id") REFERENCES "public"."tips"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "links_of" ON "tip_links" USING btree ("tip_id");--> statement-breakpoint
-- What hangs on a tip is seen by whoever sees the tip. Nothing of a link changes: one that is taken back is so by another row.
alter table tip_links enable row level security;--> statement-breakpoint
create policy of_visible_tips on tip_links to plainsight_desk
	using ((select true from tips where tips.id = tip_id))
	with check ((select true from tips where tips.id = tip_id));--> statement-breakpoint
create policy intake on tip_links to plainsight_definer using (true) with check (true);--> statement-breakpoint
grant select, insert on tip_links to plainsight_desk;--> statement-breakpoint
grant select (tip_id), delete on tip_links to plainsight_definer;
