-- What mart.customer_changes says, beside the outlets' files laid end to end, and sums of what each was supplied in the four cycles and in the eight before. Twice a median is a whole number.
WITH
cycles AS (
  SELECT cycle, lag(cycle) OVER (ORDER BY cycle) AS cycle_before
  FROM (
    SELECT DISTINCT CAST(date_diff('day', DATE '1970-01-05', period_start) / ${days} AS bigint) AS cycle
    FROM mart.market_current
    WHERE item_kind = 'category' AND zone = '${zone}' AND period_days = ${days}
  )
),
-- The last record of each outlet before the end of the first cycle that it could concern.
records AS (
  SELECT outlet_id, cycle, region, rep_id, tier
  FROM (
    SELECT
      outlet_id, cycle, region, coalesce(rep_id, 'unknown') AS rep_id, nullif(tier, '') AS tier,
      row_number() OVER (PARTITION BY outlet_id, cycle ORDER BY changed_at DESC, recorded_at DESC, event_id DESC) AS age
    FROM (
      SELECT file.event_id, file.outlet_id, file.region, file.rep_id, file.tier, file.changed_at, file.recorded_at, min(cycle) AS cycle
      FROM raw.outlets file
      JOIN cycles ON date_add('day', (cycle + 1) * ${days}, DATE '1970-01-05') > CAST(changed_at AT TIME ZONE '${zone}' AS date)
      GROUP BY 1, 2, 3, 4, 5, 6, 7
    )
  )
  WHERE age = 1
),
spans AS (
  SELECT
    *,
    lag(tier) OVER through_time AS tier_before,
    lead(cycle) OVER through_time AS next_cycle
  FROM records
  WINDOW through_time AS (PARTITION BY outlet_id ORDER BY cycle)
),
-- Looks back from each cycle: how long before it, and how much.
looks AS (
  SELECT spans.outlet_id, cycles.cycle, cycles.cycle_before, region, rep_id, age, sum(coalesce(supplied_qty, 0)) AS units
  FROM spans
  JOIN cycles ON cycles.cycle >= spans.cycle AND (next_cycle IS NULL OR cycles.cycle < next_cycle)
  JOIN (SELECT outlet_id, min(cycle) AS cycle FROM ${steps}.lines GROUP BY outlet_id) begun
    ON begun.outlet_id = spans.outlet_id AND begun.cycle <= cycles.cycle - 11
  CROSS JOIN UNNEST(sequence(0, 11)) AS ages (age)
  LEFT JOIN ${steps}.lines line ON line.outlet_id = spans.outlet_id AND line.cycle = cycles.cycle - age
  GROUP BY 1, 2, 3, 4, 5, 6
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY outlet_id, cycle, age < 4 ORDER BY units) AS place
  FROM looks
),
sizes AS (
  SELECT
    outlet_id, cycle, cycle_before, region, rep_id,
    sum(units) FILTER (WHERE age < 4 AND place IN (2, 3)) AS late_twice,
    sum(units) FILTER (WHERE age >= 4 AND place IN (4, 5)) AS early_twice
  FROM ranked
  GROUP BY outlet_id, cycle, cycle_before, region, rep_id
),
changed AS (
  SELECT *, IF(late_twice > early_twice, 'grown', 'shrunk') AS change
  FROM sizes
  WHERE early_twice > 0 AND late_twice > 0 AND (2 * late_twice >= 3 * early_twice OR 3 * late_twice <= 2 * early_twice)
),
recount AS (
  SELECT outlet_id, cycle, 'class' AS change, region, rep_id, tier_before AS before_value, tier AS after_value
  FROM spans
  WHERE tier <> tier_before
  UNION ALL
  SELECT now.outlet_id, now.cycle, now.change, now.region, now.rep_id, format('%.1f', now.early_twice / DOUBLE '2'), format('%.1f', now.late_twice / DOUBLE '2')
  FROM changed now
  LEFT JOIN changed before ON before.outlet_id = now.outlet_id AND before.cycle = now.cycle_before AND before.change = now.change
  WHERE before.outlet_id IS NULL
),
stated AS (
  SELECT outlet_id, CAST(date_diff('day', DATE '1970-01-05', period_start) / ${days} AS bigint) AS cycle, change, region, rep_id, before_value, after_value
  FROM mart.customer_changes
),
pairs AS (
  SELECT
    coalesce(stated.outlet_id, recount.outlet_id) AS outlet_id,
    coalesce(stated.cycle, recount.cycle) AS cycle,
    coalesce(stated.change, recount.change) AS change,
    recount.before_value || ' to ' || recount.after_value AS expected,
    stated.before_value || ' to ' || stated.after_value AS found,
    stated.outlet_id IS NULL
      OR recount.outlet_id IS NULL
      OR stated.region IS DISTINCT FROM recount.region
      OR stated.rep_id IS DISTINCT FROM recount.rep_id
      OR stated.before_value IS DISTINCT FROM recount.before_value
      OR stated.after_value IS DISTINCT FROM recount.after_value AS differs
  FROM recount
  FULL JOIN stated ON stated.outlet_id = recount.outlet_id AND stated.cycle = recount.cycle AND stated.change = recount.change
)
SELECT
  count(*) AS compared,
  count_if(differs) AS differing,
  min(format(
    '%s, %s, from %s: %s by the raw tables, %s in customer_changes', outlet_id, change, CAST(date_add('day', cycle * ${days}, DATE '1970-01-05') AS varchar),
    coalesce(expected, 'nothing'), coalesce(found, 'nothing')), ${examples}) FILTER (WHERE differs) AS examples
FROM pairs
