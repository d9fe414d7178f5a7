-- What a second code reads, asks and does is a constant of it: nothing that happened to the tip shows in it.
ALTER TABLE "second_codes" ALTER COLUMN "tip_id" DROP NOT NULL;--> statement-breakpoint
-- Whether it is safe to tell was asked of nobody who closed a tip before: its page says no more than that it is closed.
update closures set told = 'closed' where told = 'passed-on';--> statement-breakpoint
-- How many acts a lane's record counts is for whoever reads that record.
alter table audit_chains enable row level security;--> statement-breakpoint
create policy own_chains on audit_chains for select to plainsight_desk
	using (id in (select desk.actor_lanes()) or id = 'people');--> statement-breakpoint
create policy appending on audit_chains to plainsight_definer using (true) with check (true);--> statement-breakpoint
create policy sweeps on audit_chains for select to plainsight_jobs using (true);--> statement-breakpoint
grant create on schema intake to plainsight_definer;--> statement-breakpoint

-- The tip of a code that is not burnt, and whether it is a second one.
create or replace function intake.tip_of(p_lookup bytea) returns table (id uuid, forced boolean)
	language sql stable security definer set search_path = ''
as $$
	select t.id, false from public.tips t where t.lookup_id = p_lookup and t.burnt_on is null
	union all
	select s.tip_id, true from public.second_codes s where s.lookup_id = p_lookup and s.tip_id is not null
$$;--> statement-breakpoint

-- Whether files are taken with a code of this tip: from whoever showed that a person writes, or whose tip somebody at
-- the desk has taken in hand. With a second code as on the tip's first day, for ever: standing is the one thing that
-- nothing changes. See docs/decisions/0026-a-second-code-is-a-constant.md.
create function intake.takes_files(p_tip uuid, p_forced boolean) returns boolean
	language sql stable security definer set search_path = ''
as $$
	select t.standing = 'proven'
		or (not p_forced and exists (select from public.assignments a where a.tip_id = t.id))
	from public.tips t where t.id = p_tip
$$;--> statement-breakpoint

create or replace function intake.find_tip(p_lookup bytea)
	returns table (id uuid, lane text, epoch integer, status text, forced boolean, takes_files boolean)
	language sql stable security definer set search_path = ''
as $$
	select t.id, t.lane_id, t.epoch,
		case when o.forced then 'received' else coalesce(
			(select c.told from public.closures c where c.tip_id = t.id and c.reopened_at is null),
			(select 'question' from public.replies r where r.tip_id = t.id and r.asks = 'open' limit 1),
			(select 'being-read' from public.assignments a where a.tip_id = t.id limit 1),
			'received'
		) end,
		o.forced,
		intake.takes_files(t.id, o.forced)
	from intake.tip_of(p_lookup) o join public.tips t on t.id = o.id
$$;--> statement-breakpoint

-- The one second code that each code has, made when it is asked for. `too-many`: the whole site's day is full, which is
-- asked before anything that differs between a first code and a second. `ended`: it was burnt, and is never made again.
-- p_asked: a digest of this code and day, so that asking again counts nothing.
drop function intake.add_second_code(bytea, bytea, integer);--> statement-breakpoint
create function intake.add_second_code(
	p_lookup bytea, p_second bytea, p_asked bytea, p_now timestamptz, p_most integer
) returns text language plpgsql security definer set search_path = ''
as $$
declare
	tip uuid;
	today timestamptz := date_trunc('day', p_now, 'UTC');
begin
	select o.id into tip from intake.tip_of(p_lookup) o;
	if tip is null then return 'unknown'; end if;
	if not exists (select from public.ticket_uses u where u.digest = p_asked) then
		if intake.count_inflow('second-codes', today) > p_most then return 'too-many'; end if;
		insert into public.ticket_uses (digest, uses, day) values (p_asked, 1, (p_now at time zone 'UTC')::date)
			on conflict do nothing;
	end if;
	insert into public.second_codes (lookup_id, tip_id) values (p_second, tip) on conflict do nothing;
	if exists (select from public.second_codes s where s.lookup_id = p_second and s.tip_id is null) then
		return 'ended';
	end if;
	return 'shown';
end
$$;--> statement-breakpoint

-- A second code ends itself alone. Its row stays and belongs to nothing any more; the tip gets another, under an id that
-- nobody can ask for, so that none is missing.
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
	select s.tip_id into tip from public.second_codes s
		where s.lookup_id = p_lookup and s.tip_id is not null for update;
	if found then
		update public.second_codes set tip_id = null where lookup_id = p_lookup;
		insert into public.second_codes (lookup_id, tip_id) values (sha256(uuid_send(gen_random_uuid())), tip);
	end if;
end
$$;--> statement-breakpoint

-- How many chunks of a part there are already; null: no such tip, another's part, or one that is whole. No count of the
-- tip's parts: it would show with one code what another is sending. What bounds them is each code's own room.
create or replace function intake.begin_part(p_lookup bytea, p_part uuid, p_now timestamptz) returns integer
	language plpgsql security definer set search_path = ''
as $$
declare
	tip uuid;
begin
	select o.id into tip from intake.tip_of(p_lookup) o;
	if tip is null then return null; end if;
	insert into public.parts (id, tip_id, began_at)
		values (p_part, tip, intake.coarse(p_now, 2::smallint)) on conflict do nothing;
	if not exists (select from public.parts p where p.id = p_part and p.tip_id = tip and p.addition_id is null) then
		return null;
	end if;
	return (select count(*) from public.chunks c where c.part_id = p_part);
end
$$;--> statement-breakpoint

alter function intake.takes_files(uuid, boolean) owner to plainsight_definer;--> statement-breakpoint
alter function intake.add_second_code(bytea, bytea, bytea, timestamptz, integer) owner to plainsight_definer;--> statement-breakpoint
revoke all on function intake.takes_files(uuid, boolean), intake.add_second_code(bytea, bytea, bytea, timestamptz, integer)
	from public;--> statement-breakpoint
grant execute on function intake.add_second_code(bytea, bytea, bytea, timestamptz, integer)
	to plainsight_public;--> statement-breakpoint
revoke create on schema intake from plainsight_definer;
