-- Takes room for so many bytes, and says whether there was any. A code may have a sixteenth of what the others leave, so
-- that some is always left for the next one, and never more than one whole message needs.
-- p_code: a keyed digest of the code's lookup id and the day. Counted in KiB.
create or replace function intake.take_room(
	p_bytes integer, p_code bytea, p_now timestamptz, p_day_kib integer, p_code_kib integer
) returns boolean language plpgsql security definer set search_path = ''
as $$
declare
	today timestamptz := date_trunc('day', p_now, 'UTC');
	-- A row takes up a page's share and two index entries however little is in it.
	kib integer := greatest(8, (p_bytes + 1023) / 1024);
	own integer;
	everybodys integer;
begin
	insert into public.ticket_uses (digest, uses, day) values (p_code, 0, (today at time zone 'UTC')::date)
		on conflict do nothing;
	insert into public.inflow (kind, since, count) values ('files', today, 0) on conflict do nothing;
	-- Always in this order: two that took them the other way round would wait for each other.
	select uses into own from public.ticket_uses where digest = p_code for update;
	select count into everybodys from public.inflow where kind = 'files' and since = today for update;
	if own + kib > least(p_code_kib, (p_day_kib - (everybodys - own)) / 16) then return false; end if;
	update public.ticket_uses set uses = own + kib where digest = p_code;
	update public.inflow set count = everybodys + kib where kind = 'files' and since = today;
	return true;
end
$$;
