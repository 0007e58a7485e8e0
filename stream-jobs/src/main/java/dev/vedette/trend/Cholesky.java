package dev.vedette.trend;

/** The factor L of a symmetric positive definite matrix A = L·Lᵀ. */
final class Cholesky {
  private final double[][] lower;

  /**
   * @param matrix symmetric and positive definite, of which the lower triangle is read and
   *     overwritten
   */
  Cholesky(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      double[] row = matrix[i];
      for (int j = 0; j <= i; j++) {
        double[] other = matrix[j];
        double sum = row[j];
        for (int k = 0; k < j; k++) {
          sum -= row[k] * other[k];
        }
        row[j] = i == j ? StrictMath.sqrt(sum) : sum / other[j];
      }
    }
    lower = matrix;
  }

  /** L⁻¹ times a vector. */
  double[] whitened(double[] vector) {
    double[] solved = vector.clone();
    int first = 0;
    while (first < solved.length && solved[first] == 0) {
      first++;
    }
    for (int i = first; i < solved.length; i++) {
      double[] row = lower[i];
      double sum = solved[i];
      for (int k = first; k < i; k++) {
        sum -= row[k] * solved[k];
      }
      solved[i] = sum / row[i];
    }
    return solved;
  }

  /** Lᵀ⁻¹ times a vector: of a {@link #whitened} one it makes A⁻¹ times the vector. */
  double[] solvedFrom(double[] whitened) {
    double[] solved = whitened.clone();
    for (int i = solved.length - 1; i >= 0; i--) {
      double sum = solved[i];
      for (int k = i + 1; k < solved.length; k++) {
        sum -= lower[k][i] * solved[k];
      }
      solved[i] = sum / lower[i][i];
    }
    return solved;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
