-- What came too late for the market job, and how far it had settled then.
SELECT source_topic, source_partition, source_offset, max(settled_until) AS settled_until
FROM raw.late_events
WHERE job = 'market'
GROUP BY source_topic, source_partition, source_offset
