-- Every outlet that ever asked for something, in each order cycle that is over, from its first: how long it has been silent, and what that makes of it. See docs/measures.md.
WITH
cycles AS (
  SELECT DISTINCT period_start
  FROM mart.market_current
  WHERE item_kind = 'category' AND zone = '${zone}' AND period_days = ${days}
),
-- Each outlet with the cycles in which it asked for something, the first of them first: the lines are looked through once.
outlets AS (
  SELECT outlet_id, array_sort(array_agg(DISTINCT sales.period_start)) AS asked
  FROM mart.sales_lines sales
  JOIN cycles ON cycles.period_start = sales.period_start
  WHERE demanded_qty > 0
  GROUP BY outlet_id
),
through_time AS (
  SELECT
    outlet_id,
    period_start,
    first_ordered,
    demanded_in IS NOT NULL AS is_ordering,
    max(demanded_in) OVER (PARTITION BY outlet_id ORDER BY period_start) AS last_ordered,
    max(demanded_in) OVER (PARTITION BY outlet_id ORDER BY period_start ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS ordered_before
  FROM (
    SELECT outlet_id, asked[1] AS first_ordered, cycles.period_start, IF(contains(asked, cycles.period_start), cycles.period_start) AS demanded_in
    FROM outlets
    JOIN cycles ON cycles.period_start >= asked[1]
  )
),
placed AS (
  SELECT
    through_time.outlet_id,
    through_time.period_start,
    max_by(
      CAST(ROW(file.region, file.rep_id, file.status) AS ROW(region varchar, rep_id varchar, status varchar)),
      ROW(file.changed_at, file.recorded_at, file.event_id)) AS place
  FROM through_time
  JOIN (
    SELECT file.*, late.settled_until
    FROM raw.outlets file
    LEFT JOIN (
      SELECT source_topic, source_partition, source_offset, max(settled_until) AS settled_until
      FROM raw.late_events
      WHERE job = 'market'
      GROUP BY source_topic, source_partition, source_offset
    ) late
      ON late.source_topic = kafka_topic AND late.source_partition = kafka_partition AND late.source_offset = kafka_offset
  ) file
    ON file.outlet_id = through_time.outlet_id
    AND greatest(file.changed_at, coalesce(file.settled_until, file.changed_at))
      < with_timezone(CAST(date_add('day', ${days}, through_time.period_start) AS timestamp(6)), '${zone}')
  GROUP BY through_time.outlet_id, through_time.period_start
)
SELECT
  through_time.outlet_id,
  coalesce(place.region, 'unknown') AS region,
  coalesce(place.rep_id, 'unknown') AS rep_id,
  through_time.period_start,
  ${days} AS period_days,
  '${zone}' AS zone,
  CASE
    WHEN is_ordering AND ordered_before IS NULL THEN 'new'
    WHEN is_ordering AND date_diff('day', ordered_before, through_time.period_start) / ${days} > 4 THEN 'returned'
    WHEN is_ordering THEN 'active'
    WHEN place.status = 'closed' OR date_diff('day', last_ordered, through_time.period_start) / ${days} >= 13 THEN 'lost'
    WHEN date_diff('day', last_ordered, through_time.period_start) / ${days} >= 4 THEN 'dormant'
    ELSE 'quiet'
  END AS state,
  first_ordered,
  last_ordered,
  date_diff('day', last_ordered, through_time.period_start) / ${days} AS silent_cycles
FROM through_time
LEFT JOIN placed ON placed.outlet_id = through_time.outlet_id AND placed.period_start = through_time.period_start
