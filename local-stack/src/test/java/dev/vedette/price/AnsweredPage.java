package dev.vedette.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.cli.query.QueryRunner;
import dev.vedette.cli.query.ResultFormat;
import dev.vedette.cli.query.Statements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation with questions and their answers.
 *
 * @param questions in the order of the page
 */
public record AnsweredPage(List<Question> questions) {
  private static final Pattern PART =
      Pattern.compile(
          "^## (.*?)$|```sql\n(.*?)```\n+```text\n(.*?)```", Pattern.DOTALL | Pattern.MULTILINE);

  /**
   * A question.
   *
   * @param heading under which it stands
   * @param sql that asks it
   * @param answer as {@code ./vedette query} prints it
   */
  public record Question(String heading, String sql, String answer) {}

  /** Reads a page. SQL without an answer is no question. */
  public static AnsweredPage read(Path page) throws IOException {
    List<Question> questions = new ArrayList<>();
    String heading = "";
    Matcher part = PART.matcher(Files.readString(page));
    while (part.find()) {
      if (part.group(1) != null) {
        heading = part.group(1);
      } else {
        questions.add(new Question(heading, part.group(2).strip(), part.group(3)));
      }
    }
    return new AnsweredPage(List.copyOf(questions));
  }

  /**
   * Asks every question, and sees that the answers are those of the page.
   *
   * @param trino closed in the end
   * @return how many there were
   */
  public int answersOf(Connection trino) throws Exception {
    try (QueryRunner runner = QueryRunner.on(trino)) {
      for (Question question : questions) {
        StringBuilder answer = new StringBuilder();
        for (Statements.Statement statement : Statements.of(question.sql())) {
          runner.run(statement, ResultFormat.ALIGNED, answer);
        }
        assertThat(stripped(answer.toString()))
            .as(question.sql())
            .isEqualTo(stripped(question.answer()));
      }
    }
    return questions.size();
  }

  private static String stripped(String text) {
    return text.lines().map(String::stripTrailing).reduce("", (a, b) -> a + b + "\n");
  }
}
