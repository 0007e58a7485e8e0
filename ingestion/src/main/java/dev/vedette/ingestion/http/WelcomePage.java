package dev.vedette.ingestion.http;

import dev.vedette.topic.EventType;
import java.util.stream.Collectors;

/** The page for a person who opens the gateway in a browser. */
final class WelcomePage {
  private WelcomePage() {}

  static String html() {
    String types =
        EventType.reported().stream()
            .map(
                type ->
                    "<tr><td><code>/v1/events/%s</code></td><td>%s</td></tr>"
                        .formatted(type.topic(), escape(String.valueOf(type.schema().getDoc()))))
            .collect(Collectors.joining("\n"));
    return """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Vedette gateway</title>
        <style>
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        pre { background: #f3f3f3; padding: 1rem; overflow-x: auto; } td { padding: .2rem 1rem .2rem 0; vertical-align: top; }
        </style></head>
        <body>
        <h1>Vedette gateway</h1>
        <p>Send events as JSON: one object, an array of them, or one a line as <code>application/x-ndjson</code>.
        The answer tells what became of each record, and comes only after the broker has acknowledged it.
        Sending the same again is safe: it is recognised.</p>
        <pre>curl -H "X-Api-Key: $(cat .vedette/gateway/local.key)" -H 'Content-Type: application/json' \\
          -d '{"outlet_id":"O-1","sku":"S-1","read_at":"2026-03-01T21:00:00Z","on_hand":12,"unit":"unit","source":"visit"}' \\
          http://127.0.0.1:PORT/v1/events/inventory-readings</pre>
        <table>
        %s
        </table>
        <p>200: every record is recorded, or was before. 207: some are rejected. 422: all are. 503: the broker does not answer;
        send the same again.</p>
        <p><a href="openapi.json">Every column, as an OpenAPI document</a> ·
        <a href="health/ready">ready?</a> · <a href="metrics">metrics</a></p>
        </body></html>
        """
        .formatted(types);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
