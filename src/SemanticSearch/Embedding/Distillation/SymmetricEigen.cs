using System.Numerics.Tensors;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// Eigenvalues and eigenvectors of a symmetric positive semi-definite matrix by one-sided Jacobi rotations (Hestenes: Inversion of
/// matrices by biorthogonalization, J. SIAM 6(1), 1958): rows are rotated in pairs until all are orthogonal. Their lengths are then
/// the eigenvalues, their directions the eigenvectors.
/// </summary>
static class SymmetricEigen
{
    const double Tolerance = 1e-12;
    const int MaximumSweeps = 60;

    /// <summary>Decomposes a matrix.</summary>
    /// <param name="matrix"><c>[size, size]</c>; is overwritten.</param>
    /// <param name="size">Rows and columns.</param>
    /// <param name="cancellationToken">Ends the work between sweeps.</param>
    /// <returns>The eigenvalues, largest first, and the unit eigenvectors as rows <c>[size, size]</c>.</returns>
    public static (double[] Values, double[] Vectors) Decompose(double[] matrix, int size, CancellationToken cancellationToken)
    {
        for (var sweep = 0; sweep < MaximumSweeps; sweep++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!Sweep(matrix, size))
                break;
        }

        var lengths = new double[size];
        for (var i = 0; i < size; i++)
            lengths[i] = TensorPrimitives.Norm<double>(Row(matrix, i, size));
        var order = Enumerable.Range(0, size).OrderByDescending(i => lengths[i]).ThenBy(i => i).ToArray();
        var vectors = new double[size * size];
        for (var i = 0; i < size; i++)
            Normalise(Row(matrix, order[i], size), lengths[order[i]], Row(vectors, i, size));
        return ([.. order.Select(i => lengths[i])], vectors);
    }

    static bool Sweep(double[] matrix, int size)
    {
        var rotated = false;
        for (var p = 0; p < size - 1; p++)
        {
            for (var q = p + 1; q < size; q++)
                rotated |= Orthogonalise(Row(matrix, p, size), Row(matrix, q, size));
        }

        return rotated;
    }

    static bool Orthogonalise(Span<double> p, Span<double> q)
    {
        var pp = TensorPrimitives.Dot<double>(p, p);
        var qq = TensorPrimitives.Dot<double>(q, q);
        var pq = TensorPrimitives.Dot<double>(p, q);
        if (Math.Abs(pq) <= Tolerance * Math.Sqrt(pp * qq))
            return false;

        // The smaller root of t² + 2ζt − 1 = 0 rotates by less than 45°, which makes the sweeps converge.
        var zeta = (qq - pp) / (2 * pq);
        var t = (zeta < 0 ? -1 : 1) / (Math.Abs(zeta) + Math.Sqrt(1 + zeta * zeta));
        var cosine = 1 / Math.Sqrt(1 + t * t);
        var sine = cosine * t;
        for (var i = 0; i < p.Length; i++)
            (p[i], q[i]) = (cosine * p[i] - sine * q[i], sine * p[i] + cosine * q[i]);
        return true;
    }

    // The largest coordinate is made positive: an eigenvector is defined but for its sign.
    static void Normalise(ReadOnlySpan<double> row, double length, Span<double> result)
    {
        if (length == 0)
            return;
        var sign = row[TensorPrimitives.IndexOfMaxMagnitude(row)] < 0 ? -1 : 1;
        TensorPrimitives.Divide(row, sign * length, result);
    }

    static Span<double> Row(double[] matrix, int row, int size) => matrix.AsSpan(row * size, size);
}
