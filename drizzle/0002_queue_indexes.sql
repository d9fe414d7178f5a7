DROP INDEX "queue";--> statement-breakpoint
CREATE INDEX "unopened" ON "additions" USING btree ("tip_id") WHERE "additions"."opened_at" is null;--> statement-breakpoint
CREATE INDEX "pen" ON "tips" USING btree ("lane_id","due_at","id","urgency") WHERE "tips"."state" = 'open' and "tips"."standing" = 'penned';--> statement-breakpoint
CREATE INDEX "closed" ON "tips" USING btree ("lane_id","due_at","id","urgency") WHERE "tips"."state" = 'closed';--> statement-breakpoint
CREATE INDEX "queue" ON "tips" USING btree ("lane_id","due_at","id","urgency") WHERE "tips"."state" = 'open' and "tips"."standing" <> 'penned';--> statement-breakpoint
-- As `exists (select …)` PostgreSQL answers this by a hash of every tip there is, 35 ms at 100,000; a scalar
-- subquery is looked up row by row, through the index.
do $$
declare
	child text;
begin
	foreach child in array array['additions', 'replies', 'assignments', 'notes', 'urgency_changes', 'closures']
	loop
		execute format(
			'alter policy of_visible_tips on %I
				using ((select true from tips where tips.id = tip_id))
				with check ((select true from tips where tips.id = tip_id))',
			child
		);
	end loop;
end
$$;
