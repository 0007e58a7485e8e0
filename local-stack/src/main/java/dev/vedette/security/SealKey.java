package dev.vedette.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The Ed25519 key that signs seals. The private part stays in the state folder, readable by its
 * owner alone; the public part stands beside the seals, and should be kept elsewhere, too: whoever
 * can replace both can sign anew.
 */
public final class SealKey {
  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final Base64.Encoder MIME =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private SealKey() {}

  /** The file of the public key in a folder of seals. */
  public static Path publicFile(Path seals) {
    return seals.resolve("public-key.pem");
  }

  /**
   * The key of a stack; made the first time.
   *
   * @param seals folder of the seals
   */
  public static KeyPair open(SecurityFolder security, Path seals) throws IOException {
    Path file = security.create().resolve("seal.key.pem");
    try {
      if (!Files.exists(file)) {
        KeyPair made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Files.createDirectories(seals);
        Files.writeString(publicFile(seals), pem(PUBLIC, made.getPublic().getEncoded()));
        // The last, so that it is there only with the public one.
        OwnerOnly.write(file, pem(PRIVATE, made.getPrivate().getEncoded()));
      }
      return new KeyPair(
          readPublic(publicFile(seals)),
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(decode(PRIVATE, file))));
    } catch (GeneralSecurityException e) {
      throw new IOException("%s is no %s key in PEM".formatted(file, ALGORITHM), e);
    }
  }

  /**
   * Reads a public key.
   *
   * @throws IOException if the file is not there, or holds none
   */
  public static PublicKey readPublic(Path file) throws IOException {
    try {
      return KeyFactory.getInstance(ALGORITHM)
          .generatePublic(new X509EncodedKeySpec(decode(PUBLIC, file)));
    } catch (GeneralSecurityException e) {
      throw new IOException("%s is no %s public key in PEM".formatted(file, ALGORITHM), e);
    }
  }

  private static String pem(String kind, byte[] encoded) {
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
        .formatted(kind, MIME.encodeToString(encoded));
  }

  private static byte[] decode(String kind, Path file) throws IOException {
    String text =
        Files.readString(file)
            .replace("-----BEGIN " + kind + "-----", "")
            .replace("-----END " + kind + "-----", "");
    try {
      return Base64.getMimeDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IOException("%s is no key in PEM".formatted(file), e);
    }
  }
}
