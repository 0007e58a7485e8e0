package dev.vedette.stockout;

import dev.vedette.event.AlertTransition;
import java.time.Instant;

/** What a revision claims, without its figures. */
record Claim(String alertId, int revision, AlertTransition transition, Instant at) {}
