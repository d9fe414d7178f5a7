-- Whoever writes a tip's row writes its place in the queue with it, whatever they say it is.
create or replace function public.rank_tip() returns trigger language plpgsql security definer set search_path = ''
as $$
begin
	new.rank := desk.tip_rank(new.id, new.urgency, new.read_at);
	return new;
end
$$;
