namespace SemanticSearch.Reading.Office;

/// <summary>An open list of an ODT file.</summary>
/// <param name="style">Name of its style, or null.</param>
/// <param name="numbers">The numbers of its levels, those of the lists around it included.</param>
/// <param name="continues">Whether it goes on with the numbers of a list before it, as long as it has no item of its own.</param>
sealed class OdtList(string? style, OdtNumbers numbers, bool continues)
{
    /// <summary>Name of its style, or null.</summary>
    public string? Style => style;

    /// <summary>The numbers of its levels.</summary>
    public OdtNumbers Numbers => numbers;

    /// <summary>Whether lists within it go on with their numbers too.</summary>
    public bool Continues { get; set; } = continues;

    /// <summary>Whether the next paragraph is the first of an item, which has the mark.</summary>
    public bool AwaitsMark { get; set; }

    /// <summary>The number that the open item starts with, or null for the next one.</summary>
    public int? Start { get; set; }
}
