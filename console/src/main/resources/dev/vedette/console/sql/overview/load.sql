-- Alerts of each day, and how many managers share them: those who have outlets that are not closed.
WITH
reps AS (
  SELECT count(DISTINCT rep_id) AS reps FROM vedette.raw.outlets_current WHERE status <> 'closed' AND {{within region}}
),
days AS (
  SELECT CAST(at_timezone(raised_at, {{zone}}) AS date) AS day, count_if(NOT held_back) AS alerts, count_if(held_back) AS held_back
  FROM vedette.mart.settled_alerts
  WHERE {{within region}}
  GROUP BY 1
)
SELECT day, alerts, held_back, reps, IF(reps > 0, CAST(alerts AS double) / reps) AS per_manager
FROM days
CROSS JOIN reps
WHERE day > (SELECT max(day) FROM days) - INTERVAL '28' DAY
ORDER BY day
