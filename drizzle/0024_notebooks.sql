CREATE TABLE "notebooks" (
	"officer_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "notebooks" ADD CONSTRAINT "notebooks_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Whose it is and nobody else, not even to learn its version.
alter table notebooks enable row level security;--> statement-breakpoint
create policy own_notebook on notebooks to plainsight_desk
	using (officer_id = desk.actor()) with check (officer_id = desk.actor());--> statement-breakpoint
grant select, insert on notebooks to plainsight_desk;--> statement-breakpoint
grant update (version, sealed) on notebooks to plainsight_desk;
