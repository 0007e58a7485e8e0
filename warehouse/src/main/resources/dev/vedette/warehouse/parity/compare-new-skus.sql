-- What mart.new_skus says: who tried a new SKU and who was supplied again, beside the raw tables; what was supplied, and the measures, beside the panes, which market_panes counts anew.
WITH
-- Every outlet and SKU by themselves, as one list of the cycles in which it was supplied.
histories AS (
  SELECT outlet_id, sku, array_sort(array_agg(DISTINCT cycle)) AS supplied
  FROM ${steps}.lines
  CROSS JOIN ${steps}.horizon
  WHERE supplied_qty > 0 AND cycle <= last_cycle
  GROUP BY outlet_id, sku
),
launches AS (
  SELECT sku, min(supplied[1]) AS launched
  FROM histories
  GROUP BY sku
  HAVING min(supplied[1]) >= (SELECT min(supplied[1]) + 4 FROM histories)
),
occasions AS (
  SELECT histories.sku, at AS cycle, occasion, split(coalesce(region, 'unknown'), '/') AS path
  FROM histories
  JOIN launches ON launches.sku = histories.sku
  CROSS JOIN UNNEST(slice(supplied, 1, 2)) WITH ORDINALITY AS firsts (at, occasion)
  JOIN ${steps}.placed placed ON placed.outlet_id = histories.outlet_id AND placed.cycle = at
),
panes AS (
  SELECT pane.*, CAST(date_diff('day', DATE '1970-01-05', pane.period_start) / ${days} AS bigint) AS cycle, launched
  FROM mart.market_current pane
  JOIN launches ON launches.sku = pane.item
  WHERE item_kind = 'sku' AND group_kind = 'total' AND zone = '${zone}' AND period_days = ${days}
),
recount AS (
  SELECT
    panes.region,
    panes.item AS sku,
    panes.cycle,
    panes.cycle - launched + 1 AS age,
    max(panes.supplied_units) AS volume,
    max(panes.supplied_outlets) AS outlets,
    count(occasion) FILTER (WHERE occasion = 1) AS tried,
    count(occasion) FILTER (WHERE occasion = 2) AS repeating,
    max(CAST(panes.stocking AS double) / nullif(everything.universe, 0)) AS distribution,
    max(CAST(panes.supplied_units AS double) / nullif(panes.supplied_outlets, 0) / (${days} / DOUBLE '7')) AS velocity,
    max(CAST(panes.opening_stock + panes.received_units - panes.closing_stock AS double) / nullif(panes.opening_stock + panes.received_units, 0)) AS sell_through
  FROM panes
  JOIN mart.market_current everything
    ON everything.region = panes.region AND everything.period_start = panes.period_start AND everything.period_days = panes.period_days AND everything.zone = panes.zone
    AND everything.item_kind = 'category' AND everything.group_kind = 'total'
  LEFT JOIN occasions
    ON occasions.sku = panes.item AND occasions.cycle <= panes.cycle
    AND array_join(slice(path, 1, panes.region_level), '/') = panes.region
  WHERE panes.cycle BETWEEN launched AND launched + 25
  GROUP BY panes.region, panes.item, panes.cycle, launched
),
stated AS (
  SELECT *, CAST(date_diff('day', DATE '1970-01-05', period_start) / ${days} AS bigint) AS cycle
  FROM mart.new_skus
),
pairs AS (
  SELECT
    coalesce(stated.region, recount.region) AS region,
    coalesce(stated.sku, recount.sku) AS sku,
    coalesce(stated.cycle, recount.cycle) AS cycle,
    tried,
    repeating,
    tried_outlets,
    repeating_outlets,
    stated.region IS NULL
      OR recount.region IS NULL
      OR age <> cycle_since_launch
      OR recount.volume <> stated.volume
      OR outlets <> supplied_outlets
      OR tried <> tried_outlets
      OR repeating <> repeating_outlets
      OR repeat_share IS DISTINCT FROM CAST(repeating AS double) / nullif(tried, 0)
      OR coalesce(abs(CAST(stated.distribution AS double) - recount.distribution) > 0.00000050001, (stated.distribution IS NULL) <> (recount.distribution IS NULL))
      OR coalesce(abs(CAST(stated.velocity AS double) - recount.velocity) > 0.00000050001 + 1e-12 * recount.velocity, (stated.velocity IS NULL) <> (recount.velocity IS NULL))
      OR coalesce(abs(CAST(stated.sell_through AS double) - recount.sell_through) > 0.00000050001 + 1e-12 * abs(recount.sell_through), (stated.sell_through IS NULL) <> (recount.sell_through IS NULL)) AS differs
  FROM recount
  FULL JOIN stated ON stated.region = recount.region AND stated.sku = recount.sku AND stated.cycle = recount.cycle
)
SELECT
  count(*) AS compared,
  count_if(differs) AS differing,
  min(format(
    '%s, %s, from %s: tried by %s and repeated by %s outlets by the raw tables, %s and %s in new_skus', region, sku, CAST(date_add('day', cycle * ${days}, DATE '1970-01-05') AS varchar),
    coalesce(CAST(tried AS varchar), 'no'), coalesce(CAST(repeating AS varchar), 'no'),
    coalesce(CAST(tried_outlets AS varchar), 'no'), coalesce(CAST(repeating_outlets AS varchar), 'no')), ${examples}) FILTER (WHERE differs) AS examples
FROM pairs
