CREATE TABLE "recovery_proposals" (
	"epoch" integer PRIMARY KEY NOT NULL,
	"card" jsonb NOT NULL,
	"why" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL
);--> statement-breakpoint
DROP INDEX "one_sheet_an_agency";--> statement-breakpoint
ALTER TABLE "custodian_files" DROP CONSTRAINT "custodian_files_lane_id_kind_first_second_pk";--> statement-breakpoint
ALTER TABLE "custodians" DROP CONSTRAINT "custodians_lane_id_place_pk";--> statement-breakpoint
ALTER TABLE "custodian_files" ADD COLUMN "epoch" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "custodians" ADD COLUMN "epoch" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "custodian_files" ADD CONSTRAINT "custodian_files_lane_id_epoch_kind_first_second_pk" PRIMARY KEY("lane_id","epoch","kind","first","second");--> statement-breakpoint
ALTER TABLE "custodians" ADD CONSTRAINT "custodians_lane_id_epoch_place_pk" PRIMARY KEY("lane_id","epoch","place");--> statement-breakpoint
ALTER TABLE "recovery_proposals" ADD CONSTRAINT "recovery_proposals_proposed_by_officers_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_sheet_an_agency" ON "custodians" USING btree ("lane_id","epoch","agency_id");--> statement-breakpoint
-- A card that waits for a second person: whoever proposes it writes it, and a function lets it go, with the files of its sheets.
alter table recovery_proposals enable row level security;--> statement-breakpoint
create policy everybody_sees on recovery_proposals for select to plainsight_desk using (true);--> statement-breakpoint
create policy own_proposal on recovery_proposals for insert to plainsight_desk with check (proposed_by = desk.actor());--> statement-breakpoint
create policy letting_go on recovery_proposals to plainsight_definer using (true);--> statement-breakpoint
create policy letting_go on custodian_files to plainsight_definer using (true);--> statement-breakpoint
grant select, insert on recovery_proposals to plainsight_desk;--> statement-breakpoint
grant select (epoch), delete on recovery_proposals to plainsight_definer;--> statement-breakpoint
grant select (lane_id, epoch), delete on custodian_files to plainsight_definer;--> statement-breakpoint
grant select (lane_id, epoch), delete on custodians to plainsight_definer;--> statement-breakpoint
grant select (epoch) on recoveries to plainsight_definer;
