-- Question 5: every outlet and month from the first observation to the last, with how often its prices were observed in it; 0 is not observed. An outlet counts for the months at whose end its file says that it is not closed. Months begin in the zone ${zone}.
WITH
seen AS (
  SELECT
    outlet_id,
    date_trunc('month', CAST(observed_at AT TIME ZONE '${zone}' AS date)) AS month,
    count(*) AS observations,
    count_if(source = 'inspection') AS inspections,
    max(observed_at) AS last_observed_at
  FROM mart.price_verdicts_current
  GROUP BY 1, 2
),
months AS (
  SELECT month, with_timezone(CAST(month + INTERVAL '1' MONTH AS timestamp(6)), '${zone}') AS ends
  FROM (SELECT min(month) AS first_month, max(month) AS last_month FROM seen)
  CROSS JOIN UNNEST(sequence(first_month, last_month, INTERVAL '1' MONTH)) AS calendar (month)
),
files AS (
  SELECT
    outlet_id,
    region,
    setting,
    rep_id,
    status,
    changed_at,
    lead(changed_at) OVER (PARTITION BY outlet_id ORDER BY changed_at, recorded_at, event_id) AS changed_again_at
  FROM raw.outlets_current
)
SELECT
  files.region,
  files.setting,
  files.rep_id,
  files.outlet_id,
  months.month,
  CASE WHEN seen.outlet_id IS NULL THEN 'not_observed' ELSE 'observed' END AS status,
  coalesce(seen.observations, 0) AS observations,
  coalesce(seen.inspections, 0) AS inspections,
  seen.last_observed_at
FROM files
JOIN months ON files.changed_at < months.ends AND (files.changed_again_at IS NULL OR files.changed_again_at >= months.ends)
LEFT JOIN seen ON seen.outlet_id = files.outlet_id AND seen.month = months.month
WHERE files.status <> 'closed'
