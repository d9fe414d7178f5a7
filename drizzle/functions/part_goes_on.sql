-- Where a part goes on: of a file on its way, whose pieces are each p_wrap bytes longer than what they hold, the byte; of
-- a sealed part, of which each chunk counts as one, the number.
create or replace function intake.part_goes_on(p_part uuid, p_wrap integer) returns integer
	language sql stable security definer set search_path = ''
as $$
	select coalesce((
		select c.n + coalesce(octet_length(c.sealed) - p_wrap, 1) from public.chunks c
		where c.part_id = p_part order by c.n desc limit 1
	), 0)
$$;
