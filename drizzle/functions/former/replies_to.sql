-- As the release called it that knew of no tip that moves: it holds each against the cards of the tip's own lane.
create or replace function intake.replies_to(p_lookup bytea)
	returns table (id uuid, epoch integer, written_at timestamptz, asks text, sealed bytea)
	language sql stable security definer set search_path = ''
as $$
	select r.id, r.epoch, r.written_at, r.asks, r.sealed from intake.replies_for(p_lookup) r
	join intake.find_tip(p_lookup) t on t.lane = r.lane
	order by r.written_at, r.id
$$;
