namespace SemanticSearch.Storage.Filtering;

/// <summary>The fields that filters of a collection may use.</summary>
/// <param name="metadata">The names of the fields of its documents' metadata, none twice whatever their case.</param>
sealed class FieldCatalog(IEnumerable<string> metadata)
{
    readonly SortedSet<string> _metadata = new(metadata, StringComparer.OrdinalIgnoreCase);

    /// <summary>Their names: those of every collection, then those of the metadata.</summary>
    public IReadOnlyCollection<string> Names =>
        [.. FilterFields.Names, .. _metadata.Select(name => FilterFields.Find(name) is null ? name : $"{FilterFields.MetadataPrefix}{name}")];

    /// <summary>The field of that name, whatever its case; null if no document has it.</summary>
    public FilterField? Find(string name)
    {
        if (FilterFields.Find(name) is { } field)
            return field;
        if (_metadata.TryGetValue(name, out var known))
            return MetadataFields.Field(known);
        return name.StartsWith(FilterFields.MetadataPrefix, StringComparison.OrdinalIgnoreCase)
            && _metadata.TryGetValue(name[FilterFields.MetadataPrefix.Length..], out known)
                ? MetadataFields.Field(known) with { Name = $"{FilterFields.MetadataPrefix}{known}" }
                : null;
    }

    /// <summary>The field of that name.</summary>
    /// <param name="argument">The request's field that names it, for the error.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: there is none.</exception>
    public FilterField Require(string argument, string name) => Find(name) ?? throw FilterRules.Unknown(argument, name, Names);

    /// <summary>Holds a filter to the rules, see <see cref="FilterRules"/>.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: it breaks one.</exception>
    public void Check(Filter filter) => FilterRules.Check(filter, Find, Names);
}
