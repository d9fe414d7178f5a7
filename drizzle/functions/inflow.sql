create or replace function intake.inflow(p_kind text, p_since timestamptz) returns integer
	language sql stable security definer set search_path = ''
as $$
	select coalesce((select count from public.inflow where kind = p_kind and since = p_since), 0)
$$;
