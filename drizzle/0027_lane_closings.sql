CREATE TABLE "lane_closings" (
	"lane_id" text PRIMARY KEY NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lane_closings" ADD CONSTRAINT "lane_closings_lane_id_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lane_closings" ADD CONSTRAINT "lane_closings_asked_by_officers_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
grant select, insert, delete on lane_closings to plainsight_desk;
