-- An addition with the parts of its file, all of them or none. 'known': it was there before. 'unknown' and 'moved' as add_to_tip.
create or replace function intake.add_file(
	p_lookup bytea, p_id uuid, p_lane text, p_epoch integer, p_now timestamptz,
	p_dues timestamptz[], p_sealed bytea, p_parts uuid[]
) returns text language plpgsql security definer set search_path = ''
as $$
declare
	tip uuid;
	became text;
	claimed integer;
begin
	select o.id into tip from intake.tip_of(p_lookup) o;
	if tip is null then return 'unknown'; end if;
	if exists (select from public.additions where id = p_id) then return 'known'; end if;
	became := intake.add_to_tip(p_lookup, p_id, p_lane, p_epoch, p_now, true, p_dues, p_sealed);
	if became <> 'added' then return became; end if;
	update public.parts p set addition_id = p_id
		where p.id = any(p_parts) and p.tip_id = tip and p.addition_id is null;
	get diagnostics claimed = row_count;
	if claimed <> cardinality(p_parts) then
		raise exception 'a part of the file is missing' using errcode = 'P0002';
	end if;
	return 'added';
end
$$;
