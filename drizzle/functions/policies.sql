-- The words that may stand before the form: of each text in each language the newest approval, unless it was withdrawn
-- since. Drafts, who approved and wrote them, and what
-- is for officers alone stay at the desk.
create or replace function intake.policies() returns table (key text, locale text, text text)
	language sql stable security definer set search_path = ''
	as $$
		select decided.key, decided.locale, decided.text from (
			select distinct on (p.key, p.locale) p.key, p.locale, p.state, p.text
			from public.policies p where p.state <> 'draft' and p.key not like 'desk-%'
			order by p.key, p.locale, p.version desc
		) as decided where decided.state = 'approved'
	$$;
