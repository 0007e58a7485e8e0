package dev.vedette.warehouse.seal;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** Signs and checks with Ed25519. */
final class Signatures {
  private static final String ALGORITHM = "Ed25519";

  private Signatures() {}

  static byte[] sign(byte[] bytes, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot sign with this key", e);
    }
  }

  static boolean isValid(byte[] bytes, byte[] given, PublicKey key) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(bytes);
      return signature.verify(given);
    } catch (SignatureException e) {
      // No signature at all.
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot check with this key", e);
    }
  }
}
