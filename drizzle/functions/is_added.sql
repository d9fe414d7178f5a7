create or replace function intake.is_added(p_lookup bytea, p_id uuid) returns boolean
	language sql stable security definer set search_path = ''
as $$
	select exists (
		select from public.additions a where a.id = p_id and a.tip_id in (select o.id from intake.tip_of(p_lookup) o)
	)
$$;
