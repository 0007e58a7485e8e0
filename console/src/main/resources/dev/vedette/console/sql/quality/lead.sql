-- Hours from the alert to the reading that found the shelf empty, by week: median and ninth decile are observed values.
SELECT period_start, cardinality(hours) AS n, hours[CAST(ceil(cardinality(hours) * DOUBLE '0.5') AS integer)] AS median_hours, hours[CAST(ceil(cardinality(hours) * DOUBLE '0.9') AS integer)] AS p90_hours
FROM (
  SELECT date_trunc('week', CAST(at_timezone(raised_at, {{zone}}) AS date)) AS period_start, array_agg(lead_hours ORDER BY lead_hours) AS hours
  FROM vedette.mart.alert_outcomes
  WHERE outcome = 'hit' AND {{within region}}
  GROUP BY 1
)
ORDER BY period_start DESC
LIMIT 26
