CREATE TABLE "custodian_files" (
	"lane_id" text NOT NULL,
	"kind" text NOT NULL,
	"first" integer NOT NULL,
	"second" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	"rehearsed_at" timestamp with time zone,
	"rehearsed_by" uuid,
	CONSTRAINT "custodian_files_lane_id_kind_first_second_pk" PRIMARY KEY("lane_id","kind","first","second")
);
--> statement-breakpoint
CREATE TABLE "custodians" (
	"lane_id" text NOT NULL,
	"place" integer NOT NULL,
	"agency_id" text NOT NULL,
	"recipient" text NOT NULL,
	"verify_key" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "custodians_lane_id_place_pk" PRIMARY KEY("lane_id","place")
);
--> statement-breakpoint
ALTER TABLE "custodian_files" ADD CONSTRAINT "custodian_files_lane_id_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custodian_files" ADD CONSTRAINT "custodian_files_rehearsed_by_officers_id_fk" FOREIGN KEY ("rehearsed_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custodians" ADD CONSTRAINT "custodians_lane_id_lanes_id_fk" FOREIGN KEY ("lane_id") REFERENCES "public"."lanes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custodians" ADD CONSTRAINT "custodians_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custodians" ADD CONSTRAINT "custodians_made_by_officers_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_sheet_an_agency" ON "custodians" USING btree ("lane_id","agency_id");--> statement-breakpoint
grant select, insert on custodians to plainsight_desk;--> statement-breakpoint
-- What opens the recovery identity is for whoever has a dump and two sheets: no role of a server reads it.
alter table custodian_files enable row level security;--> statement-breakpoint
create policy rehearsals on custodian_files for select to plainsight_desk using (kind = 'rehearsal');--> statement-breakpoint
create policy made on custodian_files for insert to plainsight_desk with check (true);--> statement-breakpoint
create policy tried on custodian_files for update to plainsight_desk using (kind = 'rehearsal');--> statement-breakpoint
grant select, insert on custodian_files to plainsight_desk;--> statement-breakpoint
grant update (rehearsed_at, rehearsed_by) on custodian_files to plainsight_desk;
