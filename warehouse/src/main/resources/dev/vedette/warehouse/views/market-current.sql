-- Every pane of the market once, as it was last stated; those that were taken back are left out.
SELECT
  ${columns}
FROM (
  SELECT
    *,
    row_number() OVER (PARTITION BY result_id ORDER BY revision DESC, emitted_at DESC) AS age
  FROM mart.market_panes
)
WHERE age = 1 AND status <> 'withdrawn'
