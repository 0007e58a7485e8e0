-- What the measures of alert quality count, one row per alert or stockout, and for each the regions of every level, the rep and the whole, by day and by week. success is unknown where it cannot be judged, or not yet.
WITH
cases AS (
  SELECT metric_id, region, rep_id, raised_at AS at, success
  FROM mart.alert_outcomes
  CROSS JOIN UNNEST(
    ARRAY['alert_precision', 'alert_acted_on_rate'],
    ARRAY[
      CASE outcome WHEN 'hit' THEN true WHEN 'false_alarm' THEN false END,
      CASE WHEN next_delivery_at IS NOT NULL THEN acted_at IS NOT NULL END
    ]
  ) AS measures (metric_id, success)
  WHERE metric_id <> 'alert_precision' OR outcome <> 'found_empty'
  UNION ALL
  SELECT
    'alert_recall',
    region,
    rep_id,
    read_at,
    CASE WHEN judged THEN warned END
  FROM mart.stockout_beginnings
),
dated AS (
  SELECT
    metric_id,
    success,
    split(coalesce(region, 'unknown'), '/') AS path,
    coalesce(rep_id, 'unknown') AS rep_id,
    CAST(at AT TIME ZONE '${zone}' AS date) AS day
  FROM cases
)
SELECT metric_id, scope, place, grain, period_start, success
FROM dated
CROSS JOIN UNNEST(
  concat(
    ARRAY[CAST(ROW('all', 'all') AS ROW(scope varchar, place varchar))],
    transform(
      sequence(1, cardinality(path)),
      depth -> CAST(ROW('region', array_join(slice(path, 1, depth), '/')) AS ROW(scope varchar, place varchar))
    ),
    ARRAY[CAST(ROW('rep', rep_id) AS ROW(scope varchar, place varchar))]
  )
) AS scopes (scope, place)
CROSS JOIN UNNEST(ARRAY['day', 'week'], ARRAY[day, date_trunc('week', day)]) AS periods (grain, period_start)
