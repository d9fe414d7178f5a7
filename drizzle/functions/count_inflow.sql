-- Counts one more of a kind in its coarse interval; gives the count so far.
create or replace function intake.count_inflow(p_kind text, p_since timestamptz) returns integer
	language sql security definer set search_path = ''
as $$
	insert into public.inflow as i (kind, since, count) values (p_kind, p_since, 1)
	on conflict (kind, since) do update set count = i.count + 1
	returning count
$$;
