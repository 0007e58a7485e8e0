-- Every pane of the market once, as it was last stated; those that were taken back are left out.
SELECT
  ${columns}
FROM (
  SELECT
    *,
    -- What follows the id is told by it; named here, conditions on it reach the table's files.
    row_number() OVER (PARTITION BY result_id, period_start, period_days, zone, region, group_kind, item_kind ORDER BY revision DESC, emitted_at DESC) AS age
  FROM mart.market_panes
)
WHERE age = 1 AND status <> 'withdrawn'
