-- What mart.market_current says, pane by pane beside a recount. Periods that are not over yet are left out.
WITH
stated AS (
  SELECT *
  FROM mart.market_current
  WHERE zone = '${zone}' AND period_days IN (1, ${days}) AND ${slice}
),
recount AS (
${recount}
),
pairs AS (
  SELECT
    coalesce(stated.region, recount.region) AS region,
    coalesce(stated.group_kind, recount.group_kind) AS group_kind,
    coalesce(stated.group_value, recount.group_value) AS group_value,
    coalesce(stated.item_kind, recount.item_kind) AS item_kind,
    coalesce(stated.item, recount.item) AS item,
    coalesce(stated.period_start, recount.period_start) AS period_start,
    coalesce(stated.period_days, recount.period_days) AS period_days,
    ARRAY[
      ROW('universe', CAST(coalesce(recount.universe, 0) AS varchar), CAST(coalesce(stated.universe, 0) AS varchar), coalesce(recount.universe, 0) <> coalesce(stated.universe, 0)),
      ROW('stocking', CAST(coalesce(recount.stocking, 0) AS varchar), CAST(coalesce(stated.stocking, 0) AS varchar), coalesce(recount.stocking, 0) <> coalesce(stated.stocking, 0)),
      ROW('stocking_outside', CAST(coalesce(recount.stocking_outside, 0) AS varchar), CAST(coalesce(stated.stocking_outside, 0) AS varchar), coalesce(recount.stocking_outside, 0) <> coalesce(stated.stocking_outside, 0)),
      ROW('demanding', CAST(coalesce(recount.demanding, 0) AS varchar), CAST(coalesce(stated.demanding, 0) AS varchar), coalesce(recount.demanding, 0) <> coalesce(stated.demanding, 0)),
      ROW('ordering_before', CAST(coalesce(recount.ordering_before, 0) AS varchar), CAST(coalesce(stated.ordering_before, 0) AS varchar), coalesce(recount.ordering_before, 0) <> coalesce(stated.ordering_before, 0)),
      ROW('supplied_outlets', CAST(coalesce(recount.supplied_outlets, 0) AS varchar), CAST(coalesce(stated.supplied_outlets, 0) AS varchar), coalesce(recount.supplied_outlets, 0) <> coalesce(stated.supplied_outlets, 0)),
      ROW('decided_lines', CAST(coalesce(recount.decided_lines, 0) AS varchar), CAST(coalesce(stated.decided_lines, 0) AS varchar), coalesce(recount.decided_lines, 0) <> coalesce(stated.decided_lines, 0)),
      ROW('complete_lines', CAST(coalesce(recount.complete_lines, 0) AS varchar), CAST(coalesce(stated.complete_lines, 0) AS varchar), coalesce(recount.complete_lines, 0) <> coalesce(stated.complete_lines, 0)),
      ROW('undecided_lines', CAST(coalesce(recount.undecided_lines, 0) AS varchar), CAST(coalesce(stated.undecided_lines, 0) AS varchar), coalesce(recount.undecided_lines, 0) <> coalesce(stated.undecided_lines, 0)),
      ROW('demanded_units', CAST(coalesce(recount.demanded_units, 0) AS varchar), CAST(coalesce(stated.demanded_units, 0) AS varchar), coalesce(recount.demanded_units, 0) <> coalesce(stated.demanded_units, 0)),
      ROW('decided_units', CAST(coalesce(recount.decided_units, 0) AS varchar), CAST(coalesce(stated.decided_units, 0) AS varchar), coalesce(recount.decided_units, 0) <> coalesce(stated.decided_units, 0)),
      ROW('filled_units', CAST(coalesce(recount.filled_units, 0) AS varchar), CAST(coalesce(stated.filled_units, 0) AS varchar), coalesce(recount.filled_units, 0) <> coalesce(stated.filled_units, 0)),
      ROW('supplied_units', CAST(coalesce(recount.supplied_units, 0) AS varchar), CAST(coalesce(stated.supplied_units, 0) AS varchar), coalesce(recount.supplied_units, 0) <> coalesce(stated.supplied_units, 0)),
      ROW('priced_units', CAST(coalesce(recount.priced_units, 0) AS varchar), CAST(coalesce(stated.priced_units, 0) AS varchar), coalesce(recount.priced_units, 0) <> coalesce(stated.priced_units, 0)),
      ROW('balanced_outlets', CAST(coalesce(recount.balanced_outlets, 0) AS varchar), CAST(coalesce(stated.balanced_outlets, 0) AS varchar), coalesce(recount.balanced_outlets, 0) <> coalesce(stated.balanced_outlets, 0)),
      ROW('opening_stock', CAST(coalesce(recount.opening_stock, 0) AS varchar), CAST(coalesce(stated.opening_stock, 0) AS varchar), coalesce(recount.opening_stock, 0) <> coalesce(stated.opening_stock, 0)),
      ROW('received_units', CAST(coalesce(recount.received_units, 0) AS varchar), CAST(coalesce(stated.received_units, 0) AS varchar), coalesce(recount.received_units, 0) <> coalesce(stated.received_units, 0)),
      ROW('closing_stock', CAST(coalesce(recount.closing_stock, 0) AS varchar), CAST(coalesce(stated.closing_stock, 0) AS varchar), coalesce(recount.closing_stock, 0) <> coalesce(stated.closing_stock, 0)),
      ROW('sampled_outlets', CAST(coalesce(recount.sampled_outlets, 0) AS varchar), CAST(coalesce(stated.sampled_outlets, 0) AS varchar), coalesce(recount.sampled_outlets, 0) <> coalesce(stated.sampled_outlets, 0)),
      ROW('sampled_stock', CAST(coalesce(recount.sampled_stock, 0) AS varchar), CAST(coalesce(stated.sampled_stock, 0) AS varchar), coalesce(recount.sampled_stock, 0) <> coalesce(stated.sampled_stock, 0)),
      ROW('prices', CAST(coalesce(recount.prices, 0) AS varchar), CAST(coalesce(stated.prices, 0) AS varchar), coalesce(recount.prices, 0) <> coalesce(stated.prices, 0)),
      ROW('supplied_value', CAST(coalesce(recount.supplied_value, 0) AS varchar), CAST(coalesce(stated.supplied_value, 0) AS varchar), coalesce(recount.supplied_value, 0) <> coalesce(stated.supplied_value, 0)),
      ROW('costed_value', CAST(coalesce(recount.costed_value, 0) AS varchar), CAST(coalesce(stated.costed_value, 0) AS varchar), coalesce(recount.costed_value, 0) <> coalesce(stated.costed_value, 0)),
      ROW('cost', CAST(coalesce(recount.cost, 0) AS varchar), CAST(coalesce(stated.cost, 0) AS varchar), coalesce(recount.cost, 0) <> coalesce(stated.cost, 0)),
      ROW('universe_weight', CAST(coalesce(recount.universe_weight, 0) AS varchar), CAST(coalesce(stated.universe_weight, 0) AS varchar), coalesce(recount.universe_weight, 0) <> coalesce(stated.universe_weight, 0)),
      ROW('stocking_weight', CAST(coalesce(recount.stocking_weight, 0) AS varchar), CAST(coalesce(stated.stocking_weight, 0) AS varchar), coalesce(recount.stocking_weight, 0) <> coalesce(stated.stocking_weight, 0)),
      ROW('price_sum', CAST(coalesce(recount.price_sum, 0) AS varchar), CAST(coalesce(stated.price_sum, 0) AS varchar), coalesce(recount.price_sum, 0) <> coalesce(stated.price_sum, 0)),
      ROW('sampled_stock_squares', CAST(coalesce(recount.sampled_stock_squares, 0) AS varchar), CAST(coalesce(stated.sampled_stock_squares, 0) AS varchar), coalesce(recount.sampled_stock_squares, 0) <> coalesce(stated.sampled_stock_squares, 0))
    ] AS columns
  FROM (
    SELECT recount.*
    FROM recount
    CROSS JOIN ${steps}.horizon
    WHERE
      (period_days > 1 OR period_start <= last_day)
      AND (
        universe <> 0
        OR stocking <> 0
        OR stocking_outside <> 0
        OR demanding <> 0
        OR ordering_before <> 0
        OR supplied_outlets <> 0
        OR decided_lines <> 0
        OR complete_lines <> 0
        OR undecided_lines <> 0
        OR demanded_units <> 0
        OR decided_units <> 0
        OR filled_units <> 0
        OR supplied_units <> 0
        OR priced_units <> 0
        OR balanced_outlets <> 0
        OR opening_stock <> 0
        OR received_units <> 0
        OR closing_stock <> 0
        OR sampled_outlets <> 0
        OR sampled_stock <> 0
        OR prices <> 0
        OR supplied_value <> 0
        OR costed_value <> 0
        OR cost <> 0
        OR universe_weight <> 0
        OR stocking_weight <> 0
        OR price_sum <> 0
        OR sampled_stock_squares <> 0
      )
  ) recount
  FULL JOIN stated
    ON stated.region = recount.region
    AND stated.group_kind = recount.group_kind
    AND stated.group_value = recount.group_value
    AND stated.item_kind = recount.item_kind
    AND stated.item = recount.item
    AND stated.period_start = recount.period_start
    AND stated.period_days = recount.period_days
),
judged AS (
  SELECT *, filter(columns, one -> one[4]) AS differences
  FROM pairs
)
SELECT
  count(*) AS compared,
  count_if(cardinality(differences) > 0) AS differing,
  min(format(
    '%s %s %s, %s %s, %d days from %s: %s',
    region, group_kind, group_value, item_kind, item, period_days, CAST(period_start AS varchar),
    array_join(transform(differences, one -> format('%s is %s by the raw tables, %s in the mart', one[1], one[2], one[3])), '; ')
  ), ${examples}) FILTER (WHERE cardinality(differences) > 0) AS examples
FROM judged
