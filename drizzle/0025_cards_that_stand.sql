CREATE TABLE "lane_agreements" (
	"lane_id" text NOT NULL,
	"officer_id" uuid NOT NULL,
	"agreement" jsonb NOT NULL,
	"agreed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "lane_agreements_lane_id_officer_id_pk" PRIMARY KEY("lane_id","officer_id")
);
--> statement-breakpoint
CREATE TABLE "lane_changes" (
	"lane_id" text NOT NULL,
	"officer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "lane_changes_lane_id_officer_id_pk" PRIMARY KEY("lane_id","officer_id")
);
--> statement-breakpoint
CREATE TABLE "lane_proposals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"lane_id" text NOT NULL,
	"epoch" integer NOT NULL,
	"card" jsonb NOT NULL,
	"roster" "bytea" NOT NULL,
	"members" uuid[] NOT NULL,
	"looked_through" integer,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposed_copies" (
	"proposal_id" uuid NOT NULL,
	"holder" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "proposed_copies_proposal_id_holder_pk" PRIMARY KEY("proposal_id","holder")
);
--> statement-breakpoint
ALTER TABLE "lane_epochs" ADD COLUMN "roster" "bytea";--> statement-breakpoint
ALTER TABLE "lane_epochs" ADD COLUMN "members" uuid[];--> statement-breakpoint
ALTER TABLE "lane_agreements" ADD CONSTRAINT "lane_agreements_lane_id_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lane_agreements" ADD CONSTRAINT "lane_agreements_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lane_changes" ADD CONSTRAINT "lane_changes_lane_id_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lane_changes" ADD CONSTRAINT "lane_changes_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lane_changes" ADD CONSTRAINT "lane_changes_asked_by_officers_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lane_proposals" ADD CONSTRAINT "lane_proposals_lane_id_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lane_proposals" ADD CONSTRAINT "lane_proposals_proposed_by_officers_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposed_copies" ADD CONSTRAINT "proposed_copies_proposal_id_lane_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."lane_proposals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_proposal_each" ON "lane_proposals" USING btree ("lane_id","epoch","proposed_by");--> statement-breakpoint
grant select, insert, delete on lane_changes to plainsight_desk;--> statement-breakpoint
grant select, insert, delete on lane_agreements to plainsight_desk;--> statement-breakpoint
grant update (agreement, agreed_at) on lane_agreements to plainsight_desk;--> statement-breakpoint
-- Nobody says yes for another.
alter table lane_agreements enable row level security;--> statement-breakpoint
create policy everybody_sees on lane_agreements for select to plainsight_desk using (true);--> statement-breakpoint
create policy own_yes on lane_agreements for insert to plainsight_desk with check (officer_id = desk.actor());--> statement-breakpoint
create policy own_yes_again on lane_agreements for update to plainsight_desk using (officer_id = desk.actor());--> statement-breakpoint
create policy own_no on lane_agreements for delete to plainsight_desk using (officer_id = desk.actor());--> statement-breakpoint
grant select, insert, delete on lane_proposals to plainsight_desk;--> statement-breakpoint
grant update (card, looked_through) on lane_proposals to plainsight_desk;--> statement-breakpoint
grant select, insert on proposed_copies to plainsight_desk;--> statement-breakpoint
-- As of copies of an epoch that stands: each sees their own, and writes in their own name.
alter table proposed_copies enable row level security;--> statement-breakpoint
create policy own_copies on proposed_copies for select to plainsight_desk using (holder = desk.actor()::text);--> statement-breakpoint
create policy proposers_write on proposed_copies for insert to plainsight_desk
	with check (exists (select from lane_proposals p where p.id = proposal_id and p.proposed_by = desk.actor()));--> statement-breakpoint
create policy keeping on proposed_copies for select to plainsight_definer using (true);--> statement-breakpoint
create policy keeping on lane_keys for insert to plainsight_definer with check (true);--> statement-breakpoint
grant select on lane_proposals, proposed_copies, lane_epochs to plainsight_definer;--> statement-breakpoint
grant insert on lane_keys to plainsight_definer;
