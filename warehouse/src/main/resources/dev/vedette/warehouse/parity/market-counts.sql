-- What mart.customer_counts says of regions.
SELECT scope_id, period_start, new, active, returned
FROM mart.customer_counts
WHERE scope = 'region'
