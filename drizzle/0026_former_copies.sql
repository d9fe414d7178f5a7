-- A number of tips that a proposal counted before stands for none of them: it is looked through again.
ALTER TABLE "lane_proposals" ALTER COLUMN "looked_through" SET DATA TYPE text;--> statement-breakpoint
-- What lay in a former lane is kept for some days once a tip was found whole, and goes by the clock alone: docs/decisions/0046.
drop policy others_word on move_files;--> statement-breakpoint
revoke delete on move_files from plainsight_desk;--> statement-breakpoint
create policy found on moves for select to plainsight_jobs using (found_at is not null);--> statement-breakpoint
create policy of_found_moves on move_files to plainsight_jobs
	using (is_former and exists (select from moves where moves.id = move_id and moves.found_at is not null));--> statement-breakpoint
grant select (id, found_at) on moves to plainsight_jobs;--> statement-breakpoint
grant select (move_id, is_former), delete on move_files to plainsight_jobs;
