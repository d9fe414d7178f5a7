-- Where a tip stands in its lane's queue, before its level and its time. 0: urgency 1, and nobody has taken it, whoever read it.
-- 1: nobody has read it. 2: it was read, and nobody has taken it. 3: its tipster said something that nobody has opened, or it was
-- moved here and nobody has found it whole. 4: the rest, which is in somebody's hands.
create or replace function desk.tip_rank(p_tip uuid, p_urgency smallint, p_read_at timestamptz) returns smallint
	language sql stable security definer set search_path = ''
as $$
	select case
		when exists (select from public.assignments a where a.tip_id = p_tip and a.ended_at is null) then case
			when p_read_at is null then 1
			when exists (select from public.additions d where d.tip_id = p_tip and d.opened_at is null)
				or exists (
					select from public.moves m
					where m.tip_id = p_tip and m.moved_at is not null and m.found_at is null
				) then 3
			else 4
		end
		when p_urgency = 1 then 0
		when p_read_at is null then 1
		else 2
	end::smallint
$$;
