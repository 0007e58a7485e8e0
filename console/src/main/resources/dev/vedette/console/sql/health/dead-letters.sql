-- What could not be read, by reason.
SELECT event_type, reason, status, count(*) AS n, max(recorded_at) AS newest_at
FROM vedette.raw.dead_letters_current
GROUP BY event_type, reason, status
ORDER BY status, n DESC
LIMIT 50
