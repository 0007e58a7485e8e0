-- What mart.brand_trends_current says of volumes, and of where they went, beside the panes of the same cycles: sums exactly, parts to what rounding leaves at the sixth decimal. Of which items a trend is stated is compared, too. Cycles that are not settled are left out.
WITH
panes AS (
  SELECT region, item_kind, item, period_start, provisional, demanding, decided_units, filled_units
  FROM mart.market_current
  WHERE zone = '${zone}' AND period_days = ${days} AND group_kind = 'total' AND item_kind IN ('sku', 'brand', 'category')
),
cycles AS (
  SELECT
    now.region,
    now.period_start,
    -- The region traded before the eight cycles, or at their beginning.
    min(past.period_start) <= date_add('day', -7 * ${days}, now.period_start) AS is_known
  FROM panes now
  JOIN panes past
    ON past.region = now.region
    AND past.item_kind = 'category'
    AND past.period_start BETWEEN date_add('day', -64 * ${days}, now.period_start) AND now.period_start
  WHERE now.item_kind = 'category' AND NOT now.provisional
  GROUP BY now.region, now.period_start
),
sums AS (
  SELECT
    cycles.region,
    item_kind,
    item,
    cycles.period_start,
    is_known,
    coalesce(sum(demanding) FILTER (WHERE age BETWEEN 4 AND 7), 0) AS outlets_before,
    coalesce(sum(decided_units) FILTER (WHERE age BETWEEN 4 AND 7), 0) AS decided_before,
    coalesce(sum(filled_units) FILTER (WHERE age BETWEEN 4 AND 7), 0) AS filled_before,
    coalesce(sum(demanding) FILTER (WHERE age BETWEEN 0 AND 3), 0) AS outlets_after,
    coalesce(sum(decided_units) FILTER (WHERE age BETWEEN 0 AND 3), 0) AS decided_after,
    coalesce(sum(filled_units) FILTER (WHERE age BETWEEN 0 AND 3), 0) AS filled_after
  FROM cycles
  CROSS JOIN UNNEST(sequence(0, 15)) AS ages (age)
  JOIN panes
    ON panes.region = cycles.region
    AND item_kind <> 'category'
    AND panes.period_start = date_add('day', -age * ${days}, cycles.period_start)
  GROUP BY cycles.region, item_kind, item, cycles.period_start, is_known
),
factors AS (
  SELECT
    sums.*,
    CAST(outlets_before AS double) AS d0,
    CAST(outlets_after AS double) AS d1,
    coalesce(decided_before / nullif(CAST(outlets_before AS double), 0), decided_after / nullif(CAST(outlets_after AS double), 0), 0) AS v0,
    coalesce(decided_after / nullif(CAST(outlets_after AS double), 0), decided_before / nullif(CAST(outlets_before AS double), 0), 0) AS v1,
    coalesce(filled_before / nullif(CAST(decided_before AS double), 0), filled_after / nullif(CAST(decided_after AS double), 0), 0) AS r0,
    coalesce(filled_after / nullif(CAST(decided_after AS double), 0), filled_before / nullif(CAST(decided_before AS double), 0), 0) AS r1
  FROM sums
),
recount AS (
  SELECT
    region,
    item_kind,
    item,
    period_start,
    IF(is_known, filled_before) AS volume_before,
    IF(is_known, filled_after) AS volume,
    IF(is_known, (d1 - d0) * (2 * v0 * r0 + v0 * r1 + v1 * r0 + 2 * v1 * r1) / 6) AS by_distribution,
    IF(is_known, (v1 - v0) * (2 * d0 * r0 + d0 * r1 + d1 * r0 + 2 * d1 * r1) / 6) AS by_velocity,
    IF(is_known, (r1 - r0) * (2 * d0 * v0 + d0 * v1 + d1 * v0 + 2 * d1 * v1) / 6) AS by_supply,
    0.000002 + 1e-12 * (filled_before + filled_after) AS tolerance
  FROM factors
),
stated AS (
  SELECT *
  FROM mart.brand_trends_current
  WHERE zone = '${zone}' AND period_days = ${days} AND NOT provisional
),
pairs AS (
  SELECT
    coalesce(stated.region, recount.region) AS region,
    coalesce(stated.item_kind, recount.item_kind) AS item_kind,
    coalesce(stated.item, recount.item) AS item,
    coalesce(stated.period_start, recount.period_start) AS period_start,
    ARRAY[
      IF(stated.region IS NULL, 'no trend is stated'),
      IF(recount.region IS NULL, 'no pane asks for a trend'),
      IF(stated.volume_before IS DISTINCT FROM recount.volume_before, format('volume_before is %s by the panes, %s in the mart', coalesce(CAST(recount.volume_before AS varchar), 'unknown'), coalesce(CAST(stated.volume_before AS varchar), 'unknown'))),
      IF(stated.volume IS DISTINCT FROM recount.volume, format('volume is %s by the panes, %s in the mart', coalesce(CAST(recount.volume AS varchar), 'unknown'), coalesce(CAST(stated.volume AS varchar), 'unknown'))),
      IF(stated.by_distribution + stated.by_velocity + stated.by_supply <> stated.volume - stated.volume_before, 'the parts do not add up to the change'),
      IF(coalesce(abs(CAST(stated.by_distribution AS double) - recount.by_distribution) > tolerance, stated.by_distribution IS NOT NULL), format('by_distribution is %s by the panes, %s in the mart', CAST(recount.by_distribution AS varchar), CAST(stated.by_distribution AS varchar))),
      IF(coalesce(abs(CAST(stated.by_velocity AS double) - recount.by_velocity) > tolerance, stated.by_velocity IS NOT NULL), format('by_velocity is %s by the panes, %s in the mart', CAST(recount.by_velocity AS varchar), CAST(stated.by_velocity AS varchar))),
      IF(coalesce(abs(CAST(stated.by_supply AS double) - recount.by_supply) > tolerance, stated.by_supply IS NOT NULL), format('by_supply is %s by the panes, %s in the mart', CAST(recount.by_supply AS varchar), CAST(stated.by_supply AS varchar)))
    ] AS columns
  FROM recount
  FULL JOIN stated
    ON stated.region = recount.region
    AND stated.item_kind = recount.item_kind
    AND stated.item = recount.item
    AND stated.period_start = recount.period_start
),
judged AS (
  SELECT *, filter(columns, one -> one IS NOT NULL) AS differences
  FROM pairs
)
SELECT
  count(*) AS compared,
  count_if(cardinality(differences) > 0) AS differing,
  min(format('%s, %s %s, from %s: %s', region, item_kind, item, CAST(period_start AS varchar), array_join(differences, '; ')), ${examples}) FILTER (WHERE cardinality(differences) > 0) AS examples
FROM judged
