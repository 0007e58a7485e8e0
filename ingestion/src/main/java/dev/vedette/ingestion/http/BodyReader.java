package dev.vedette.ingestion.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads bodies up to a limit, and holds no more than {@value #BODIES_AT_ONCE} of the largest in
 * memory at once. A body that is announced to be larger is refused before any of it is read.
 */
final class BodyReader {
  private static final int BODIES_AT_ONCE = 8;
  private static final int BLOCK = 1024;
  private static final int WAIT_SECONDS = 2;

  private final int mostBytes;
  private final Semaphore blocks;

  BodyReader(int mostBytes) {
    this.mostBytes = mostBytes;
    this.blocks = new Semaphore(BODIES_AT_ONCE * blocksFor(mostBytes));
  }

  /** What is done with a body while it is in memory. */
  @FunctionalInterface
  interface Use {
    void with(byte[] body) throws IOException;
  }

  /**
   * @throws Refusal if it is too large, or too many are being read at once
   */
  void read(Context request, Use use) throws IOException {
    // Beyond two gigabytes it comes as unknown, and is refused while it is read.
    int announced = request.contentLength();
    if (announced > mostBytes) {
      throw tooLarge();
    }
    int wanted = blocksFor(announced < 0 ? mostBytes : announced);
    try {
      if (!blocks.tryAcquire(wanted, WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw Refusal.unavailable(
            "busy", WAIT_SECONDS, "Too much is being sent at once: send it again later");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.unavailable("stopping", WAIT_SECONDS, "The gateway is stopping");
    }
    try {
      use.with(bytes(request.bodyInputStream(), Math.max(0, announced)));
    } finally {
      blocks.release(wanted);
    }
  }

  private byte[] bytes(InputStream in, int announced) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(announced);
    byte[] buffer = new byte[8192];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      if (body.size() + count > mostBytes) {
        throw tooLarge();
      }
      body.write(buffer, 0, count);
    }
    return body.toByteArray();
  }

  private Refusal tooLarge() {
    return Refusal.tooLarge(
        "The body is larger than %,d bytes: send it in parts".formatted(mostBytes));
  }

  private static int blocksFor(int bytes) {
    return Math.max(1, (bytes + BLOCK - 1) / BLOCK);
  }
}
