using System.Collections.Concurrent;

namespace SemanticSearch.Storage.Filtering;

/// <summary>
/// The fields of one state of a collection, in columns that are made when they are first asked for. Filters are evaluated on the different
/// values of a field and not on every row, so that the same few microseconds serve ten documents or ten thousand. May be shared between threads.
/// </summary>
/// <param name="documents">The documents.</param>
/// <param name="starts">The position of each document's first chunk, and the number of chunks, <c>[documents + 1]</c>.</param>
sealed class FilterIndex(IReadOnlyList<FilterDocument> documents, int[] starts)
{
    readonly ConcurrentDictionary<string, FieldColumn> _columns = new(StringComparer.OrdinalIgnoreCase);

    readonly Lazy<FieldCatalog> _catalog = new(() => new FieldCatalog(documents.SelectMany(MetadataFields.Names)));

    /// <summary>The documents.</summary>
    public IReadOnlyList<FilterDocument> Documents => documents;

    /// <summary>The names of the fields: those of every collection, then those of the metadata.</summary>
    public IReadOnlyCollection<string> Fields => _catalog.Value.Names;

    /// <summary>The field of that name, whatever its case; null if no document has it.</summary>
    public FilterField? Find(string name) => _catalog.Value.Find(name);

    /// <summary>The chunks that a filter leaves, by position.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="readChunks">Reads the fields of a document's chunks, given the document's number; asked only for fields of chunks, once.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the filter breaks a rule, see
    /// <see cref="FilterRules"/>.</exception>
    public RowSet Chunks(Filter filter, Func<int, IReadOnlyList<ChunkFields>> readChunks)
    {
        _catalog.Value.Check(filter);
        return Select(filter, readChunks).Chunks(starts);
    }

    /// <summary>A field's column.</summary>
    /// <param name="argument">The request's field that names it, for the error.</param>
    /// <param name="name">Its name.</param>
    /// <param name="readChunks">As for filters.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: there is no such field.</exception>
    public FieldColumn Column(string argument, string name, Func<int, IReadOnlyList<ChunkFields>> readChunks) =>
        Column(_catalog.Value.Require(argument, name), readChunks);

    Selection Select(Filter filter, Func<int, IReadOnlyList<ChunkFields>> readChunks) => filter.Type switch
    {
        FilterType.And => Join(filter, readChunks, (x, y) => x.And(y)),
        FilterType.Or => Join(filter, readChunks, (x, y) => x.Or(y)),
        FilterType.Not => Select(filter.Filters![0], readChunks).Not(),
        FilterType.Ne or FilterType.Nin => Compare(filter, readChunks).Not(),
        _ => Compare(filter, readChunks),
    };

    Selection Join(Filter filter, Func<int, IReadOnlyList<ChunkFields>> readChunks, Func<RowSet, RowSet, RowSet> join) =>
        filter.Filters!.Select(part => Select(part, readChunks)).Aggregate((x, y) => x.With(y, starts, join));

    Selection Compare(Filter filter, Func<int, IReadOnlyList<ChunkFields>> readChunks)
    {
        var column = Column(Find(filter.Key!)!, readChunks);
        return new Selection(column.Rows(ValueTest.Of(column.Field.Type, filter)), column.OfChunks);
    }

    FieldColumn Column(FilterField field, Func<int, IReadOnlyList<ChunkFields>> readChunks) =>
        _columns.GetOrAdd(field.Name, _ => field.OfDocument is { } read
            ? FieldColumn.Of(field, documents.Count, documents.Select(read))
            : FieldColumn.Of(field, starts[^1], OfChunks(field, readChunks)));

    IEnumerable<IEnumerable<FieldValue>> OfChunks(FilterField field, Func<int, IReadOnlyList<ChunkFields>> readChunks) =>
        Enumerable.Range(0, documents.Count).SelectMany(document =>
            readChunks(document).Select(chunk => field.OfChunk!(documents[document], chunk)));
}
