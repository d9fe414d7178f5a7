-- The tip of a code that is not burnt, and whether it is a second one.
create or replace function intake.tip_of(p_lookup bytea) returns table (id uuid, forced boolean)
	language sql stable security definer set search_path = ''
as $$
	select t.id, c.kind = 'second' from public.codes c join public.tips t on t.id = c.tip_id
	where c.lookup_id = p_lookup and (c.kind = 'second' or t.burnt_on is null)
$$;
