-- 'moved': the tip lies in another lane than the one whose key it was sealed to; nothing is added. 'unknown': no such tip. Sending
-- the same addition again changes nothing and is 'added'. `p_dues`: by when it is to be answered, for each level of urgency.
create or replace function intake.add_to_tip(
	p_lookup bytea, p_id uuid, p_lane text, p_epoch integer, p_now timestamptz, p_answers boolean,
	p_dues timestamptz[], p_sealed bytea
) returns text language plpgsql security definer set search_path = ''
as $$
declare
	found_tip record;
	lane text;
	level smallint;
begin
	select * into found_tip from intake.tip_of(p_lookup);
	if not found then return 'unknown'; end if;
	-- Waits for whoever moves it at this moment, or adds to it: its place in the queue is written with what is added.
	select t.lane_id, t.urgency into lane, level from public.tips t where t.id = found_tip.id for update;
	-- Or deletes it.
	if lane is null then return 'unknown'; end if;
	if lane <> p_lane then return 'moved'; end if;
	insert into public.additions (id, tip_id, epoch, arrived_at, due_at, sealed)
		values (p_id, found_tip.id, p_epoch, intake.coarse(p_now, 2::smallint), p_dues[level], p_sealed)
		on conflict (id) do nothing;
	if found and p_answers and not found_tip.forced then
		update public.replies set asks = 'answered'
			where tip_id = found_tip.id and asks = 'open' and read_at is not null;
	end if;
	return 'added';
end
$$;
