-- Conditions that part the panes into portions of about ${portion}.
SELECT format('mod(from_base(substr(result_id, 1, 6), 16), %d) = %d', portions, portion)
FROM (SELECT count(*) / ${portion} + 1 AS portions FROM mart.market_current)
CROSS JOIN UNNEST(sequence(0, portions - 1)) AS parts (portion)
