-- Outlets to choose from, those with most at risk first.
WITH
alerts AS (
  SELECT outlet_id, count(*) AS alerts, CAST(sum(lost_value) AS double) AS money
  FROM vedette.mart.open_stockout_alerts
  WHERE outlet_id IS NOT NULL
  GROUP BY outlet_id
)
SELECT outlets.outlet_id, name, region, tier, channel, setting, rep_id, status, coalesce(alerts, 0) AS alerts, money
FROM vedette.raw.outlets_current outlets
LEFT JOIN alerts ON alerts.outlet_id = outlets.outlet_id
WHERE {{own outlets.outlet_id}} AND (strpos(lower(outlets.outlet_id), lower({{given text}})) > 0 OR strpos(lower(coalesce(name, '')), lower({{given text}})) > 0)
ORDER BY money DESC NULLS LAST, outlets.outlet_id
LIMIT 100
