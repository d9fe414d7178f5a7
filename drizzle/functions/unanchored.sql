-- Files of tipsters that came before a moment, and that no day of the record names yet, the oldest first: tips, and what was
-- added to them. What moved was sealed anew, and is named again.
create or replace function desk.unanchored(p_before timestamptz, p_most integer)
	returns table (kind text, subject text, print text)
	language sql stable security definer set search_path = ''
as $$
	select f.kind, f.id::text, desk.print(f.sealed) from (
		select 'tip' as kind, t.id, t.id as tip_id, t.arrived_at, t.sealed from public.tips t
		union all
		select 'addition', a.id, a.tip_id, a.arrived_at, a.sealed from public.additions a
	) f
	where f.arrived_at < p_before
		and not exists (
			select from public.audit_statements s
			where s.kind = f.kind and s.subject = f.id::text
				-- In this order: most never moved, and need not be hashed again.
				and case when exists (select from public.moves m where m.tip_id = f.tip_id and m.moved_at is not null)
					then s.print = desk.print(f.sealed) else true end
		)
	order by f.arrived_at limit p_most
$$;
