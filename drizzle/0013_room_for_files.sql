-- Every byte of a file counts from the moment it is written: against the day's budget of all, and against the code's own
-- share of it, in the transaction that writes it. What is swept or dropped gives nothing back: it was written, to the
-- write-ahead log too, and a code could else write for ever.
grant create on schema intake to plainsight_definer;--> statement-breakpoint

-- Takes room for so many bytes, and says whether there was any. A code may have a sixteenth of what the others leave, so
-- that some is always left for the next one, and never more than one whole message needs.
-- p_code: a keyed digest of the code's lookup id and the day. Counted in KiB.
create function intake.take_room(
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
$$;--> statement-breakpoint

-- Where a part goes on: of a file on its way, whose pieces are each p_wrap bytes longer than what they hold, the byte; of
-- a sealed part, of which each chunk counts as one, the number.
create function intake.part_goes_on(p_part uuid, p_wrap integer) returns integer
	language sql stable security definer set search_path = ''
as $$
	select coalesce((
		select c.n + coalesce(octet_length(c.sealed) - p_wrap, 1) from public.chunks c
		where c.part_id = p_part order by c.n desc limit 1
	), 0)
$$;--> statement-breakpoint

-- Where the part goes on. Null: this code may not have files, or the part is not one that it may write. -1: no room.
drop function intake.begin_part(bytea, uuid, timestamptz);--> statement-breakpoint
create function intake.begin_part(
	p_lookup bytea, p_part uuid, p_wrap integer,
	p_code bytea, p_now timestamptz, p_day_kib integer, p_code_kib integer
) returns integer language plpgsql security definer set search_path = ''
as $$
declare
	tip uuid;
begin
	select f.id into tip from intake.find_tip(p_lookup) f where f.takes_files;
	if tip is null then return null; end if;
	if not exists (select from public.parts where id = p_part) then
		if not intake.take_room(0, p_code, p_now, p_day_kib, p_code_kib) then return -1; end if;
		insert into public.parts (id, tip_id, began_at)
			values (p_part, tip, intake.coarse(p_now, 2::smallint)) on conflict do nothing;
	end if;
	if not exists (select from public.parts p where p.id = p_part and p.tip_id = tip and p.addition_id is null) then
		return null;
	end if;
	return intake.part_goes_on(p_part, p_wrap);
end
$$;--> statement-breakpoint

-- Where the part goes on now: behind this chunk if it followed on what was there, and else where it did before. Null: the
-- part is not this code's to write. -1: no room.
drop function intake.add_chunk(bytea, uuid, integer, bytea);--> statement-breakpoint
create function intake.add_chunk(
	p_lookup bytea, p_part uuid, p_wrap integer, p_n integer, p_sealed bytea,
	p_code bytea, p_now timestamptz, p_day_kib integer, p_code_kib integer
) returns integer language plpgsql security definer set search_path = ''
as $$
declare
	hour timestamptz := intake.coarse(p_now, 2::smallint);
	began timestamptz;
	there integer;
begin
	select p.began_at into began from public.parts p
		where p.id = p_part and p.addition_id is null and p.tip_id in (select o.id from intake.tip_of(p_lookup) o)
		for update;
	if not found then return null; end if;
	there := intake.part_goes_on(p_part, p_wrap);
	if p_n <> there or octet_length(p_sealed) > 600000 then return there; end if;
	if not intake.take_room(octet_length(p_sealed), p_code, p_now, p_day_kib, p_code_kib) then return -1; end if;
	insert into public.chunks (part_id, n, sealed) values (p_part, p_n, p_sealed);
	-- Swept is what does not go on, not what is slow.
	if began <> hour then update public.parts set began_at = hour where id = p_part; end if;
	return intake.part_goes_on(p_part, p_wrap);
end
$$;--> statement-breakpoint

do $$
declare
	f text;
begin
	foreach f in array array[
		'intake.take_room(integer, bytea, timestamptz, integer, integer)',
		'intake.part_goes_on(uuid, integer)',
		'intake.begin_part(bytea, uuid, integer, bytea, timestamptz, integer, integer)',
		'intake.add_chunk(bytea, uuid, integer, integer, bytea, bytea, timestamptz, integer, integer)'
	] loop
		execute format('alter function %s owner to plainsight_definer', f);
		execute format('revoke all on function %s from public', f);
		if f ~ 'begin_part|add_chunk' then
			execute format('grant execute on function %s to plainsight_public', f);
		end if;
	end loop;
end
$$;--> statement-breakpoint
-- What lies there half sent cannot be gone on with: it was counted by pieces. It is sent anew.
delete from parts where addition_id is null;--> statement-breakpoint
delete from inflow where kind = 'chunks';--> statement-breakpoint
revoke create on schema intake from plainsight_definer;
