-- What is shown with a code, each with the lane whose key signed it.
create or replace function intake.replies_for(p_lookup bytea)
	returns table (id uuid, lane text, epoch integer, written_at timestamptz, asks text, sealed bytea)
	language sql stable security definer set search_path = ''
as $$
	select r.id, coalesce(r.lane_id, t.lane_id), r.epoch, r.written_at, r.asks, r.sealed_for_tipster
	from intake.tip_of(p_lookup) o join public.tips t on t.id = o.id join public.replies r on r.tip_id = t.id
	where not o.forced and not r.is_hidden and r.sealed_for_tipster is not null
	order by r.written_at, r.id
$$;
