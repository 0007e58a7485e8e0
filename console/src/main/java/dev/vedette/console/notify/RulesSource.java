package dev.vedette.console.notify;

import java.util.List;

/** Where rules come from. They may change while the console runs. */
public interface RulesSource {
  /** The rules that hold now: the last ones in which nothing was wrong. */
  NotificationRules rules();

  /** What is wrong with newer ones, which do not hold for that reason; nothing, as a rule. */
  List<String> faults();

  /** Looks whether there are newer ones; called every now and then, by one thread. */
  void look();

  /** Rules that never change. */
  static RulesSource of(NotificationRules rules) {
    return new RulesSource() {
      @Override
      public NotificationRules rules() {
        return rules;
      }

      @Override
      public List<String> faults() {
        return List.of();
      }

      @Override
      public void look() {}
    };
  }
}
