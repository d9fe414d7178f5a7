-- A tip is closed, or opened again, whatever release does it: closed ones stand by the hour of that, nothing waits any more, and what
-- is opened again is to be responded to anew. What was taken back stays so: else one person would go on with it by closing it first.
create or replace function public.note_closing() returns trigger language plpgsql security definer set search_path = ''
as $$
begin
	if new.reopened_at is not null then
		update public.tips t set closed_at = null, responded_at = null where t.id = new.tip_id;
	else
		update public.tips t
			set closed_at = date_bin('1 hour', new.closed_at, timestamptz '2000-01-01 00:00:00+00')
			where t.id = new.tip_id;
		update public.stages s set ended_at = new.closed_at, ended_by = new.closed_by
			where s.tip_id = new.tip_id and s.ended_at is null and s.stage <> 'withdrawn';
	end if;
	return null;
end
$$;
