-- alert_load 预警负荷: alerts raised per rep and day, and beside them those that an incident held back, of which nobody was told. Days without an alert have no row, and count as none.
SELECT
  'alert_load' AS metric_id,
  1 AS metric_version,
  coalesce(rep_id, 'unknown') AS rep_id,
  CAST(raised_at AT TIME ZONE '${zone}' AS date) AS day,
  count_if(NOT held_back) AS alerts,
  count_if(outcome = 'found_empty' AND NOT held_back) AS found_empty,
  count(DISTINCT CASE WHEN NOT held_back THEN outlet_id END) AS outlets,
  count_if(held_back) AS held_back
FROM mart.alert_outcomes
GROUP BY coalesce(rep_id, 'unknown'), CAST(raised_at AT TIME ZONE '${zone}' AS date)
