package dev.vedette.console.http;

import dev.vedette.console.view.SystemHealth;
import dev.vedette.console.view.TableReader;

/** Where views come from. */
public record ViewSources(TableReader tables, SystemHealth health) {}
