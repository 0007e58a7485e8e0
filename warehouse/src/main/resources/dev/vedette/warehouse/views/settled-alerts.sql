-- Every settled stockout alert of an outlet once: as it was raised, held back by an incident or not, and when it ended. Incidents predict nothing and are not among them.
SELECT
  alert_id,
  outlet_id,
  sku,
  min_by(region, revision) AS region,
  min_by(rep_id, revision) AS rep_id,
  min_by(at, revision) AS raised_at,
  min_by(state, revision) AS raised_as,
  min_by(severity, revision) AS severity,
  min_by(probability, revision) AS probability,
  min_by(model_version, revision) AS model_version,
  min_by(coalesce(held_back, false), revision) AS held_back,
  min(CASE WHEN transition IN ('cleared', 'expired') THEN at END) AS ended_at
FROM mart.stockout_alerts
WHERE NOT provisional AND coalesce(kind, 'outlet') = 'outlet'
GROUP BY alert_id, outlet_id, sku
