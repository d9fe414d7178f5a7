-- Only what was shown is read, only what was read is answered, and what is burnt stays burnt.
grant create on schema intake to plainsight_definer;

-- Which replies the page shows: one that came meanwhile, or that does not carry the lane's signature, is not read.
drop function intake.mark_read(bytea, timestamptz);
create function intake.mark_read(p_lookup bytea, p_shown uuid[], p_now timestamptz) returns void
	language sql security definer set search_path = ''
as $$
	update public.replies r set read_at = intake.coarse(p_now, 2::smallint)
	from public.tips t
	where t.id = r.tip_id and t.lookup_id = p_lookup and t.burnt_on is null
		and r.id = any(p_shown) and r.read_at is null
$$;

-- The kind of lane in which the tip of this lookup id lies, burnt or not; null: there is none.
drop function intake.is_kept(bytea);
create function intake.kept_in(p_lookup bytea) returns text
	language sql stable security definer set search_path = ''
as $$
	select l.kind from public.tips t join public.lanes l on l.id = t.lane_id where t.lookup_id = p_lookup
$$;

-- False: no such tip. Sending the same addition again changes nothing and is true.
create or replace function intake.add_to_tip(
	p_lookup bytea, p_id uuid, p_epoch integer, p_now timestamptz, p_sealed bytea
) returns boolean language plpgsql security definer set search_path = ''
as $$
declare
	tip uuid;
begin
	select t.id into tip from public.tips t where t.lookup_id = p_lookup and t.burnt_on is null;
	if tip is null then return false; end if;
	insert into public.additions (id, tip_id, epoch, arrived_at, sealed)
		values (p_id, tip, p_epoch, intake.coarse(p_now, 2::smallint), p_sealed)
		on conflict (id) do nothing;
	if found then
		update public.replies set asks = 'answered'
			where tip_id = tip and asks = 'open' and read_at is not null;
	end if;
	return true;
end
$$;

-- The tip's row first: a reply that is being written waits for it, finds the code burnt and is not kept.
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
end
$$;

alter function intake.mark_read(bytea, uuid[], timestamptz) owner to plainsight_definer;
alter function intake.kept_in(bytea) owner to plainsight_definer;
revoke all on function intake.mark_read(bytea, uuid[], timestamptz), intake.kept_in(bytea) from public;
grant execute on function intake.mark_read(bytea, uuid[], timestamptz), intake.kept_in(bytea)
	to plainsight_public;
revoke create on schema intake from plainsight_definer;
