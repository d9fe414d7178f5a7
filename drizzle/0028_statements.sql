CREATE TABLE "audit_statements" (
	"number" integer NOT NULL,
	"place" integer NOT NULL,
	"salt" "bytea" NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"print" text NOT NULL,
	CONSTRAINT "audit_statements_number_place_pk" PRIMARY KEY("number","place"),
	CONSTRAINT "a_statement_once" UNIQUE("kind","subject","print")
);
--> statement-breakpoint
ALTER TABLE "audit_statements" ADD CONSTRAINT "audit_statements_number_audit_days_number_fk" FOREIGN KEY ("number") REFERENCES "public"."audit_days"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
create trigger refuse_change before update or delete on audit_statements
	for each row execute function audit_refuse();--> statement-breakpoint
create trigger refuse_truncate before truncate on audit_statements
	for each statement execute function audit_refuse();--> statement-breakpoint
grant select (kind, subject, print), insert on audit_statements to plainsight_jobs;--> statement-breakpoint
grant select (kind, subject, print) on audit_statements to plainsight_definer;--> statement-breakpoint
grant select (day) on audit_days to plainsight_definer;--> statement-breakpoint
grant select (number, chain_id, seq) on audit_slots to plainsight_definer;--> statement-breakpoint
-- Whom the policy for chains leaves out: it judges by the acting officer, and nobody acts here.
create policy sees_days on audit_slots for select to plainsight_definer using (true);
