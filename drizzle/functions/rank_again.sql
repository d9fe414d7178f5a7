-- What hangs on a tip has changed: where it stands in the queue may have, too.
create or replace function public.rank_again() returns trigger language plpgsql security definer set search_path = ''
as $$
begin
	update public.tips t set rank = t.rank
		where t.id = new.tip_id and t.rank is distinct from desk.tip_rank(t.id, t.urgency, t.read_at);
	return null;
end
$$;
