CREATE TABLE "gists" (
	"tip_id" uuid PRIMARY KEY NOT NULL,
	"epoch" integer NOT NULL,
	"version" integer NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "titles" (
	"tip_id" uuid PRIMARY KEY NOT NULL,
	"epoch" integer NOT NULL,
	"version" integer NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "gists" ADD CONSTRAINT "gists_tip_id_tips_id_fk" FOREIGN KEY ("tip_id") REFERENCES "public"."tips"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "titles" ADD CONSTRAINT "titles_tip_id_tips_id_fk" FOREIGN KEY ("tip_id") REFERENCES "public"."tips"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
do $$
declare child text;
begin
	foreach child in array array['gists', 'titles']
	loop
		execute format('alter table %I enable row level security', child);
		execute format('create policy of_visible_tips on %I to plainsight_desk
			using ((select true from tips where tips.id = tip_id))
			with check ((select true from tips where tips.id = tip_id))', child);
		execute format('create policy intake on %I to plainsight_definer using (true) with check (true)', child);
	end loop;
end
$$;--> statement-breakpoint
grant select, insert, update (epoch, version, sealed) on gists, titles to plainsight_desk;--> statement-breakpoint
grant select (tip_id), delete on gists, titles to plainsight_definer;
