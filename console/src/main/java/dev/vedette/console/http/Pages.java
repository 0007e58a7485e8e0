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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The one page, which loads its modules from this server and from nowhere else. The libraries come
 * from their jars as they are, by an import map.
 */
final class Pages {
  /** Where our own modules are on the class path. */
  static final String OWN = "/dev/vedette/console/web";

  private static final String PLACE_OF_MAP = "IMPORT_MAP";

  private static final List<Library> LIBRARIES =
      List.of(
          new Library("lit", "org.mvnpm", "lit", "index.js"),
          new Library("lit-html", "org.mvnpm", "lit-html", "lit-html.js"),
          new Library("lit-element", "org.mvnpm", "lit-element", "index.js"),
          new Library(
              "@lit/reactive-element",
              "org.mvnpm.at.lit",
              "reactive-element",
              "reactive-element.js"));

  /** Of a module: nothing that leads out of its folder. */
  private static final Pattern FILE =
      Pattern.compile("(?:[a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\\.js");

  /**
   * Modules in a jar.
   *
   * @param name under which other modules import it
   * @param group of the jar
   * @param artifact of the jar; the folder in it has the same name
   * @param main what its bare name stands for
   */
  private record Library(String name, String group, String artifact, String main) {
    /** With the version, so that a browser may keep what it has. */
    String path() {
      return "/lib/%s/%s/".formatted(artifact, version());
    }

    String folder() {
      return "/META-INF/resources/_static/%s/%s/".formatted(artifact, version());
    }

    /** The jar says so itself. */
    String version() {
      Properties properties = new Properties();
      String path = "/META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
      try (InputStream stream = open(path)) {
        properties.load(stream);
      } catch (IOException e) {
        throw new IllegalStateException("Cannot read " + path + ".", e);
      }
      return properties.getProperty("version");
    }
  }

  private final Map<Library, String> libraries = new LinkedHashMap<>();
  private final byte[] index;
  private final String policy;

  Pages() {
    LIBRARIES.forEach(library -> libraries.put(library, library.path()));
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

  /**
   * A module of a library.
   *
   * @param path as the import map has it
   * @return nothing where there is no such module
   */
  Optional<byte[]> module(String path) {
    for (Library library : libraries.keySet()) {
      String base = libraries.getOrDefault(library, "");
      if (path.startsWith(base) && FILE.matcher(path.substring(base.length())).matches()) {
        String place = library.folder() + path.substring(base.length());
        try (InputStream stream = Pages.class.getResourceAsStream(place)) {
          return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
          throw new IllegalStateException("Cannot read " + place + ".", e);
        }
      }
    }
    return Optional.empty();
  }

  private String importMap() {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    ObjectNode imports = map.putObject("imports");
    libraries.forEach(
        (library, path) -> {
          imports.put(library.name(), path + library.main());
          imports.put(library.name() + "/", path);
        });
    return map.toString();
  }

  private static String resource(String path) {
    try (InputStream stream = open(path)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + path + ".", e);
    }
  }

  private static InputStream open(String path) {
    InputStream stream = Pages.class.getResourceAsStream(path);
    if (stream == null) {
      throw new IllegalStateException("The console lacks " + path + ".");
    }
    return stream;
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
