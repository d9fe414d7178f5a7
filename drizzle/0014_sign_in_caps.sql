-- Nobody who is nobody writes a row before the sign-in: see decision 30. What is there was counted by name, or asked and not answered.
DELETE FROM "failed_sign_ins";--> statement-breakpoint
DELETE FROM "challenges";--> statement-breakpoint
ALTER TABLE "failed_sign_ins" RENAME COLUMN "name_hash" TO "who_hash";--> statement-breakpoint
ALTER TABLE "challenges" DROP COLUMN "id";--> statement-breakpoint
ALTER TABLE "challenges" ADD PRIMARY KEY ("challenge");
