-- How many tips lie in the recovery lane for each of its keys: nobody at the desk sees one of them.
create or replace function desk.tips_for_recovery() returns table (epoch integer, tips integer)
	language sql stable security definer set search_path = ''
as $$
	select t.epoch, count(*)::integer from public.tips t
	where t.lane_id = 'recovery' group by t.epoch order by t.epoch
$$;
