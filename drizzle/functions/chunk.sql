-- Only of what is still on its way: what an officer is meant to read, nobody reads with a code.
create or replace function intake.chunk(p_lookup bytea, p_part uuid, p_n integer) returns bytea
	language sql stable security definer set search_path = ''
as $$
	select c.sealed from public.chunks c join public.parts p on p.id = c.part_id
	where p.id = p_part and c.n = p_n and p.addition_id is null
		and p.tip_id in (select o.id from intake.tip_of(p_lookup) o)
$$;
