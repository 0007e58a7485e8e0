-- The trend of every SKU and brand in every region at the end of each order cycle once, as it was last stated; those that were taken back are left out. See docs/trends.md.
SELECT
  ${columns}
FROM (
  SELECT
    *,
    -- What follows the id is told by it; named here, conditions on it reach the table's files.
    row_number() OVER (PARTITION BY result_id, period_start, region, item_kind ORDER BY revision DESC, emitted_at DESC) AS age
  FROM mart.brand_trends
)
WHERE age = 1 AND status <> 'withdrawn'
