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
begin
	update public.tips set burnt_on = p_day, reply_recipient = null
		where lookup_id = p_lookup and burnt_on is null
		returning id into tip;
	update public.replies set
		is_hidden = true,
		sealed_for_tipster = case when sending is not null then sealed_for_tipster end
		where tip_id = tip;
	select s.tip_id into tip from public.second_codes s
		where s.lookup_id = p_lookup and s.tip_id is not null for update;
	if found then
		update public.second_codes set tip_id = null where lookup_id = p_lookup;
		insert into public.second_codes (lookup_id, tip_id) values (sha256(uuid_send(gen_random_uuid())), tip);
	end if;
end
$$;
