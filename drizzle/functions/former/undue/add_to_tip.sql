-- As the release called it that did not say by when what is added is to be answered: see place_of.
create or replace function intake.add_to_tip(
	p_lookup bytea, p_id uuid, p_lane text, p_epoch integer, p_now timestamptz, p_answers boolean, p_sealed bytea
) returns text language sql security definer set search_path = ''
as $$
	select intake.add_to_tip(p_lookup, p_id, p_lane, p_epoch, p_now, p_answers, null, p_sealed)
$$;
