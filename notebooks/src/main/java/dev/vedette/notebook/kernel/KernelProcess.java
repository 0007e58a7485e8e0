package dev.vedette.notebook.kernel;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.channels.LoopThread;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;

/**
 * Runs the Java kernel as its own main class does, but listens only once everything is there to
 * answer with; and writes no key to the log.
 */
public final class KernelProcess {
  private KernelProcess() {}

  /**
   * Runs until Jupyter ends it.
   *
   * @param arguments the connection file that Jupyter has written
   */
  public static void main(String[] arguments) throws Exception {
    try (InputStream settings =
        MainApp.class.getClassLoader().getResourceAsStream("logging.properties")) {
      LogManager.getLogManager().readConfiguration(settings);
    }
    String connection = Files.readString(Path.of(arguments[0]));
    Channels channels = new Channels(Transform.fromJson(connection, ConnectionProperties.class));
    channels.connect(MainApp.kernel);
    LoopThread.begin();
    channels.joinUntilClose();
  }
}
