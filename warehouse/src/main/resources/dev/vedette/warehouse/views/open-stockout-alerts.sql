-- The alerts that are neither cleared nor expired.
SELECT
  ${columns}
FROM mart.stockout_alerts_current
WHERE transition NOT IN ('cleared', 'expired')
