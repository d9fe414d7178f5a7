-- A second code for whoever is forced to show one: it opens a page on which nothing was written.
CREATE TABLE "second_codes" (
	"lookup_id" "bytea" PRIMARY KEY NOT NULL,
	"tip_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "second_codes" ADD CONSTRAINT "second_codes_tip_id_tips_id_fk" FOREIGN KEY ("tip_id") REFERENCES "public"."tips"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "second_codes_of" ON "second_codes" USING btree ("tip_id");--> statement-breakpoint
grant select, insert, update on second_codes to plainsight_definer;--> statement-breakpoint
-- Older tips get one that nobody knows, so that none of them stands out; asked for, it is made.
insert into second_codes (lookup_id, tip_id) select sha256(uuid_send(gen_random_uuid())), id from tips;--> statement-breakpoint
grant create on schema intake to plainsight_definer;--> statement-breakpoint

-- The tip of a code that is not burnt, and whether it is a second one.
create function intake.tip_of(p_lookup bytea) returns table (id uuid, forced boolean)
	language sql stable security definer set search_path = ''
as $$
	select t.id, false from public.tips t where t.lookup_id = p_lookup and t.burnt_on is null
	union all
	select s.tip_id, true from public.second_codes s where s.lookup_id = p_lookup
$$;--> statement-breakpoint

drop function intake.find_tip(bytea);--> statement-breakpoint
create function intake.find_tip(p_lookup bytea)
	returns table (id uuid, lane text, epoch integer, status text, forced boolean)
	language sql stable security definer set search_path = ''
as $$
	select t.id, t.lane_id, t.epoch,
		case when o.forced then 'received' else coalesce(
			(select c.told from public.closures c where c.tip_id = t.id and c.reopened_at is null),
			(select 'question' from public.replies r where r.tip_id = t.id and r.asks = 'open' limit 1),
			(select 'being-read' from public.assignments a where a.tip_id = t.id limit 1),
			'received'
		) end,
		o.forced
	from intake.tip_of(p_lookup) o join public.tips t on t.id = o.id
$$;--> statement-breakpoint

-- False: no such code, or asked for too often.
create function intake.add_second_code(p_lookup bytea, p_second bytea, p_most integer) returns boolean
	language plpgsql security definer set search_path = ''
as $$
declare
	tip uuid;
begin
	select o.id into tip from intake.tip_of(p_lookup) o;
	if tip is null then return false; end if;
	if exists (select from public.second_codes where lookup_id = p_second) then return true; end if;
	-- One after the other, so that many at once do not pass the limit.
	perform from public.tips t where t.id = tip for update;
	if (select count(*) from public.second_codes s where s.tip_id = tip) >= p_most then return false; end if;
	insert into public.second_codes (lookup_id, tip_id) values (p_second, tip) on conflict do nothing;
	return true;
end
$$;--> statement-breakpoint

drop function intake.add_tip(uuid, bytea, text, text[], integer, timestamptz, timestamptz, smallint, smallint, text, text, bytea);--> statement-breakpoint
create function intake.add_tip(
	p_id uuid, p_lookup bytea, p_second bytea, p_lane text, p_agencies text[], p_epoch integer, p_now timestamptz,
	p_due timestamptz, p_urgency smallint, p_rules smallint, p_standing text, p_reply_recipient text,
	p_sealed bytea
) returns text language plpgsql security definer set search_path = ''
as $$
begin
	perform pg_advisory_xact_lock_shared(hashtext('plainsight lanes'));
	if intake.agencies_in(p_lane) is distinct from p_agencies then return 'moved'; end if;
	insert into public.tips (id, lookup_id, lane_id, epoch, arrived_at, due_at, urgency, urgency_rules,
		standing, reply_recipient, sealed)
	values (p_id, p_lookup, p_lane, p_epoch, intake.coarse(p_now, p_urgency), p_due, p_urgency, p_rules,
		p_standing, p_reply_recipient, p_sealed)
	on conflict (lookup_id) do nothing;
	if not found then return 'kept'; end if;
	insert into public.second_codes (lookup_id, tip_id) values (p_second, p_id);
	return 'added';
end
$$;--> statement-breakpoint

-- False: no such tip. Sending the same addition again changes nothing and is true.
drop function intake.add_to_tip(bytea, uuid, integer, timestamptz, bytea);--> statement-breakpoint
create function intake.add_to_tip(
	p_lookup bytea, p_id uuid, p_epoch integer, p_now timestamptz, p_answers boolean, p_sealed bytea
) returns boolean language plpgsql security definer set search_path = ''
as $$
declare
	found_tip record;
begin
	select * into found_tip from intake.tip_of(p_lookup);
	if not found then return false; end if;
	insert into public.additions (id, tip_id, epoch, arrived_at, sealed)
		values (p_id, found_tip.id, p_epoch, intake.coarse(p_now, 2::smallint), p_sealed)
		on conflict (id) do nothing;
	if found and p_answers and not found_tip.forced then
		update public.replies set asks = 'answered'
			where tip_id = found_tip.id and asks = 'open' and read_at is not null;
	end if;
	return true;
end
$$;--> statement-breakpoint

-- A second code ends itself alone: its row stays, under an id that nobody can ask for, so that none is missing.
create or replace function intake.burn(p_lookup bytea, p_day date) returns void
	language plpgsql security definer set search_path = ''
as $$
declare
	tip uuid;
begin
	update public.tips set burnt_on = p_day, reply_recipient = null
		where lookup_id = p_lookup and burnt_on is null
		returning id into tip;
	update public.replies set sealed_for_tipster = null where tip_id = tip;
	update public.second_codes set lookup_id = sha256(uuid_send(gen_random_uuid())) where lookup_id = p_lookup;
end
$$;--> statement-breakpoint

do $$
declare
	f text;
begin
	foreach f in array array[
		'intake.tip_of(bytea)',
		'intake.find_tip(bytea)',
		'intake.add_second_code(bytea, bytea, integer)',
		'intake.add_tip(uuid, bytea, bytea, text, text[], integer, timestamptz, timestamptz, smallint, smallint, text, text, bytea)',
		'intake.add_to_tip(bytea, uuid, integer, timestamptz, boolean, bytea)'
	] loop
		execute format('alter function %s owner to plainsight_definer', f);
		execute format('revoke all on function %s from public', f);
		if f <> 'intake.tip_of(bytea)' then
			execute format('grant execute on function %s to plainsight_public', f);
		end if;
	end loop;
end
$$;--> statement-breakpoint
revoke create on schema intake from plainsight_definer;
