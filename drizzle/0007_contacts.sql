CREATE TABLE "contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"record" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" uuid,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_changed_by_officers_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
grant select, insert on contacts to plainsight_desk;--> statement-breakpoint
grant update (record, revision, changed_at, changed_by, withdrawn_at) on contacts to plainsight_desk;--> statement-breakpoint
grant select (id, record, withdrawn_at) on contacts to plainsight_definer;--> statement-breakpoint
grant create on schema intake to plainsight_definer;--> statement-breakpoint
-- What an administrator changed, for the public face: who changed it and when stays at the desk.
create function intake.contacts() returns table (record jsonb, withdrawn boolean)
	language sql stable security definer set search_path = ''
	as $$ select c.record, c.withdrawn_at is not null from public.contacts c order by c.id $$;--> statement-breakpoint
alter function intake.contacts() owner to plainsight_definer;--> statement-breakpoint
revoke all on function intake.contacts() from public;--> statement-breakpoint
grant execute on function intake.contacts() to plainsight_public;--> statement-breakpoint
revoke create on schema intake from plainsight_definer;
