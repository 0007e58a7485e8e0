-- alert_calibration 预警概率校准: of the alerts that could be judged, the stated probability beside the share that came true, in ten bins, by model. Alerts without a probability are in the row without a bin.
SELECT
  'alert_calibration' AS metric_id,
  1 AS metric_version,
  model_version,
  least(CAST(floor(probability * 10) AS integer), 9) AS bin,
  count(*) AS n,
  count_if(outcome = 'hit') AS hits,
  avg(probability) AS mean_probability,
  CAST(count_if(outcome = 'hit') AS double) / count(*) AS rate,
  wilson_interval_lower(count_if(outcome = 'hit'), count(*), DOUBLE '1.959963984540054') AS low,
  wilson_interval_upper(count_if(outcome = 'hit'), count(*), DOUBLE '1.959963984540054') AS high
FROM mart.alert_outcomes
WHERE outcome IN ('hit', 'false_alarm')
GROUP BY model_version, least(CAST(floor(probability * 10) AS integer), 9)
