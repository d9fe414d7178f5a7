-- What hangs on a tip has changed: where it stands in the queue, and which clock runs, may have, too.
create or replace function public.rank_again() returns trigger language plpgsql security definer set search_path = ''
as $$
begin
	update public.tips t set rank = p.rank from public.tips s, lateral desk.place_of(s) p
		where s.id = new.tip_id and t.id = s.id
			and (t.rank, t.clock, t.clock_due_at) is distinct from (p.rank, p.clock, p.due);
	return null;
end
$$;
