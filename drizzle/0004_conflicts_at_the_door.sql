-- A tip goes to no lane that somebody of a ticked agency has joined since it was chosen, and no lane is called as the
-- record of people and settings is.
alter table lanes add constraint people_is_a_record check (id <> 'people');

grant create on schema intake to plainsight_definer;

create function intake.agencies_in(p_lane text) returns text[]
	language sql stable security definer set search_path = ''
as $$
	select array(
		select distinct o.agency_id from public.lane_members m
		join public.officers o on o.id = m.officer_id
		where m.lane_id = p_lane and m.removed_at is null and o.disabled_at is null
		order by 1
	)
$$;

-- Every lane with its cards, the agencies of its members, and how many can open its newest epoch.
create or replace function intake.lanes()
	returns table (id text, kind text, cards jsonb, agencies text[], readers integer)
	language sql stable security definer set search_path = ''
as $$
	select l.id, l.kind,
		(select jsonb_agg(e.card order by e.epoch) from public.lane_epochs e where e.lane_id = l.id),
		intake.agencies_in(l.id),
		(
			select count(*)::integer from public.lane_members m
			join public.officers o on o.id = m.officer_id
			join public.lane_keys k on k.lane_id = l.id and k.holder = o.id::text
			where m.lane_id = l.id and m.removed_at is null and o.disabled_at is null
				and k.epoch = (select max(e.epoch) from public.lane_epochs e where e.lane_id = l.id)
		)
	from public.lanes l order by l.position
$$;

-- 'kept': this lookup id was there before, so the very same tip is kept already. 'moved': the lane is not as it was
-- when it was chosen; nothing is added. Shared with other tips, the lock waits for whoever changes a lane's members.
drop function intake.add_tip(uuid, bytea, text, integer, timestamptz, timestamptz, smallint, smallint, text, text, bytea);
create function intake.add_tip(
	p_id uuid, p_lookup bytea, p_lane text, p_agencies text[], p_epoch integer, p_now timestamptz,
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
	return case when found then 'added' else 'kept' end;
end
$$;

do $$
declare
	f text;
begin
	foreach f in array array[
		'intake.agencies_in(text)',
		'intake.add_tip(uuid, bytea, text, text[], integer, timestamptz, timestamptz, smallint, smallint, text, text, bytea)'
	] loop
		execute format('alter function %s owner to plainsight_definer', f);
		execute format('revoke all on function %s from public', f);
	end loop;
end
$$;
grant execute on function
	intake.add_tip(uuid, bytea, text, text[], integer, timestamptz, timestamptz, smallint, smallint, text, text, bytea)
	to plainsight_public;
revoke create on schema intake from plainsight_definer;
