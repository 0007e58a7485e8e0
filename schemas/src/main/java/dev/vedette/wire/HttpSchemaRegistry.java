package dev.vedette.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * A registry that speaks the Confluent REST API. Ids and schemas never change once given, so each
 * is asked for once and then kept: a registry that is down stops only what uses a schema for the
 * first time.
 */
public final class HttpSchemaRegistry implements SchemaRegistry {
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private record SubjectSchema(String subject, Schema schema) {}

  private final URI base;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final Map<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

  /**
   * @param base address of the API, such as {@code http://127.0.0.1:18081/apis/ccompat/v7}
   */
  public HttpSchemaRegistry(URI base) {
    this.base = base;
  }

  @Override
  public int idOf(String subject, Schema schema) {
    return ids.computeIfAbsent(new SubjectSchema(subject, schema), this::register);
  }

  @Override
  public Schema schemaOf(int id) throws UndecodableRecordException {
    Schema known = schemas.get(id);
    if (known != null) {
      return known;
    }
    HttpResponse<String> response =
        send(HttpRequest.newBuilder(resolve("/schemas/ids/" + id)).GET());
    if (response.statusCode() == 404) {
      throw new UndecodableRecordException(
          "The registry at %s knows no schema with id %d".formatted(base, id));
    }
    Schema schema = new Schema.Parser().parse(body(response).path("schema").asText());
    schemas.put(id, schema);
    return schema;
  }

  private Integer register(SubjectSchema key) {
    String path =
        "/subjects/" + URLEncoder.encode(key.subject(), StandardCharsets.UTF_8) + "/versions";
    String request =
        JsonNodeFactory.instance.objectNode().put("schema", key.schema().toString()).toString();
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(resolve(path))
                .header("Content-Type", CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(request)));
    if (response.statusCode() == 409) {
      throw new IncompatibleSchemaException(
          "Cannot register the schema of %s: it cannot read what an earlier version wrote. %s"
              .formatted(key.subject(), response.body()));
    }
    return body(response).path("id").asInt();
  }

  private URI resolve(String path) {
    return URI.create(base + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    HttpRequest built = request.header("Accept", CONTENT_TYPE).timeout(TIMEOUT).build();
    try {
      HttpResponse<String> response = client.send(built, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 500) {
        throw new IOException("status " + response.statusCode());
      }
      return response;
    } catch (IOException e) {
      throw new RegistryUnavailableException(
          "No answer from the schema registry at %s: is it running?".formatted(base), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnavailableException("Interrupted while asking the schema registry", e);
    }
  }

  private JsonNode body(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          "The schema registry at %s answered %d to %s: %s"
              .formatted(base, response.statusCode(), response.request().uri(), response.body()));
    }
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "The schema registry at %s answered something that is not JSON".formatted(base), e);
    }
  }
}
