namespace SemanticSearch;

/// <summary>The rule for names of collections.</summary>
public static class CollectionName
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaximumLength = 64;

    /// <summary>Says why a name is unusable, or null if it is fine: 1 to 64 ASCII letters, digits, <c>-</c> and <c>_</c>.</summary>
    public static string? Problem(string? name) =>
        name is { Length: > 0 and <= MaximumLength } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? null
            : $"a collection's name has 1 to {MaximumLength} letters (a to z), digits, '-' and '_'";

    /// <summary>Sees that a name is usable.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: it is not.</exception>
    internal static void Require(string name)
    {
        if (Problem(name) is { } problem)
            throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'{name}' cannot name a collection: {problem}");
    }
}
