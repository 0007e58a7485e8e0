-- Stated probability beside the share that came true, in ten bins; all models together.
SELECT least(CAST(floor(probability * 10) AS integer), 9) AS bin, count(*) AS n, count_if(outcome = 'hit') AS hits, avg(probability) AS mean_probability,
  CAST(count_if(outcome = 'hit') AS double) / count(*) AS rate,
  wilson_interval_lower(count_if(outcome = 'hit'), count(*), DOUBLE '1.959963984540054') AS low,
  wilson_interval_upper(count_if(outcome = 'hit'), count(*), DOUBLE '1.959963984540054') AS high
FROM vedette.mart.alert_outcomes
WHERE outcome IN ('hit', 'false_alarm') AND probability IS NOT NULL AND {{within region}}
GROUP BY 1
ORDER BY 1
