-- The day has come until which these waited: they stand among ours again, and a response is owed by what was left as they were put
-- away. How many.
create or replace function desk.bring_back(p_now timestamptz) returns integer
	language plpgsql security definer set search_path = ''
as $$
declare
	stage record;
	came integer := 0;
begin
	-- In the order of every other statement that changes several tips; one that somebody works on is brought back a minute later.
	for stage in
		select s.id, s.tip_id, s.due_then from public.stages s join public.tips t on t.id = s.tip_id
		where s.ended_at is null and s.came_at is null and s.until <= p_now
		order by t.id for update of t skip locked
	loop
		update public.stages s set came_at = p_now
			where s.id = stage.id and s.ended_at is null and s.came_at is null;
		continue when not found;
		update public.tips t set due_at = stage.due_then
			where t.id = stage.tip_id and stage.due_then is not null and t.responded_at is null
				-- Of one that nobody has the clock ran on.
				and exists (select from public.assignments a where a.tip_id = t.id and a.ended_at is null);
		came := came + 1;
	end loop;
	return came;
end
$$;
