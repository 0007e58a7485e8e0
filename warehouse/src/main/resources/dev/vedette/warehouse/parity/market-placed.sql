-- Each outlet in each order cycle in which it could add anything, as its file said at the end of the cycle.
WITH
files AS (
  SELECT file.*, late.settled_until
  FROM raw.outlets file
  LEFT JOIN ${steps}.late late
    ON late.source_topic = kafka_topic AND late.source_partition = kafka_partition AND late.source_offset = kafka_offset
),
outlet_cycles AS (
  SELECT outlet_id, cycle FROM (
    SELECT outlet_id, cycle FROM (
      SELECT outlet_id, min(CAST(floor(date_diff('day', DATE '1970-01-05', CAST(changed_at AT TIME ZONE '${zone}' AS date)) / DOUBLE '${days}') AS bigint)) AS first_cycle
      FROM files
      GROUP BY outlet_id
    )
    CROSS JOIN ${steps}.horizon
    CROSS JOIN UNNEST(CASE WHEN first_cycle <= last_cycle THEN sequence(first_cycle, last_cycle) END) AS cycles (cycle)
    UNION SELECT outlet_id, cycle + later FROM ${steps}.lines CROSS JOIN UNNEST(ARRAY[0, 1, 2, 3]) AS looks (later)
    UNION SELECT outlet_id, cycle FROM ${steps}.seen
  )
)
SELECT
  outlet_cycles.outlet_id,
  outlet_cycles.cycle,
  max_by(file.region, ROW(file.changed_at, file.recorded_at, file.event_id)) AS region,
  max_by(file.setting, ROW(file.changed_at, file.recorded_at, file.event_id)) AS setting,
  max_by(file.channel, ROW(file.changed_at, file.recorded_at, file.event_id)) AS channel,
  max_by(file.tier, ROW(file.changed_at, file.recorded_at, file.event_id)) AS tier,
  coalesce(max_by(file.status, ROW(file.changed_at, file.recorded_at, file.event_id)) <> 'closed', false) AS is_trading
FROM outlet_cycles
LEFT JOIN files file
  ON file.outlet_id = outlet_cycles.outlet_id
  AND file.changed_at < with_timezone(CAST(date_add('day', (outlet_cycles.cycle + 1) * ${days}, DATE '1970-01-05') AS timestamp(6)), '${zone}')
  AND (
    file.settled_until IS NULL
    OR file.settled_until < with_timezone(CAST(date_add('day', (outlet_cycles.cycle + 1) * ${days}, DATE '1970-01-05') AS timestamp(6)), '${zone}'))
GROUP BY outlet_cycles.outlet_id, outlet_cycles.cycle
