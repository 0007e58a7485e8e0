package dev.vedette.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;

/**
 * The files that a checkpoint consists of besides its metadata. Those of an incremental checkpoint
 * lie in part beside it, where they serve others too.
 */
final class CheckpointFiles {
  private final Set<Path> files = new HashSet<>();

  private CheckpointFiles() {}

  static Set<Path> of(CheckpointMetadata checkpoint) {
    CheckpointFiles found = new CheckpointFiles();
    for (OperatorState operator : checkpoint.getOperatorStates()) {
      operator.getStates().forEach(found::add);
    }
    return found.files;
  }

  private void add(OperatorSubtaskState state) {
    state.getManagedOperatorState().forEach(this::add);
    state.getRawOperatorState().forEach(this::add);
    state.getManagedKeyedState().forEach(this::add);
    state.getRawKeyedState().forEach(this::add);
  }

  private void add(OperatorStateHandle handle) {
    add(handle.getDelegateStateHandle());
  }

  private void add(KeyedStateHandle handle) {
    switch (handle) {
      case IncrementalRemoteKeyedStateHandle incremental -> {
        add(incremental.getMetaDataStateHandle());
        add(incremental.getSharedState());
        add(incremental.getPrivateState());
      }
      case KeyGroupsStateHandle whole -> add(whole.getDelegateStateHandle());
      default -> throw new IllegalStateException("State of a kind that no job keeps: " + handle);
    }
  }

  private void add(List<HandleAndLocalPath> handles) {
    handles.forEach(handle -> add(handle.getHandle()));
  }

  /** What is small lies in the metadata and has no file. */
  private void add(StreamStateHandle handle) {
    handle.maybeGetPath().ifPresent(path -> files.add(local(path.toUri())));
  }

  private static Path local(URI uri) {
    return Path.of(uri.getPath());
  }
}
