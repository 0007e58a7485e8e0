-- The last order cycle and the last day that are over. Jobs count on while heartbeats come, so they are those that were stated or, if later, those before the newest event.
SELECT greatest(
  (
    SELECT coalesce(max(CAST(date_diff('day', DATE '1970-01-05', period_start) / ${days} AS bigint)), 0)
    FROM mart.market_current
    WHERE zone = '${zone}' AND period_days = ${days}
  ),
  CAST(floor(date_diff('day', DATE '1970-01-05', last_day) / DOUBLE '${days}') AS bigint) - 1
) AS last_cycle,
greatest(
  (SELECT coalesce(max(period_start), DATE '1970-01-01') FROM mart.market_current WHERE zone = '${zone}' AND period_days = 1),
  date_add('day', -1, last_day)
) AS last_day
FROM (
  SELECT CAST(greatest(
    (SELECT coalesce(max(ordered_at), TIMESTAMP '1970-01-01 00:00:00 UTC') FROM raw.orders),
    (SELECT coalesce(max(read_at), TIMESTAMP '1970-01-01 00:00:00 UTC') FROM raw.inventory_readings)
  ) AT TIME ZONE '${zone}' AS date) AS last_day
)
