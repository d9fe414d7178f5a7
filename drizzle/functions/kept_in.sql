-- The kind of lane in which the tip of this lookup id lies, burnt or not; null: there is none.
create or replace function intake.kept_in(p_lookup bytea) returns text
	language sql stable security definer set search_path = ''
as $$
	select l.kind from public.tips t join public.lanes l on l.id = t.lane_id where t.lookup_id = p_lookup
$$;
