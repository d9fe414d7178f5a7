-- Whoever writes a tip's row writes its place in the queue and its clock with it, whatever they say they are.
create or replace function public.rank_tip() returns trigger language plpgsql security definer set search_path = ''
as $$
declare
	place record;
begin
	select p.* into place from desk.place_of(new) p;
	new.rank := place.rank;
	new.clock := place.clock;
	new.clock_due_at := place.due;
	return new;
end
$$;
