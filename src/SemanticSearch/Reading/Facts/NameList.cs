namespace SemanticSearch.Reading.Facts;

/// <summary>Parts lists of names.</summary>
static class NameList
{
    static readonly char[] Separators = [';', '|', '\n'];

    /// <summary>The names in their order, each once. Semicolons part them; a comma does not, it stands in <c>Last, First</c>; a slash does
    /// where it has space around it.</summary>
    public static IReadOnlyList<string> Split(IEnumerable<string> texts) =>
        [.. texts
            .SelectMany(text => text.Split(Separators).SelectMany(name => name.Split(" / ")))
            .Select(name => name.Trim(' ', ',', '\t'))
            .Where(name => name.Any(char.IsLetter))
            .Distinct(StringComparer.OrdinalIgnoreCase)];
}
