package dev.vedette.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.util.FileUtils;

/** How each process of the stack is started, and the files that it reads at its start. */
final class ProcessCommands {
  private static final String LOOPBACK = "127.0.0.1";

  private final Installation installation;
  private final StateFolder state;
  private final StackSettings settings;

  ProcessCommands(Installation installation, StateFolder state, StackSettings settings) {
    this.installation = installation;
    this.state = state;
    this.settings = settings;
  }

  /** Writes what the process reads, and says how to start it. */
  List<String> prepare(StackProcess process) {
    try {
      return switch (process) {
        case STACK -> stack();
        case TRINO -> trino();
        case REGISTRY -> registry();
      };
    } catch (IOException e) {
      throw new StackException(
          "Cannot prepare the start of %s: %s. Check the permissions of %s."
              .formatted(process.label(), e.getMessage(), state.root()),
          e);
    }
  }

  private List<String> stack() throws IOException {
    List<String> command = java(StackProcess.STACK);
    command.addAll(flags());
    command.add("-Dvedette.home=" + installation.home());
    command.add("-Dlogback.configurationFile=logback-stack.xml");
    command.add("-Dvedette.log=" + state.log(StackProcess.STACK));
    // Flink's web page shows it.
    command.add("-Dlog.file=" + state.log(StackProcess.STACK));
    // A process that was killed leaves unpacked libraries and spilled data there.
    FileUtils.deleteDirectory(state.flinkTemporary().toFile());
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(state.flinkTemporary()));
    command.add("-cp");
    command.add(installation.libraries() + "/*");
    command.add(StackMain.class.getName());
    command.add(state.root().toString());
    return command;
  }

  private List<String> trino() throws IOException {
    Path config = new TrinoFiles(installation, state, settings).write();
    List<String> command = java(StackProcess.TRINO);
    command.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:ReservedCodeCacheSize=256m",
            "-Dconfig=" + config,
            "-Dnode.id=local",
            "-Dnode.environment=local",
            "-Dnode.data-dir=" + Files.createDirectories(state.trino().resolve("data")),
            "-cp",
            installation.trinoLibraries() + "/*",
            "dev.vedette.warehouse.trino.TrinoMain"));
    return command;
  }

  private List<String> registry() throws IOException {
    Files.createDirectories(state.registryDatabase().getParent());
    List<String> command = java(StackProcess.REGISTRY);
    command.addAll(
        List.of(
            "-Dquarkus.http.host=" + LOOPBACK,
            "-Dquarkus.http.port=" + settings.port(Port.REGISTRY),
            "-Dquarkus.management.host=" + LOOPBACK,
            "-Dquarkus.management.port=" + settings.port(Port.REGISTRY_MANAGEMENT),
            "-Dquarkus.log.file.enabled=true",
            "-Dquarkus.log.file.path=" + state.log(StackProcess.REGISTRY),
            "-Dquarkus.log.console.enabled=false",
            // It notes each request twice at the usual level.
            "-Dquarkus.log.level=WARN",
            "-Dapicurio.storage.kind=sql",
            "-Dapicurio.storage.sql.kind=h2",
            // Without the last setting the newest half second of schemas is lost with the process.
            "-Dapicurio.datasource.url=jdbc:h2:file:%s;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0"
                .formatted(state.registryDatabase()),
            "-Dapicurio.datasource.username=sa",
            "-Dapicurio.datasource.password=sa",
            "-jar",
            installation.registry().resolve("quarkus-run.jar").toString()));
    return command;
  }

  private List<String> java(StackProcess process) {
    List<String> command = new ArrayList<>();
    command.add(installation.javaCommand().toString());
    command.add("-Xmx" + settings.memory(process) + "m");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Duser.timezone=UTC");
    command.add("-Dfile.encoding=UTF-8");
    return command;
  }

  /** The flags that Flink and Hadoop need, the same as in the tests; filled in by the build. */
  private static List<String> flags() throws IOException {
    try (InputStream flags =
        Objects.requireNonNull(ProcessCommands.class.getResourceAsStream("jvm.flags"))) {
      String text = new String(flags.readAllBytes(), StandardCharsets.UTF_8).strip();
      return List.of(text.split(" +", -1));
    }
  }
}
