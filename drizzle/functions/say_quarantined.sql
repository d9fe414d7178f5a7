-- What the release before calls a pen: of a tip its standing, of the day's counts their kind.
create or replace function public.say_quarantined() returns trigger language plpgsql set search_path = ''
	as $$
begin
	if tg_table_name = 'tips' then new.standing := 'quarantined'; else new.kind := 'quarantined'; end if;
	return new;
end
$$;
