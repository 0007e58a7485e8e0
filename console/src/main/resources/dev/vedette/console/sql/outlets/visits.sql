-- The newest visits, and what was asked for at them.
SELECT 'visit' AS kind, started_at AS at, rep_id AS who, {{personal note}} AS text, CAST(NULL AS varchar) AS status, CAST(NULL AS timestamp(6) with time zone) AS due_at
FROM vedette.raw.visits_current
WHERE outlet_id = {{given outlet}} AND {{own outlet_id}}
UNION ALL
SELECT kind, raised_at, owner, {{personal description}}, status, due_at
FROM vedette.raw.needs_current
WHERE outlet_id = {{given outlet}} AND {{own outlet_id}}
ORDER BY at DESC
LIMIT 50
