create or replace function intake.replies_to(p_lookup bytea)
	returns table (id uuid, epoch integer, written_at timestamptz, asks text, sealed bytea)
	language sql stable security definer set search_path = ''
as $$
	select r.id, r.epoch, r.written_at, r.asks, r.sealed_for_tipster
	from public.replies r join intake.tip_of(p_lookup) o on o.id = r.tip_id
	where not o.forced and not r.is_hidden and r.sealed_for_tipster is not null
	order by r.written_at, r.id
$$;
