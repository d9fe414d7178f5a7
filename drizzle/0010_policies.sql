CREATE TABLE "policies" (
	"key" text NOT NULL,
	"locale" text NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"text" text NOT NULL,
	"source" text NOT NULL,
	"approved_by" text,
	"approved_on" date,
	"written_at" timestamp with time zone NOT NULL,
	"written_by" uuid,
	CONSTRAINT "policies_key_locale_version_pk" PRIMARY KEY("key","locale","version"),
	CONSTRAINT "approved_by_a_person" CHECK (num_nonnulls("policies"."approved_by", "policies"."approved_on") = case "policies"."state" when 'approved' then 2 else 0 end)
);
--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_written_by_officers_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
grant select, insert on policies to plainsight_desk;--> statement-breakpoint
grant select (key, locale, version, state, text) on policies to plainsight_definer;--> statement-breakpoint
grant create on schema intake to plainsight_definer;--> statement-breakpoint
-- The words that may stand before the form: of each text in each language the newest approval, unless it was withdrawn
-- since. Drafts, and who approved and wrote them, stay at the desk.
create function intake.policies() returns table (key text, locale text, text text)
	language sql stable security definer set search_path = ''
	as $$
		select decided.key, decided.locale, decided.text from (
			select distinct on (p.key, p.locale) p.key, p.locale, p.state, p.text
			from public.policies p where p.state <> 'draft'
			order by p.key, p.locale, p.version desc
		) as decided where decided.state = 'approved'
	$$;--> statement-breakpoint
alter function intake.policies() owner to plainsight_definer;--> statement-breakpoint
revoke all on function intake.policies() from public;--> statement-breakpoint
grant execute on function intake.policies() to plainsight_public;--> statement-breakpoint
revoke create on schema intake from plainsight_definer;
