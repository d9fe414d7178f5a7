-- Under which peppers codes are found: a face that lacks one of them finds nothing with those codes.
create or replace function intake.code_peppers() returns table (pepper text)
	language sql stable security definer set search_path = ''
as $$
	select distinct c.pepper from public.codes c where c.pepper is not null
$$;
