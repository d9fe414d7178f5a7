CREATE TABLE "audit_days" (
	"number" integer PRIMARY KEY NOT NULL,
	"day" date NOT NULL,
	"seed" "bytea" NOT NULL,
	"slots" "bytea" NOT NULL,
	"root" "bytea" NOT NULL,
	"checkpoint" text NOT NULL,
	CONSTRAINT "audit_days_day_unique" UNIQUE("day")
);
--> statement-breakpoint
CREATE TABLE "audit_slots" (
	"number" integer NOT NULL,
	"chain_id" text NOT NULL,
	"position" smallint NOT NULL,
	"salt" "bytea" NOT NULL,
	"seq" bigint NOT NULL,
	"head" "bytea" NOT NULL,
	CONSTRAINT "audit_slots_number_chain_id_pk" PRIMARY KEY("number","chain_id"),
	CONSTRAINT "a_slot_each" UNIQUE("number","position")
);
--> statement-breakpoint
ALTER TABLE "audit_slots" ADD CONSTRAINT "audit_slots_number_audit_days_number_fk" FOREIGN KEY ("number") REFERENCES "public"."audit_days"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
create trigger refuse_change before update or delete on audit_days
	for each row execute function audit_refuse();--> statement-breakpoint
create trigger refuse_truncate before truncate on audit_days
	for each statement execute function audit_refuse();--> statement-breakpoint
create trigger refuse_change before update or delete on audit_slots
	for each row execute function audit_refuse();--> statement-breakpoint
create trigger refuse_truncate before truncate on audit_slots
	for each statement execute function audit_refuse();--> statement-breakpoint
alter table audit_slots enable row level security;--> statement-breakpoint
create policy own_chains on audit_slots for select to plainsight_desk
	using (chain_id in (select desk.actor_lanes()) or chain_id = 'people');--> statement-breakpoint
create policy closes_days on audit_slots for insert to plainsight_jobs with check (true);--> statement-breakpoint
grant select (number, day, root), insert on audit_days to plainsight_jobs;--> statement-breakpoint
grant insert on audit_slots to plainsight_jobs;--> statement-breakpoint
-- Not the seed: with it, the slots that are used can be counted.
grant select (number, day, slots, root, checkpoint) on audit_days to plainsight_desk;--> statement-breakpoint
grant select on audit_slots to plainsight_desk;--> statement-breakpoint
grant select (number, root, checkpoint) on audit_days to plainsight_definer;
