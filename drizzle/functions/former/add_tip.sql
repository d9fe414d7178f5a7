-- As the release called it that knew one version and one pepper.
create or replace function intake.add_tip(
	p_id uuid, p_lookup bytea, p_second bytea, p_lane text, p_agencies text[], p_epoch integer, p_now timestamptz,
	p_due timestamptz, p_urgency smallint, p_rules smallint, p_standing text, p_reply_recipient text,
	p_sealed bytea
) returns text language sql security definer set search_path = ''
as $$
	select intake.add_tip(p_id, p_lookup, p_second, 1::smallint, null, p_lane, p_agencies, p_epoch, p_now, null, p_due,
		p_urgency, p_rules, p_standing, p_reply_recipient, p_sealed)
$$;
