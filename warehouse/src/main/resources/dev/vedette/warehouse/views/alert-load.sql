-- alert_load 预警负荷: alerts raised per rep and day. Days without an alert have no row, and count as none.
SELECT
  'alert_load' AS metric_id,
  1 AS metric_version,
  coalesce(rep_id, 'unknown') AS rep_id,
  CAST(raised_at AT TIME ZONE '${zone}' AS date) AS day,
  count(*) AS alerts,
  count_if(outcome = 'found_empty') AS found_empty,
  count(DISTINCT outlet_id) AS outlets
FROM mart.alert_outcomes
GROUP BY coalesce(rep_id, 'unknown'), CAST(raised_at AT TIME ZONE '${zone}' AS date)
