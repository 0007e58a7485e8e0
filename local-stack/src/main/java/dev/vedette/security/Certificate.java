package dev.vedette.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificate, signed by itself, by which clients know this stack's Trino. */
public final class Certificate {
  private static final int PASSWORD_BYTES = 32;
  private static final int VALID_DAYS = 825;
  private static final Duration RENEW_BEFORE_END = Duration.ofDays(30);
  private static final String ALIAS = "trino";

  private final SecurityFolder folder;

  Certificate(SecurityFolder folder) {
    this.folder = folder;
  }

  /** Private key and certificate, in PKCS 12. */
  public Path keystore() {
    return folder.root().resolve("trino.p12");
  }

  /** The certificate alone, for clients. */
  public Path certificate() {
    return folder.root().resolve("trino-certificate.pem");
  }

  /** Opens the key store. */
  public String password() throws IOException {
    return OwnerOnly.secret(folder.create().resolve("keystore.secret"), PASSWORD_BYTES);
  }

  /**
   * Makes the key and the certificate where there are none, or the certificate ends within a month.
   *
   * @param java folder of the JDK whose keytool is used
   * @throws IOException if keytool cannot
   */
  public void prepare(Path java, Clock clock) throws IOException {
    String password = password();
    if (Files.exists(keystore()) && Files.exists(certificate()) && isGood(clock)) {
      return;
    }
    Files.deleteIfExists(keystore());
    // Passed by the environment, since every user of the machine can read a command line.
    List<String> common =
        List.of("-keystore", keystore().toString(), "-storepass:env", "VEDETTE_STOREPASS");
    keytool(
        java,
        password,
        common,
        "-genkeypair",
        "-alias",
        ALIAS,
        "-storetype",
        "PKCS12",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=vedette",
        "-ext",
        "SAN=ip:127.0.0.1,dns:localhost",
        "-validity",
        String.valueOf(VALID_DAYS));
    Files.setPosixFilePermissions(keystore(), PosixFilePermissions.fromString("rw-------"));
    Files.deleteIfExists(certificate());
    keytool(
        java,
        password,
        common,
        "-exportcert",
        "-alias",
        ALIAS,
        "-rfc",
        "-file",
        certificate().toString());
  }

  /** TLS that trusts this certificate and no other. */
  public SSLContext context() throws IOException {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry(ALIAS, read());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("Cannot use the certificate %s.".formatted(certificate()), e);
    }
  }

  // The certificate's end is a java.util.Date.
  @SuppressWarnings("JavaUtilDate")
  private boolean isGood(Clock clock) throws IOException {
    try {
      return read().getNotAfter().toInstant().isAfter(clock.instant().plus(RENEW_BEFORE_END));
    } catch (CertificateException e) {
      // Half written: it is made anew.
      return false;
    }
  }

  private X509Certificate read() throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(certificate())) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static void keytool(Path java, String password, List<String> common, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin/keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(common);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("VEDETTE_STOREPASS", password);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool could not make the certificate: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while making the certificate", e);
    }
  }
}
