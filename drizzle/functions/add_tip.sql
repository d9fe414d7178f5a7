-- 'added': kept now. 'kept': this lookup id was there before, so the very same tip is kept already. 'moved': the lane is not
-- as it was when it was chosen; nothing is added. Shared with other tips, the lock waits for whoever changes a lane's members.
create or replace function intake.add_tip(
	p_id uuid, p_lookup bytea, p_second bytea, p_version smallint, p_pepper text, p_lane text, p_agencies text[],
	p_epoch integer, p_now timestamptz, p_read_due timestamptz, p_due timestamptz, p_urgency smallint, p_rules smallint, p_standing text,
	p_reply_recipient text, p_sealed bytea
) returns text language plpgsql security definer set search_path = ''
as $$
begin
	perform pg_advisory_xact_lock_shared(hashtext('plainsight lanes'));
	if intake.agencies_in(p_lane) is distinct from p_agencies then return 'moved'; end if;
	with first as (
		insert into public.codes (lookup_id, tip_id, kind, version, pepper)
		values (p_lookup, p_id, 'first', p_version, p_pepper)
		on conflict (lookup_id) do nothing returning tip_id
	)
	insert into public.tips (id, lane_id, epoch, arrived_at, read_due_at, due_at, urgency, urgency_rules,
		standing, reply_recipient, sealed)
	select tip_id, p_lane, p_epoch, intake.coarse(p_now, p_urgency), p_read_due, p_due, p_urgency, p_rules,
		p_standing, p_reply_recipient, p_sealed
	from first;
	if not found then return 'kept'; end if;
	insert into public.codes (lookup_id, tip_id, kind, version, pepper)
		values (p_second, p_id, 'second', p_version, p_pepper)
		-- Burnt, and its tip deleted since: the form is sent once more, and that one is never made again.
		on conflict (lookup_id) do nothing;
	return 'added';
end
$$;
