package dev.vedette.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports for processes that a test starts. Another program may take one in the meantime; the ports
 * lie below those that systems hand out by themselves, so that it would have to ask for it.
 */
final class FreePorts {
  private static final int FIRST = 22_000;
  private static final int END = 32_000;

  private FreePorts() {}

  static List<Integer> take(int count) throws IOException {
    List<Integer> ports = new ArrayList<>();
    // Test runs beside each other begin at different places.
    int start = FIRST + (int) (ProcessHandle.current().pid() * 37 % (END - FIRST));
    for (int i = 0; ports.size() < count; i++) {
      if (i == END - FIRST) {
        throw new IOException("No free ports between %d and %d.".formatted(FIRST, END));
      }
      int port = FIRST + (start - FIRST + i) % (END - FIRST);
      if (isFree(port)) {
        ports.add(port);
      }
    }
    return ports;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
