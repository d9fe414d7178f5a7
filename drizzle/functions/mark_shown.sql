-- Notes of what the acting officer asked for, and another has agreed to, refused or let lapse, that they were shown so. Which of it
-- the page shows: what ended meanwhile they were not told.
create or replace function desk.mark_shown(p_shown uuid[], p_now timestamptz) returns void
	language sql security definer set search_path = ''
as $$
	update public.dual_requests r set told_at = p_now
		where r.id = any(p_shown) and r.asked_by = desk.actor() and r.told_at is null
			and (r.agreed_at is not null or r.ended_at is not null or r.until <= p_now - interval '1 hour')
$$;
