-- How good the stockout alerts were: alert_precision 预警准确率, alert_recall 预警查全率, alert_acted_on_rate 预警处置率; by region of every level, rep and the whole, by day and by week, with 95 % Wilson intervals. What cannot be judged, or not yet, is counted apart.
SELECT
  metric_id,
  1 AS metric_version,
  CASE metric_id WHEN 'alert_precision' THEN 'Alert precision' WHEN 'alert_recall' THEN 'Alert recall' ELSE 'Alerts acted on' END AS name,
  CASE metric_id WHEN 'alert_precision' THEN '预警准确率' WHEN 'alert_recall' THEN '预警查全率' ELSE '预警处置率' END AS name_zh,
  scope,
  place,
  grain,
  period_start,
  CASE WHEN count(success) = 0 THEN 'not_observed' ELSE 'observed' END AS status,
  count_if(success) AS numerator,
  count(success) AS denominator,
  count(success) AS n,
  CASE WHEN count(success) > 0 THEN CAST(count_if(success) AS double) / count(success) END AS rate,
  CASE WHEN count(success) > 0 THEN wilson_interval_lower(count_if(success), count(success), DOUBLE '1.959963984540054') END AS low,
  CASE WHEN count(success) > 0 THEN wilson_interval_upper(count_if(success), count(success), DOUBLE '1.959963984540054') END AS high,
  count(*) - count(success) AS not_judged
FROM mart.alert_cases
GROUP BY metric_id, scope, place, grain, period_start
