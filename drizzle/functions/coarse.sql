-- Stored times are coarse whoever asks: the hour, or five minutes for P1.
create or replace function intake.coarse(moment timestamptz, urgency smallint) returns timestamptz language sql immutable
	as $$
		select date_bin(
			case when urgency = 1 then interval '5 minutes' else interval '1 hour' end,
			moment, timestamptz '2000-01-01 00:00:00+00')
	$$;
