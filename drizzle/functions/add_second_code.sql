-- The one second code that each code has, made when it is asked for. `too-many`: the whole site's day is full, which is
-- asked before anything that differs between a first code and a second. `ended`: it was burnt, and is never made again.
-- It is derived as the code is: in that one's version, under that one's pepper.
-- p_asked: a digest of this code and day, so that asking again counts nothing.
create or replace function intake.add_second_code(
	p_lookup bytea, p_second bytea, p_asked bytea, p_now timestamptz, p_most integer
) returns text language plpgsql security definer set search_path = ''
as $$
declare
	tip uuid;
	today timestamptz := date_trunc('day', p_now, 'UTC');
begin
	select o.id into tip from intake.tip_of(p_lookup) o;
	if tip is null then return 'unknown'; end if;
	if not exists (select from public.ticket_uses u where u.digest = p_asked) then
		if intake.count_inflow('second-codes', today) > p_most then return 'too-many'; end if;
		insert into public.ticket_uses (digest, uses, day) values (p_asked, 1, (p_now at time zone 'UTC')::date)
			on conflict do nothing;
	end if;
	insert into public.codes (lookup_id, tip_id, kind, version, pepper)
		select p_second, tip, 'second', c.version, c.pepper from public.codes c where c.lookup_id = p_lookup
		on conflict do nothing;
	if exists (select from public.codes c where c.lookup_id = p_second and c.tip_id is null) then
		return 'ended';
	end if;
	return 'shown';
end
$$;
