-- Lets a reply go as it lay in a lane from which its tip moved, once its file is gone here: what the lane keeps of it is all.
create or replace function desk.forget_reply(p_reply uuid) returns void
	language sql security definer set search_path = ''
as $$
	delete from public.move_files f using public.replies r, public.tips t
		where r.id = p_reply and r.sealed_for_tipster is null and t.id = r.tip_id
			and t.lane_id in (select desk.actor_lanes())
			and f.is_former and f.kind = 'reply' and f.row_id = r.id
$$;
