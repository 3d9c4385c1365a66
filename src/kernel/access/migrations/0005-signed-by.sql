-- Who holds an open session, with posts and what the posts permit: what every request asks first, before it has a scope, so it
-- is one question without a transaction of its own, planned once: it looks up keys. It runs as the owner; only whoever has the token has its digest.
create function signed_by(wanted text, at timestamptz, idle timestamptz, fresh timestamptz, today date) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return (
    select jsonb_build_object('personId', s.person_id, 'login', p.login, 'name', p.name, 'lang', p.lang,
             'mustChange', c.must_change, 'totpOn', c.totp_on, 'confirmedUntil', s.confirmed_until, 'stale', s.seen_at < fresh,
             'held', (select jsonb_agg(jsonb_build_object('post', a.post, 'unitId', a.unit_id, 'unitName', u.name,
                               'unitKind', u.kind, 'regionId', u.region_id, 'tree', a.tree,
                               'lo', case a.tree when 'territorial' then u.no else u.ind_no end,
                               'hi', case a.tree when 'territorial' then u.upto else u.ind_upto end,
                               'permissions', (select jsonb_agg(o.permission) from post_permission o
                                                where o.post = a.post and o.allowed)) order by u.no, a.post)
                        from appointment a join unit u on u.id = a.unit_id
                       where a.person_id = p.id and a.valid_from <= today and (a.valid_to is null or a.valid_to > today)))
      from session s join person p on p.id = s.person_id join credential c on c.person_id = p.id
     where s.digest = wanted and s.expires_at > at and s.seen_at > idle and p.ended_at is null);
end $$;
revoke all on function signed_by(text, timestamptz, timestamptz, timestamptz, date) from public;
grant execute on function signed_by(text, timestamptz, timestamptz, timestamptz, date) to gongyun_app;
