using SemanticSearch.Storage;

namespace SemanticSearch.Sources;

/// <summary>The sources that collections remember. Safe from any thread.</summary>
public sealed class SourceBook
{
    readonly AsyncLazy<ISourceStore> _store;

    internal SourceBook(AsyncLazy<ISourceStore> store) => _store = store;

    /// <summary>Remembers a folder or a file; one that is remembered gets these settings.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="path">The folder or the file.</param>
    /// <param name="include">Patterns of the files of a folder that are taken; none takes all.</param>
    /// <param name="exclude">Patterns of those that are not.</param>
    /// <param name="settings">A file with settings for the folder, or null.</param>
    /// <param name="removes">Whether documents go when their file does.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the name is no collection's;
    /// <see cref="ErrorKind.NotFound"/>: there is no such file or folder.</exception>
    public async Task<Source> AddAsync(
        string collection,
        string path,
        IReadOnlyList<string> include,
        IReadOnlyList<string> exclude,
        string? settings,
        bool removes,
        CancellationToken cancellationToken)
    {
        CollectionName.Require(collection);
        var location = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!File.Exists(location) && !Directory.Exists(location))
            throw new SemanticSearchException(ErrorKind.NotFound, $"'{path}': there is no such file or folder; check the path");
        var source = new Source(
            0, collection, location, include, exclude, settings is null ? null : Path.GetFullPath(settings), removes, SyncedAt: null);
        return await (await _store.GetAsync(cancellationToken)).PutSourceAsync(source, cancellationToken);
    }

    /// <summary>The sources of a collection, or of all.</summary>
    public async Task<IReadOnlyList<Source>> ListAsync(string? collection, CancellationToken cancellationToken) =>
        await (await _store.GetAsync(cancellationToken)).ListSourcesAsync(collection, cancellationToken);

    /// <summary>The sources of a collection, or the one of that number.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is none.</exception>
    public async Task<IReadOnlyList<Source>> ChooseAsync(string collection, long? id, CancellationToken cancellationToken)
    {
        var sources = (await ListAsync(collection, cancellationToken)).Where(source => id is null || source.Id == id).ToList();
        if (sources.Count > 0)
            return sources;
        throw new SemanticSearchException(
            ErrorKind.NotFound,
            id is null
                ? $"collection '{collection}' has no sources; begin with: semsearch sources add PATH"
                : $"collection '{collection}' has no source {id}; list those it has");
    }

    /// <summary>Forgets a source; its documents stay.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is none of that number.</exception>
    public async Task RemoveAsync(long id, CancellationToken cancellationToken)
    {
        if (!await (await _store.GetAsync(cancellationToken)).RemoveSourceAsync(id, cancellationToken))
            throw new SemanticSearchException(ErrorKind.NotFound, $"there is no source {id}; list those there are");
    }
}
