-- Conditions that part the observed prices, and the verdicts on them, into portions of at most some ${portion}: by month, and within a month by outlet.
WITH
months AS (
  SELECT month, max(n) AS n
  FROM (
    SELECT date_trunc('month', observed_at) AS month, count(*) AS n FROM raw.price_observations GROUP BY 1
    UNION ALL
    SELECT date_trunc('month', observed_at), count(*) FROM mart.price_verdicts GROUP BY 1
  )
  GROUP BY month
),
spans AS (
  SELECT
    min(month) AS begins,
    max(month) + INTERVAL '1' MONTH AS ends,
    CAST(ceil(sum(n) / DOUBLE '${portion}') AS integer) AS parts
  FROM (SELECT month, n, (sum(n) OVER (ORDER BY month) - n) / ${portion} AS span FROM months)
  GROUP BY span
)
SELECT
  format('observed_at >= TIMESTAMP ''%s'' AND observed_at < TIMESTAMP ''%s''', CAST(begins AS varchar), CAST(ends AS varchar))
    || IF(parts > 1, format(' AND bitwise_and(from_big_endian_64(xxhash64(to_utf8(outlet_id))), 1048575) %% %d = %d', parts, part), '') AS slice
FROM spans
CROSS JOIN UNNEST(sequence(0, parts - 1)) AS numbers (part)
ORDER BY begins, part
