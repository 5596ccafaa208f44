namespace SemanticSearch.Reading.Pdf;

/// <summary>A white strip between two columns.</summary>
/// <param name="Left">Its left edge, in points.</param>
/// <param name="Right">Its right edge.</param>
readonly record struct Gutter(double Left, double Right)
{
    /// <summary>Whether something lies to the left of it.</summary>
    public bool IsAfter(Piece piece) => piece.Right <= Left + 1;

    /// <summary>Whether something lies to the right of it.</summary>
    public bool IsBefore(Piece piece) => piece.Left >= Right - 1;
}
