package dev.vedette.security;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where a stack keeps its keys and accounts. Nothing of it leaves the folder but the certificate
 * and the tokens that are made.
 *
 * @param root absolute path; readable by its owner alone
 */
public record SecurityFolder(Path root) {
  private static final int KEY_BYTES = 64;

  /** The key that signs tokens, in Base64; Trino reads the same file. */
  public Path tokenKey() {
    return root.resolve("token.key");
  }

  /** What Trino must show to itself. */
  public String internalSecret() throws IOException {
    return OwnerOnly.secret(create().resolve("trino-internal.secret"), KEY_BYTES);
  }

  public Accounts accounts() {
    return new Accounts(root.resolve("users.json"), rules());
  }

  /** Trino's access rules, as they follow from the accounts. */
  public Path rules() {
    return root.resolve("access-rules.json");
  }

  public Certificate certificate() {
    return new Certificate(this);
  }

  /** Makes tokens; makes the key where there is none. */
  public Tokens tokens() throws IOException {
    create();
    return new Tokens(OwnerOnly.secret(tokenKey(), KEY_BYTES));
  }

  Path create() throws IOException {
    return OwnerOnly.folder(root);
  }
}
