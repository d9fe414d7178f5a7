CREATE TABLE "former_keys" (
	"officer_id" uuid NOT NULL,
	"recipient" text NOT NULL,
	"verify_key" text NOT NULL,
	"held_from" timestamp with time zone NOT NULL,
	"held_until" timestamp with time zone NOT NULL,
	"succession" jsonb,
	"sealed" "bytea",
	CONSTRAINT "former_keys_officer_id_verify_key_pk" PRIMARY KEY("officer_id","verify_key"),
	CONSTRAINT "renewed_or_lost" CHECK (num_nonnulls("former_keys"."succession", "former_keys"."sealed") in (0, 2))
);
--> statement-breakpoint
ALTER TABLE "lane_keys" DROP CONSTRAINT "lane_keys_lane_id_epoch_holder_writer_pk";--> statement-breakpoint
ALTER TABLE "lane_keys" ADD COLUMN "holder_keys" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "lane_keys" ADD CONSTRAINT "lane_keys_lane_id_epoch_holder_writer_holder_keys_pk" PRIMARY KEY("lane_id","epoch","holder","writer","holder_keys");--> statement-breakpoint
ALTER TABLE "former_keys" ADD CONSTRAINT "former_keys_officer_id_officers_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Written once, each by whose they are: nobody names another's new keys, and none come back.
alter table former_keys enable row level security;--> statement-breakpoint
create policy everybody_sees on former_keys for select to plainsight_desk using (true);--> statement-breakpoint
create policy own_keys on former_keys for insert to plainsight_desk with check (officer_id = desk.actor());--> statement-breakpoint
grant select, insert on former_keys to plainsight_desk;
