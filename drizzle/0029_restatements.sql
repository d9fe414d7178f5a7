CREATE TABLE "restatements" (
	"reply_id" uuid NOT NULL,
	"lane_id" text NOT NULL,
	"epoch" integer NOT NULL,
	"said" text NOT NULL,
	"signature" text NOT NULL,
	CONSTRAINT "restatements_lane_id_reply_id_pk" PRIMARY KEY("lane_id","reply_id")
);
--> statement-breakpoint
ALTER TABLE "restatements" ADD CONSTRAINT "restatements_reply_id_replies_id_fk" FOREIGN KEY ("reply_id") REFERENCES "public"."replies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restatements" ADD CONSTRAINT "restatements_lane_id_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "restated_of" ON "restatements" USING btree ("reply_id");--> statement-breakpoint
-- A lane's members see what it said again, wherever the reply is by now; and say it while its tip is with them, so that nobody
-- of a lane that a tip left takes an answer away there.
alter table restatements enable row level security;--> statement-breakpoint
create policy own_word on restatements for select to plainsight_desk
	using (lane_id in (select desk.actor_lanes()));--> statement-breakpoint
create policy while_it_is_here on restatements for insert to plainsight_desk with check (
	exists (select from replies join tips on tips.id = replies.tip_id
		where replies.id = reply_id and tips.lane_id = restatements.lane_id)
);--> statement-breakpoint
create policy while_it_is_here_again on restatements for update to plainsight_desk using (
	exists (select from replies join tips on tips.id = replies.tip_id
		where replies.id = reply_id and tips.lane_id = restatements.lane_id)
);--> statement-breakpoint
create policy intake on restatements for select to plainsight_definer using (true);--> statement-breakpoint
grant select, insert, update (epoch, said, signature) on restatements to plainsight_desk;--> statement-breakpoint
grant select on restatements to plainsight_definer;
