-- The same of a file.
create or replace function intake.add_file(
	p_lookup bytea, p_id uuid, p_lane text, p_epoch integer, p_now timestamptz, p_sealed bytea, p_parts uuid[]
) returns text language sql security definer set search_path = ''
as $$
	select intake.add_file(p_lookup, p_id, p_lane, p_epoch, p_now, null, p_sealed, p_parts)
$$;
