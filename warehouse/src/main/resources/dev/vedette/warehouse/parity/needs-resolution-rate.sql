-- Needs that were due, and those of them that are closed, one by one: a need ends with the record that no other follows.
SELECT
  region,
  period_start,
  count_if(status = 'verified' OR status = 'rejected') AS numerator,
  count(*) AS denominator
FROM (
  SELECT
    last.status,
    CAST(format_datetime(last.due_at AT TIME ZONE '${zone}', 'yyyy-MM-01') AS date) AS period_start,
    coalesce(
      (
        SELECT max_by(file.region, ROW(file.changed_at, file.recorded_at, file.event_id, -file.kafka_offset))
        FROM raw.outlets file
        WHERE file.outlet_id = last.outlet_id AND file.changed_at <= last.due_at
      ),
      'unknown') AS place
  FROM (
    SELECT
      *,
      lead(event_id) OVER (PARTITION BY need_id ORDER BY changed_at, recorded_at, event_id, kafka_offset DESC) AS follower
    FROM raw.needs
  ) last
  WHERE last.follower IS NULL AND last.due_at <= (SELECT max(changed_at) FROM raw.needs)
)
CROSS JOIN UNNEST(regexp_extract_all(place, '[^/]+')) WITH ORDINALITY AS steps (step, depth)
CROSS JOIN UNNEST(ARRAY[regexp_extract(place, '^([^/]+/){' || CAST(depth - 1 AS varchar) || '}[^/]+')]) AS regions (region)
GROUP BY region, period_start
