-- What lanes said again of replies that are shown with a code, as their tip moved away: see docs/decisions/0046-a-tip-moves.md.
create or replace function intake.restated_for(p_lookup bytea)
	returns table (id uuid, lane text, epoch integer, said text, signature text)
	language sql stable security definer set search_path = ''
as $$
	select s.reply_id, s.lane_id, s.epoch, s.said, s.signature
	from intake.tip_of(p_lookup) o join public.replies r on r.tip_id = o.id
		join public.restatements s on s.reply_id = r.id
	where not o.forced and not r.is_hidden
$$;
