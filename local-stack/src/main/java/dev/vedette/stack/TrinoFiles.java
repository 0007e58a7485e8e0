package dev.vedette.stack;

import dev.vedette.security.Certificate;
import dev.vedette.security.OwnerOnly;
import dev.vedette.security.SecurityFolder;
import dev.vedette.security.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.util.FileUtils;

/** The files that Trino reads at its start. */
final class TrinoFiles {
  private static final String LOOPBACK = "127.0.0.1";

  private final Installation installation;
  private final StateFolder state;
  private final StackSettings settings;
  private final Path etc;

  TrinoFiles(Installation installation, StateFolder state, StackSettings settings) {
    this.installation = installation;
    this.state = state;
    this.settings = settings;
    this.etc = state.trino().resolve("etc");
  }

  /** Writes all of them, and says which one names the others. */
  Path write() throws IOException {
    OwnerOnly.folder(etc);
    Path catalogs = Files.createDirectories(etc.resolve("catalog"));
    Files.write(catalogs.resolve("vedette.properties"), catalog());
    List<String> lines = new ArrayList<>(node(catalogs));
    lines.add("event-listener.config-files=" + accessLog());
    lines.addAll(settings.access() == Access.SECURED ? secured() : open());
    // Secrets are in it.
    Path config = etc.resolve("config.properties");
    OwnerOnly.write(config, String.join("\n", lines) + "\n");
    return config;
  }

  private List<String> node(Path catalogs) throws IOException {
    return List.of(
        "coordinator=true",
        "node-scheduler.include-coordinator=true",
        "node.bind-ip=" + LOOPBACK,
        "node.internal-address=" + LOOPBACK,
        "catalog.config-dir=" + catalogs,
        "plugin.dir=" + plugins(),
        "query.max-memory-per-node=" + settings.memory(StackProcess.TRINO) / 2 + "MB",
        "memory.heap-headroom-per-node=" + settings.memory(StackProcess.TRINO) / 5 + "MB",
        "log.path=" + state.log(StackProcess.TRINO),
        "log.max-size=20MB",
        "log.max-total-size=80MB",
        "log.enable-console=false");
  }

  private List<String> open() {
    return List.of(
        "http-server.http.port=" + settings.port(Port.TRINO),
        "discovery.uri=http://" + LOOPBACK + ":" + settings.port(Port.TRINO));
  }

  private List<String> secured() throws IOException {
    SecurityFolder security = state.security();
    Certificate certificate = security.certificate();
    certificate.prepare(installation.java(), Clock.systemUTC());
    security.tokens();
    security.accounts().writeRules();
    Path access = etc.resolve("access-control.properties");
    Files.write(
        access,
        List.of(
            "access-control.name=file",
            "security.config-file=" + security.rules(),
            // How soon a removed account is shut out.
            "security.refresh-period=1s"));
    return List.of(
        "http-server.http.enabled=false",
        "http-server.https.enabled=true",
        "http-server.https.port=" + settings.port(Port.TRINO),
        "http-server.https.keystore.path=" + certificate.keystore(),
        "http-server.https.keystore.key=" + certificate.password(),
        "http-server.authentication.type=JWT",
        "http-server.authentication.jwt.key-file=" + security.tokenKey(),
        "http-server.authentication.jwt.required-issuer=" + Tokens.ISSUER,
        "http-server.authentication.jwt.required-audience=" + Tokens.AUDIENCE,
        "internal-communication.shared-secret=" + security.internalSecret(),
        "internal-communication.https.required=true",
        // It talks to itself under the same address, and knows its own certificate.
        "internal-communication.https.truststore.path=" + certificate.certificate(),
        "discovery.uri=https://" + LOOPBACK + ":" + settings.port(Port.TRINO),
        "access-control.config-files=" + access);
  }

  private List<String> catalog() {
    return List.of(
        "connector.name=iceberg",
        "iceberg.catalog.type=rest",
        "iceberg.rest-catalog.uri=http://" + LOOPBACK + ":" + settings.port(Port.CATALOG),
        "iceberg.file-format=PARQUET",
        "iceberg.compression-codec=ZSTD",
        "fs.local.enabled=true",
        // Tables name whole paths; under any other root they would be looked for inside it.
        "local.location=/");
  }

  private Path accessLog() throws IOException {
    Path file = etc.resolve("access-log.properties");
    Files.write(
        file,
        List.of(
            "event-listener.name=vedette-access-log",
            "access-log.spool=" + OwnerOnly.folder(state.accessLog()),
            "access-log.clients=" + (settings.access() == Access.SECURED ? "proven" : "unproven"),
            "access-log.bootstrap-servers=" + LOOPBACK + ":" + settings.port(Port.KAFKA),
            "access-log.registry=http://%s:%d/apis/ccompat/v7"
                .formatted(LOOPBACK, settings.port(Port.REGISTRY))));
    return file;
  }

  /** Trino looks for its plugins in one folder; each is built in one of its own. */
  private Path plugins() throws IOException {
    Path folder = state.trino().resolve("plugin");
    FileUtils.deleteDirectory(folder.toFile());
    Files.createDirectories(folder);
    for (Path plugin : installation.trinoPlugins()) {
      Files.createSymbolicLink(
          folder.resolve(Objects.requireNonNull(plugin.getFileName())), plugin);
    }
    return folder;
  }
}
