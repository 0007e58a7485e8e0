-- What somebody is to be told: the alerts and incidents that are neither cleared nor expired, without those that stand under an incident; they are in held_back_stockout_alerts.
SELECT
  ${columns}
FROM mart.stockout_alerts_current
WHERE transition NOT IN ('cleared', 'expired') AND NOT coalesce(held_back, false)
