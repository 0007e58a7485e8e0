-- Every query once: who asked what, when, and what came of it. state is started where the end is not known: the query is under way, or Trino ended before it.
SELECT
  query_id,
  min(recorded_at) AS started_at,
  max(CASE WHEN state <> 'started' THEN recorded_at END) AS ended_at,
  coalesce(max(CASE WHEN state <> 'started' THEN state END), 'started') AS state,
  max(user_name) AS user_name,
  bool_and(authenticated) AS authenticated,
  max(source) AS source,
  max(client_address) AS client_address,
  max(statement) AS statement,
  max(statement_length) AS statement_length,
  max(relations) AS relations,
  max(written_table) AS written_table,
  max(output_rows) AS output_rows,
  max(elapsed_millis) AS elapsed_millis,
  max(error_code) AS error_code,
  max(error_message) AS error_message
FROM raw.${table}
GROUP BY query_id
