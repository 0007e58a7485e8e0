package dev.vedette.stack;

import dev.vedette.availability.OrderCycles;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/**
 * What a user can choose about a local stack. It is kept in the state folder, so that each later
 * command finds the same stack.
 *
 * @param ports every port
 * @param memory largest heap of every process, in MiB
 * @param stateBackend where the jobs keep their state
 * @param orderCycles the periods over which figures are given; hold for the life of a state folder,
 *     since the jobs' state counts in them
 * @param access who may ask Trino
 */
public record StackSettings(
    Map<Port, Integer> ports,
    Map<StackProcess, Integer> memory,
    StateBackend stateBackend,
    OrderCycles orderCycles,
    Access access) {
  private static final String ZONE_KEY = "zone";
  private static final String ORDER_CYCLE_KEY = "order-cycle-days";
  private static final int SMALLEST_MEMORY = 64;

  public StackSettings {
    ports = Collections.unmodifiableMap(new EnumMap<>(ports));
    memory = Collections.unmodifiableMap(new EnumMap<>(memory));
    Set<Integer> seen = new HashSet<>();
    ports.forEach(
        (port, number) -> {
          if (number < 1 || number > 65_535) {
            throw new StackException(
                "Cannot use port %d (%s): ports go from 1 to 65535. Change --%s."
                    .formatted(number, port.label(), port.key()));
          }
          if (!seen.add(number)) {
            throw new StackException(
                "Cannot use port %d (%s): another part of the stack has it. Change --%s."
                    .formatted(number, port.label(), port.key()));
          }
        });
    memory.forEach(
        (process, mebibytes) -> {
          if (mebibytes < SMALLEST_MEMORY) {
            throw new StackException(
                "Cannot run %s in %d MiB: it needs %d at the least. Change --%s."
                    .formatted(process.label(), mebibytes, SMALLEST_MEMORY, process.memoryKey()));
          }
        });
  }

  /** What holds for a new state folder. */
  public static StackSettings standard() {
    Map<Port, Integer> ports = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      ports.put(port, port.standard());
    }
    Map<StackProcess, Integer> memory = new EnumMap<>(StackProcess.class);
    for (StackProcess process : StackProcess.values()) {
      memory.put(process, process.standardMemory());
    }
    return new StackSettings(ports, memory, StateBackend.HEAP, OrderCycles.standard(), Access.OPEN);
  }

  /** The settings of a state folder, or the standard ones where it has none yet. */
  public static StackSettings read(StateFolder state) {
    Path file = state.settings();
    if (!Files.exists(file)) {
      return standard();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new StackException("Cannot read %s: %s.".formatted(file, e.getMessage()), e);
    }
    StackSettings settings = standard();
    for (String key : properties.stringPropertyNames()) {
      settings = settings.with(file, key, properties.getProperty(key).strip());
    }
    return settings;
  }

  public int port(Port port) {
    return Objects.requireNonNull(ports.get(port));
  }

  /** Where a part answers by HTTP. */
  public URI address(Port port) {
    return URI.create("http://127.0.0.1:" + port(port));
  }

  /** Largest heap, in MiB. */
  public int memory(StackProcess process) {
    return Objects.requireNonNull(memory.get(process));
  }

  /** These settings with other ports; ports that {@code chosen} does not name stay. */
  public StackSettings withPorts(Map<Port, Integer> chosen) {
    Map<Port, Integer> changed = new EnumMap<>(ports);
    changed.putAll(chosen);
    return new StackSettings(changed, memory, stateBackend, orderCycles, access);
  }

  /** These settings with other heaps, in MiB; those that {@code chosen} does not name stay. */
  public StackSettings withMemory(Map<StackProcess, Integer> chosen) {
    Map<StackProcess, Integer> changed = new EnumMap<>(memory);
    changed.putAll(chosen);
    return new StackSettings(ports, changed, stateBackend, orderCycles, access);
  }

  /** These settings with another place for the jobs' state. */
  public StackSettings withStateBackend(StateBackend chosen) {
    return new StackSettings(ports, memory, chosen, orderCycles, access);
  }

  /** These settings with other periods. */
  public StackSettings withOrderCycles(OrderCycles chosen) {
    return new StackSettings(ports, memory, stateBackend, chosen, access);
  }

  /** These settings, open or secured. */
  public StackSettings withAccess(Access chosen) {
    return new StackSettings(ports, memory, stateBackend, orderCycles, chosen);
  }

  /** Whether a process started under these settings would differ under the others. */
  boolean sameFor(StackProcess process, StackSettings other) {
    return memory(process) == other.memory(process)
        && (process != StackProcess.STACK
            || (stateBackend == other.stateBackend && orderCycles.equals(other.orderCycles)))
        && (process != StackProcess.TRINO || access == other.access)
        // Every process knows the address of the others, so a moved port concerns all of them.
        && ports.equals(other.ports);
  }

  void write(StateFolder state) {
    List<String> lines = new ArrayList<>();
    lines.add("# Chosen with the options of `vedette up`. Memory is the largest heap, in MiB.");
    ports.forEach((port, number) -> lines.add(port.key() + "=" + number));
    memory.forEach((process, size) -> lines.add(process.memoryKey() + "=" + size));
    lines.add(StateBackend.KEY + "=" + stateBackend.label());
    lines.add(Access.KEY + "=" + access.label());
    lines.add(ZONE_KEY + "=" + orderCycles.zone().getId());
    lines.add(ORDER_CYCLE_KEY + "=" + orderCycles.days());
    Path draft = state.settings().resolveSibling("stack.properties.new");
    try {
      Files.write(draft, lines);
      Files.move(draft, state.settings(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StackException(
          "Cannot write %s: %s.".formatted(state.settings(), e.getMessage()), e);
    }
  }

  private StackSettings with(Path file, String key, String value) {
    if (key.equals(StateBackend.KEY)) {
      return withStateBackend(
          StateBackend.ofLabel(value)
              .orElseThrow(
                  () ->
                      new StackException(
                          "Cannot read %s: %s is \"%s\", and may be heap or rocksdb."
                              .formatted(file, key, value))));
    }
    if (key.equals(Access.KEY)) {
      return withAccess(
          Access.ofLabel(value)
              .orElseThrow(
                  () ->
                      new StackException(
                          "Cannot read %s: %s is \"%s\", and may be open or secured."
                              .formatted(file, key, value))));
    }
    if (key.equals(ZONE_KEY)) {
      try {
        return withOrderCycles(new OrderCycles(ZoneId.of(value), orderCycles.days()));
      } catch (DateTimeException e) {
        throw new StackException(
            "Cannot read %s: %s is \"%s\", which is no time zone.".formatted(file, key, value), e);
      }
    }
    int number;
    try {
      number = Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new StackException(
          "Cannot read %s: %s is \"%s\", which is no whole number.".formatted(file, key, value), e);
    }
    if (key.equals(ORDER_CYCLE_KEY)) {
      return withOrderCycles(new OrderCycles(orderCycles.zone(), number));
    }
    if (Port.ofKey(key).isPresent()) {
      return withPorts(Map.of(Port.ofKey(key).get(), number));
    }
    StackProcess process =
        StackProcess.ofMemoryKey(key)
            .orElseThrow(
                () ->
                    new StackException(
                        "Cannot read %s: it has an unknown key \"%s\". Remove the line."
                            .formatted(file, key)));
    return withMemory(Map.of(process, number));
  }
}
