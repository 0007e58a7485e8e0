-- What mart.abnormal_movements says, by itself: beside the recount it would be too much for one query.
SELECT kind, outlet_id, region, rep_id, sku, period_start, seen_at, found, usual, excess, score, n
FROM mart.abnormal_movements
