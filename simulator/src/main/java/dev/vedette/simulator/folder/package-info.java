/** Writes a simulated market as a folder of event files, its ground truth apart. */
@org.jspecify.annotations.NullMarked
package dev.vedette.simulator.folder;
