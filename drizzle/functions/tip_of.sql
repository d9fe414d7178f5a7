-- The tip of a code that is not burnt, and whether it is a second one.
create or replace function intake.tip_of(p_lookup bytea) returns table (id uuid, forced boolean)
	language sql stable security definer set search_path = ''
as $$
	select t.id, false from public.tips t where t.lookup_id = p_lookup and t.burnt_on is null
	union all
	select s.tip_id, true from public.second_codes s where s.lookup_id = p_lookup and s.tip_id is not null
$$;
