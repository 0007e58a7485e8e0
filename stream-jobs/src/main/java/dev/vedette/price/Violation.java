package dev.vedette.price;

import dev.vedette.event.PriceFinding;
import org.jspecify.annotations.Nullable;

/**
 * A rule that an observed price breaks, as one revision of its verdict has it.
 *
 * @param ruleId the rule, in whatever version
 * @param finding over or under
 * @param region region path of the outlet
 * @param repId customer manager in charge
 */
public record Violation(
    String ruleId, PriceFinding finding, @Nullable String region, @Nullable String repId) {}
