CREATE INDEX "arrived" ON "tips" USING btree ("lane_id","arrived_at");--> statement-breakpoint
CREATE INDEX "assignments_of" ON "assignments" USING btree ("tip_id");