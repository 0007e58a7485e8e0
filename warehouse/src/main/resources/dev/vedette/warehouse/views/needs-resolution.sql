-- needs_resolution_rate 需求解决率: of the needs of outlets that were due in a month, how many are closed by now, with the 95 % Wilson interval, by region of every level. A need is as last said; an outlet belongs to where it lay when its need was due. See docs/measures.md.
WITH
needs AS (
  SELECT
    need_id,
    max_by(outlet_id, changed_at) AS outlet_id,
    max_by(due_at, changed_at) AS due_at,
    max_by(status, changed_at) AS status
  FROM raw.needs_current
  GROUP BY need_id
),
due AS (
  SELECT
    need_id,
    due_at,
    needs.status IN ('verified', 'rejected') AS is_closed,
    split(coalesce(max_by(file.region, file.changed_at), 'unknown'), '/') AS path
  FROM needs
  LEFT JOIN raw.outlets_current file ON file.outlet_id = needs.outlet_id AND file.changed_at <= due_at
  WHERE due_at <= (SELECT max(changed_at) FROM raw.needs_current)
  GROUP BY need_id, due_at, needs.status
),
counts AS (
  SELECT
    array_join(slice(path, 1, depth), '/') AS region,
    depth AS region_level,
    CAST(date_trunc('month', due_at AT TIME ZONE '${zone}') AS date) AS period_start,
    count_if(is_closed) AS numerator,
    count(*) AS denominator
  FROM due
  CROSS JOIN UNNEST(sequence(1, cardinality(path))) AS levels (depth)
  GROUP BY 1, 2, 3
)
SELECT
  'needs_resolution_rate' AS metric_id,
  1 AS metric_version,
  region,
  region_level,
  period_start,
  numerator,
  denominator,
  CAST(numerator AS double) / denominator AS rate,
  wilson_interval_lower(numerator, denominator, DOUBLE '1.959963984540054') AS low,
  wilson_interval_upper(numerator, denominator, DOUBLE '1.959963984540054') AS high
FROM counts
