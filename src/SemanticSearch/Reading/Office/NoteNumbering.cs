namespace SemanticSearch.Reading.Office;

/// <summary>How the notes of a section are numbered (ECMA-376 part 1, 17.11.11 and 17.11.4).</summary>
/// <param name="Format">The system of numbers, such as <c>lowerRoman</c>, or null for that of the document.</param>
/// <param name="Start">The first number, or null for that of the document.</param>
/// <param name="Restart"><c>continuous</c>, <c>eachSect</c>, <c>eachPage</c>, or null for that of the document.</param>
sealed record NoteNumbering(string? Format, int? Start, string? Restart)
{
    /// <summary>Nothing said.</summary>
    public static readonly NoteNumbering None = new(null, null, null);

    /// <summary>These words, and where they are silent those of another.</summary>
    public NoteNumbering Over(NoteNumbering other) => new(Format ?? other.Format, Start ?? other.Start, Restart ?? other.Restart);
}
