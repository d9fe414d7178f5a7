CREATE TABLE "templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lane_id" text NOT NULL,
	"epoch" integer NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_id_dual_requests_id_fk" FOREIGN KEY ("id") REFERENCES "public"."dual_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_lane_id_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "templates_of" ON "templates" USING btree ("lane_id");--> statement-breakpoint
alter table templates enable row level security;--> statement-breakpoint
-- Whoever reads a lane reads its wordings. One is added by whoever agrees to what somebody else asked for there, and none is ever changed.
create policy of_own_lanes on templates for select to plainsight_desk
	using (lane_id in (select desk.actor_lanes()));--> statement-breakpoint
create policy others_agree on templates for insert to plainsight_desk
	with check (lane_id in (select desk.actor_lanes()) and exists (
		select from dual_requests r
		where r.id = templates.id and r.lane_id = templates.lane_id and r.act = 'template.approved' and r.asked_by <> desk.actor()
	));--> statement-breakpoint
grant select, insert on templates to plainsight_desk;
