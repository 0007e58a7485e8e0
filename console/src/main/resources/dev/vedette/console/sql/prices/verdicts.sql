-- Verdicts as they were known at a time, counted, beside what is said of the same prices now.
SELECT known.verdict, count(*) AS n, count_if(now.verdict <> known.verdict) AS changed_since, count(DISTINCT known.outlet_id) AS outlets
FROM vedette.mart.price_verdict_revisions known
LEFT JOIN vedette.mart.price_verdicts_current now ON now.verdict_id = known.verdict_id AND now.observed_at = known.observed_at
WHERE {{within known.region}}
  AND known.known_from <= {{known}} AND (known.known_to IS NULL OR known.known_to > {{known}})
GROUP BY known.verdict
ORDER BY n DESC, known.verdict
