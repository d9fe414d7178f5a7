-- First codes and second ones lie in one table, each with the version and the pepper that it is derived under.
CREATE TABLE "codes" (
	"lookup_id" "bytea" PRIMARY KEY NOT NULL,
	"tip_id" uuid,
	"kind" text NOT NULL,
	"version" smallint NOT NULL,
	"pepper" text,
	CONSTRAINT "code_kinds" CHECK ("codes"."kind" = 'second' or ("codes"."kind" = 'first' and "codes"."tip_id" is not null))
);
--> statement-breakpoint
-- In no order of time. Which pepper they are under only the public face knows: the one that it had.
insert into codes (lookup_id, tip_id, kind, version)
	select lookup_id, id, 'first', 1 from tips
	union all select lookup_id, tip_id, 'second', 1 from second_codes
	order by 1;--> statement-breakpoint
DROP TABLE "second_codes" CASCADE;--> statement-breakpoint
ALTER TABLE "tips" DROP CONSTRAINT "tips_lookup_id_unique";--> statement-breakpoint
ALTER TABLE "codes" ADD CONSTRAINT "codes_tip_id_tips_id_fk" FOREIGN KEY ("tip_id") REFERENCES "public"."tips"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "codes_of" ON "codes" USING btree ("tip_id");--> statement-breakpoint
ALTER TABLE "tips" DROP COLUMN "lookup_id";--> statement-breakpoint
CREATE UNIQUE INDEX "one_first_code" ON "codes" USING btree ("tip_id") WHERE "codes"."kind" = 'first';--> statement-breakpoint
grant select, insert on codes to plainsight_definer;--> statement-breakpoint
grant update (tip_id) on codes to plainsight_definer;
