@org.jspecify.annotations.NullMarked
package dev.vedette.simulator.folder;
