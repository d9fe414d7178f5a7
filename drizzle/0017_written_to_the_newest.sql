ALTER TABLE "closures" ADD COLUMN "epoch" integer;--> statement-breakpoint
ALTER TABLE "closures" ADD COLUMN "reopening_epoch" integer;--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "epoch" integer;--> statement-breakpoint
ALTER TABLE "urgency_changes" ADD COLUMN "epoch" integer;--> statement-breakpoint
grant update (reopening_epoch) on closures to plainsight_desk;
