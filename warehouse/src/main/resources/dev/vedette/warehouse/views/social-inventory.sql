-- social_inventory 社会库存: stock in the trade at the end of an order cycle, by stratified sampling: the sum over the tiers of a region of mean closing stock of the sampled outlets x outlets in the tier, with its 95 % interval (Cochran 1977, ch. 5). Of SKUs, brands, price classes and the category. See docs/measures.md.
WITH
strata AS (
  SELECT
    category.region,
    category.region_level,
    items.item_kind,
    items.item,
    category.period_start,
    category.group_value AS tier,
    CAST(category.universe AS double) AS outlets,
    -- An outlet that was sampled and had none of it has none.
    CAST(category.sampled_outlets AS double) AS sampled,
    CAST(coalesce(pane.sampled_stock, 0) AS double) AS stock,
    CAST(coalesce(pane.sampled_stock_squares, 0) AS double) AS squares
  FROM mart.market_current category
  JOIN (
    SELECT DISTINCT region, item_kind, item, period_start
    FROM mart.market_current
    WHERE group_kind = 'total' AND zone = '${zone}' AND period_days = ${days} AND sampled_outlets > 0
  ) items
    ON items.region = category.region AND items.period_start = category.period_start
  LEFT JOIN mart.market_current pane
    ON pane.region = category.region AND pane.group_kind = 'tier' AND pane.group_value = category.group_value
    AND pane.item_kind = items.item_kind AND pane.item = items.item
    AND pane.period_start = category.period_start AND pane.period_days = category.period_days AND pane.zone = category.zone
  WHERE category.item_kind = 'category' AND category.group_kind = 'tier' AND category.zone = '${zone}' AND category.period_days = ${days}
),
estimates AS (
  SELECT
    region, region_level, item_kind, item, period_start,
    count_if(sampled > 0) AS strata,
    sum(outlets) AS outlets,
    sum(IF(sampled > 0, outlets, 0)) AS represented_outlets,
    sum(sampled) AS sampled_outlets,
    sum(IF(sampled > 0, outlets * stock / sampled)) AS stock,
    -- A tier with one sampled outlet has no variance that is known.
    count_if(sampled = 1 AND outlets > 1) = 0 AS has_variance,
    sum(IF(sampled > 1, outlets * greatest(outlets - sampled, 0) / sampled * greatest(squares - stock * stock / sampled, 0) / (sampled - 1), 0)) AS variance
  FROM strata
  GROUP BY region, region_level, item_kind, item, period_start
)
SELECT
  'social_inventory' AS metric_id,
  1 AS metric_version,
  region,
  region_level,
  item_kind,
  item,
  period_start,
  ${days} AS period_days,
  '${zone}' AS zone,
  IF(strata > 0, 'observed', 'not_observed') AS status,
  stock AS value,
  IF(has_variance, greatest(stock - DOUBLE '1.959963984540054' * sqrt(variance), 0)) AS low,
  IF(has_variance, stock + DOUBLE '1.959963984540054' * sqrt(variance)) AS high,
  strata,
  sampled_outlets AS n,
  outlets,
  represented_outlets
FROM estimates
