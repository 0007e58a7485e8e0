package dev.vedette.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.vedette.warehouse.access.AccessRules;
import dev.vedette.warehouse.access.Account;
import dev.vedette.warehouse.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a stack, in a file. Trino's rules are written anew with each change, and Trino
 * follows within a second.
 */
public final class Accounts {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final Path file;
  private final Path rules;

  /** As an account stands in the file. */
  private record Entry(
      @Nullable String name, @Nullable String role, @Nullable List<String> regions) {}

  Accounts(Path file, Path rules) {
    this.file = file;
    this.rules = rules;
  }

  /**
   * All, by name.
   *
   * @throws IOException if the file cannot be read, or says something that cannot be
   */
  public List<Account> all() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<Account> accounts = new ArrayList<>();
    try {
      for (Entry entry : JSON.readValue(file.toFile(), Entry[].class)) {
        accounts.add(account(entry));
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
    return List.copyOf(accounts);
  }

  public Optional<Account> find(String name) throws IOException {
    return all().stream().filter(account -> account.name().equals(name)).findFirst();
  }

  /**
   * Adds an account.
   *
   * @return whether it was added: false if the name is taken
   */
  public boolean add(Account account) throws IOException {
    if (account.name().equals(Account.STACK) || find(account.name()).isPresent()) {
      return false;
    }
    List<Account> changed = new ArrayList<>(all());
    changed.add(account);
    write(changed);
    return true;
  }

  /**
   * Removes an account. Tokens that were made for it are refused from then on.
   *
   * @return whether it was there
   */
  public boolean remove(String name) throws IOException {
    List<Account> changed = new ArrayList<>(all());
    if (!changed.removeIf(account -> account.name().equals(name))) {
      return false;
    }
    write(changed);
    return true;
  }

  /** Writes the rules as this release makes them. */
  public void writeRules() throws IOException {
    OwnerOnly.folder(Objects.requireNonNull(rules.getParent()));
    OwnerOnly.write(rules, AccessRules.json(all()));
  }

  private void write(List<Account> accounts) throws IOException {
    OwnerOnly.folder(Objects.requireNonNull(file.getParent()));
    List<Entry> entries =
        accounts.stream()
            .sorted(Comparator.comparing(Account::name))
            .map(account -> new Entry(account.name(), account.role().label(), account.regions()))
            .toList();
    OwnerOnly.write(file, JSON.writeValueAsString(entries) + "\n");
    writeRules();
  }

  private static Account account(Entry entry) {
    String role = Objects.requireNonNullElse(entry.role(), "");
    return new Account(
        Objects.requireNonNullElse(entry.name(), ""),
        Role.ofLabel(role)
            .orElseThrow(
                () -> new IllegalArgumentException("there is no role \"%s\"".formatted(role))),
        Objects.requireNonNullElse(entry.regions(), List.of()));
  }
}
