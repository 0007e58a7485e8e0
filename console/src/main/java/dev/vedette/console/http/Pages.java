package dev.vedette.console.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The one page, which loads its modules from this server and from nowhere else. The libraries come
 * from their jars as they are, by an import map.
 */
final class Pages {
  /** Where our own modules are on the class path. */
  static final String OWN = "/dev/vedette/console/web";

  private static final String PLACE_OF_MAP = "IMPORT_MAP";

  /** By the name under which modules import them: artifact, and the folder in its jar. */
  private static final Map<String, String> LIBRARIES = libraries();

  private final byte[] index;
  private final String policy;

  Pages() {
    String map = importMap();
    String html = resource(OWN + "/index.html").replace(PLACE_OF_MAP, map);
    this.index = html.getBytes(StandardCharsets.UTF_8);
    this.policy =
        "default-src 'none'; script-src 'self' 'sha256-%s'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            .formatted(sha256(map));
  }

  byte[] index() {
    return index;
  }

  /** What the page may load: nothing but what this server gives it. */
  String contentSecurityPolicy() {
    return policy;
  }

  /** By the path that the server gives them: the folders of libraries on the class path. */
  static Map<String, String> hosted() {
    Map<String, String> hosted = new LinkedHashMap<>();
    LIBRARIES.forEach(
        (name, artifact) -> {
          String folder = artifact.substring(artifact.indexOf('/') + 1);
          hosted.put(
              "/lib/" + name,
              "/META-INF/resources/_static/%s/%s".formatted(folder, version(artifact)));
        });
    return hosted;
  }

  private static Map<String, String> libraries() {
    Map<String, String> libraries = new LinkedHashMap<>();
    libraries.put("lit", "org.mvnpm/lit");
    libraries.put("lit-html", "org.mvnpm/lit-html");
    libraries.put("lit-element", "org.mvnpm/lit-element");
    libraries.put("@lit/reactive-element", "org.mvnpm.at.lit/reactive-element");
    return libraries;
  }

  private static String importMap() {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    ObjectNode imports = map.putObject("imports");
    LIBRARIES.forEach(
        (name, artifact) -> {
          String main =
              switch (name) {
                case "lit", "lit-element" -> "index.js";
                case "lit-html" -> "lit-html.js";
                default -> "reactive-element.js";
              };
          imports.put(name, "/lib/%s/%s".formatted(name, main));
          imports.put(name + "/", "/lib/%s/".formatted(name));
        });
    return map.toString();
  }

  /** The jar says so itself. */
  private static String version(String artifact) {
    Properties properties = new Properties();
    String path = "/META-INF/maven/" + artifact + "/pom.properties";
    try (InputStream stream = Pages.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("The console lacks " + artifact + ".");
      }
      properties.load(stream);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + path + ".", e);
    }
    return properties.getProperty("version");
  }

  private static String resource(String path) {
    try (InputStream stream = Pages.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("The console lacks " + path + ".");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + path + ".", e);
    }
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
