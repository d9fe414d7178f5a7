CREATE TABLE "signed_acts" (
	"print" "bytea" PRIMARY KEY NOT NULL
);
--> statement-breakpoint
create trigger refuse_change before update or delete on signed_acts
	for each row execute function audit_refuse();--> statement-breakpoint
create trigger refuse_truncate before truncate on signed_acts
	for each statement execute function audit_refuse();--> statement-breakpoint
-- What is there already nobody reads: whoever enters one again is told by the count alone.
grant insert on signed_acts to plainsight_desk;
