-- A reply is a response, whatever release sends it; this one says when, the one before knows the hour.
create or replace function public.note_reply() returns trigger language plpgsql security definer set search_path = ''
as $$
begin
	update public.tips t set responded_at = new.written_at where t.id = new.tip_id and t.responded_at is null;
	return null;
end
$$;
