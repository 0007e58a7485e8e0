-- alert_lead_time 预警提前期: hours from the alert to the reading that found the shelf empty, over the alerts that were hits, by region (its whole path) and week. Median and ninth decile are observed values (nearest rank).
SELECT
  'alert_lead_time' AS metric_id,
  1 AS metric_version,
  region,
  period_start,
  cardinality(hours) AS n,
  hours[CAST(ceil(cardinality(hours) * DOUBLE '0.5') AS integer)] AS median_hours,
  hours[CAST(ceil(cardinality(hours) * DOUBLE '0.9') AS integer)] AS p90_hours
FROM (
  SELECT
    region,
    date_trunc('week', CAST(raised_at AT TIME ZONE '${zone}' AS date)) AS period_start,
    array_agg(lead_hours ORDER BY lead_hours) AS hours
  FROM mart.alert_outcomes
  WHERE outcome = 'hit'
  GROUP BY 1, 2
)
