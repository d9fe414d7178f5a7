-- Whether files are taken with a code of this tip: from whoever showed that a person writes, or whose tip somebody at
-- the desk has taken in hand. With a second code as on the tip's first day, for ever: standing is the one thing that
-- nothing changes. See docs/decisions/0026-a-second-code-is-a-constant.md.
create or replace function intake.takes_files(p_tip uuid, p_forced boolean) returns boolean
	language sql stable security definer set search_path = ''
as $$
	select t.standing = 'proven'
		or (not p_forced and exists (select from public.assignments a where a.tip_id = t.id))
	from public.tips t where t.id = p_tip
$$;
