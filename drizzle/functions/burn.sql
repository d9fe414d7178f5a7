-- Ends the code, not the tip: the row keeps its lookup id so that the form it came from, sent again, stays the same tip, but
-- nothing is found under it any more and no reply can reach it. The tip's row first: a reply that is being written waits for
-- it, finds the code burnt and is not kept.
-- A second code ends itself alone. Its row stays and belongs to nothing any more; the tip gets another, under an id that
-- nobody can ask for, so that none is missing.
create or replace function intake.burn(p_lookup bytea, p_day date) returns void
	language plpgsql security definer set search_path = ''
as $$
declare
	tip uuid;
	code public.codes;
begin
	update public.tips t set burnt_on = p_day, reply_recipient = null
		from public.codes c
		where c.lookup_id = p_lookup and c.kind = 'first' and t.id = c.tip_id and t.burnt_on is null
		returning t.id into tip;
	perform from public.replies r where r.tip_id = tip order by r.id for update;
	-- As they lay in a lane from which the tip moved: the code would open them there.
	delete from public.move_files f using public.moves m
		where m.id = f.move_id and m.tip_id = tip and f.is_former and f.kind = 'reply';
	update public.replies set
		is_hidden = true,
		sealed_for_tipster = case when sending is not null then sealed_for_tipster end
		where tip_id = tip;
	select * into code from public.codes c
		where c.lookup_id = p_lookup and c.kind = 'second' and c.tip_id is not null for update;
	if found then
		update public.codes set tip_id = null where lookup_id = p_lookup;
		insert into public.codes (lookup_id, tip_id, kind, version, pepper)
			values (sha256(uuid_send(gen_random_uuid())), code.tip_id, 'second', code.version, code.pepper);
	end if;
end
$$;
