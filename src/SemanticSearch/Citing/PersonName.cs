namespace SemanticSearch.Citing;

/// <summary>A name, in parts only where the source parts it: which of two names is the family's cannot be guessed across countries.</summary>
/// <param name="Literal">The name as it is read aloud.</param>
/// <param name="Family">The family name, or null if the parts are not known.</param>
/// <param name="Given">The given names, or null if the parts are not known.</param>
sealed record PersonName(string Literal, string? Family = null, string? Given = null)
{
    /// <summary>Reads <c>Family, Given</c>, or else takes the name as one.</summary>
    public static PersonName Parse(string name) =>
        name.Split(',', StringSplitOptions.TrimEntries) is [{ Length: > 0 } family, { Length: > 0 } given]
            ? new PersonName($"{given} {family}", family, given)
            : new PersonName(name.Trim());
}
