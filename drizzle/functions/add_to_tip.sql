-- False: no such tip. Sending the same addition again changes nothing and is true.
create or replace function intake.add_to_tip(
	p_lookup bytea, p_id uuid, p_epoch integer, p_now timestamptz, p_answers boolean, p_sealed bytea
) returns boolean language plpgsql security definer set search_path = ''
as $$
declare
	found_tip record;
begin
	select * into found_tip from intake.tip_of(p_lookup);
	if not found then return false; end if;
	insert into public.additions (id, tip_id, epoch, arrived_at, sealed)
		values (p_id, found_tip.id, p_epoch, intake.coarse(p_now, 2::smallint), p_sealed)
		on conflict (id) do nothing;
	if found and p_answers and not found_tip.forced then
		update public.replies set asks = 'answered'
			where tip_id = found_tip.id and asks = 'open' and read_at is not null;
	end if;
	return true;
end
$$;
