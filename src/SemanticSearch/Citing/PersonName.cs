namespace SemanticSearch.Citing;

/// <summary>A name, in parts only where the source parts it: which of two names is the family's cannot be guessed across countries.</summary>
/// <param name="Literal">The name as it is read aloud.</param>
/// <param name="Family">The family name, or null if the parts are not known.</param>
/// <param name="Given">The given names, or null if the parts are not known.</param>
sealed record PersonName(string Literal, string? Family = null, string? Given = null)
{
    const int MostFamilyNames = 3;

    static readonly string[] NoFamilyWords = ["of", "and", "for", "the", "&"];
    static readonly string[] NoGivenNames = ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "Ltd", "Ltd.", "Inc", "Inc.", "LLC"];

    /// <summary>Reads <c>Family, Given</c>; what does not look like it (an institution, <c>King, Jr.</c>) is taken as one name.</summary>
    public static PersonName Parse(string name)
    {
        if (name.Split(',', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } family, { Length: > 0 } given])
            return new PersonName(name.Trim());
        var words = family.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > MostFamilyNames
            || words.Intersect(NoFamilyWords, StringComparer.OrdinalIgnoreCase).Any()
            || NoGivenNames.Contains(given, StringComparer.OrdinalIgnoreCase)
            ? new PersonName(name.Trim())
            : new PersonName($"{given} {family}", family, given);
    }
}
