-- As the release called it that did not say by when a tip is to be read: by when it is to be answered.
create or replace function intake.add_tip(
	p_id uuid, p_lookup bytea, p_second bytea, p_version smallint, p_pepper text, p_lane text, p_agencies text[],
	p_epoch integer, p_now timestamptz, p_due timestamptz, p_urgency smallint, p_rules smallint, p_standing text,
	p_reply_recipient text, p_sealed bytea
) returns text language sql security definer set search_path = ''
as $$
	select intake.add_tip(p_id, p_lookup, p_second, p_version, p_pepper, p_lane, p_agencies, p_epoch, p_now, null, p_due,
		p_urgency, p_rules, p_standing, p_reply_recipient, p_sealed)
$$;
