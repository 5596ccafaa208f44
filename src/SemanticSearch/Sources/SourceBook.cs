using SemanticSearch.Sources.Web;
using SemanticSearch.Sources.Web.Listing;
using SemanticSearch.Storage;

namespace SemanticSearch.Sources;

/// <summary>The sources that collections remember. Safe from any thread.</summary>
public sealed class SourceBook
{
    readonly AsyncLazy<ISourceStore> _store;

    readonly KindFinder _kinds;

    internal SourceBook(AsyncLazy<ISourceStore> store, KindFinder kinds)
    {
        _store = store;
        _kinds = kinds;
    }

    /// <summary>Remembers a folder or a file. Of one that is remembered, what is null here stays as it was; a file of addresses stays
    /// one.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="path">The folder or the file.</param>
    /// <param name="include">Patterns of the files of a folder that are taken; none takes all, as null does at first.</param>
    /// <param name="exclude">Patterns of those that are not.</param>
    /// <param name="settings">A file with settings for the folder; empty for none, as null is at first.</param>
    /// <param name="removes">Whether documents go when their file does; at first they do.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the name is no collection's;
    /// <see cref="ErrorKind.NotFound"/>: there is no such file or folder.</exception>
    public async Task<Source> AddAsync(
        string collection,
        string path,
        IReadOnlyList<string>? include,
        IReadOnlyList<string>? exclude,
        string? settings,
        bool? removes,
        CancellationToken cancellationToken)
    {
        CollectionName.Require(collection);
        var location = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!File.Exists(location) && !Directory.Exists(location))
            throw new SemanticSearchException(ErrorKind.NotFound, $"'{path}': there is no such file or folder; check the path");
        var before = await FindAsync(collection, location, cancellationToken);
        if (before?.Web is not null)
        {
            return string.IsNullOrEmpty(settings)
                ? await AddWebAsync(collection, location, kind: null, include, exclude, maximumPages: null, !removes, cancellationToken)
                : throw new SemanticSearchException(
                    ErrorKind.InvalidRequest, $"'{path}' is remembered as a list of pages, which have no settings; remove that source first");
        }

        var source = new Source(
            0,
            collection,
            location,
            include ?? before?.Include ?? [],
            exclude ?? before?.Exclude ?? [],
            settings switch { null => before?.Settings, "" => null, _ => Path.GetFullPath(settings) },
            removes ?? before?.Removes ?? true,
            SyncedAt: null);
        return await (await _store.GetAsync(cancellationToken)).PutSourceAsync(source, cancellationToken);
    }

    /// <summary>Gives a source that is remembered another file with settings; all else of it stays.</summary>
    /// <param name="source">The source.</param>
    /// <param name="settings">The file.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Source> ChangeSettingsAsync(Source source, string settings, CancellationToken cancellationToken) =>
        await (await _store.GetAsync(cancellationToken))
            .PutSourceAsync(source with { Settings = Path.GetFullPath(settings) }, cancellationToken);

    /// <summary>Remembers a page of the web, or what lists pages. Of one that is remembered, what is null here stays as it was.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="location">The http or https address, or the path of a file with an address a line.</param>
    /// <param name="kind">What is there; null looks at first.</param>
    /// <param name="include">Patterns of the paths of pages that are taken; none takes all, as null does at first.</param>
    /// <param name="exclude">Patterns of those that are not.</param>
    /// <param name="maximumPages">The most pages that are taken, 1 or more; null is <see cref="WebOptions.DefaultPages"/> at first.</param>
    /// <param name="keeps">Whether documents stay whose page is gone or no longer listed; null keeps at first those only that a feed no longer
    /// lists.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the name is no collection's, or the address is none;
    /// <see cref="ErrorKind.NotFound"/>: there is no such file; <see cref="ErrorKind.Unavailable"/>: what is there cannot be found
    /// out.</exception>
    public async Task<Source> AddWebAsync(
        string collection,
        string location,
        WebSourceKind? kind,
        IReadOnlyList<string>? include,
        IReadOnlyList<string>? exclude,
        int? maximumPages,
        bool? keeps,
        CancellationToken cancellationToken)
    {
        CollectionName.Require(collection);
        var address = WebAddress.Of(location);
        var before = await FindAsync(collection, address?.AbsoluteUri ?? Path.GetFullPath(location), cancellationToken);
        kind ??= before?.Web?.Kind;
        if (address is null)
            location = FileOfAddresses(location, kind);
        var found = kind ?? await _kinds.FindAsync(address!, cancellationToken);
        keeps ??= before is { Removes: false } ? true : null;
        var web = new WebSettings(
            found, maximumPages ?? before?.Web?.MaximumPages ?? WebOptions.DefaultPages, keeps ?? KeepsUnlisted(before?.Web, found));
        var source = new Source(
            0,
            collection,
            address?.AbsoluteUri ?? location,
            include ?? before?.Include ?? [],
            exclude ?? before?.Exclude ?? [],
            Settings: null,
            Removes: keeps != true,
            SyncedAt: null,
            web);
        return await (await _store.GetAsync(cancellationToken)).PutSourceAsync(source, cancellationToken);
    }

    /// <summary>The sources of a collection, or of all.</summary>
    public async Task<IReadOnlyList<Source>> ListAsync(string? collection, CancellationToken cancellationToken) =>
        await (await _store.GetAsync(cancellationToken)).ListSourcesAsync(collection, cancellationToken);

    /// <summary>The sources of a collection, or the one of that number.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the name is no collection's;
    /// <see cref="ErrorKind.NotFound"/>: there is none.</exception>
    public async Task<IReadOnlyList<Source>> ChooseAsync(string collection, long? id, CancellationToken cancellationToken)
    {
        CollectionName.Require(collection);
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

    async Task<Source?> FindAsync(string collection, string location, CancellationToken cancellationToken) =>
        (await ListAsync(collection, cancellationToken)).FirstOrDefault(source => source.Location == location);

    // What was said of one kind says nothing of another.
    static bool KeepsUnlisted(WebSettings? before, WebSourceKind kind) =>
        before?.Kind == kind ? before.KeepsUnlisted : kind == WebSourceKind.Feed;

    static string FileOfAddresses(string path, WebSourceKind? kind)
    {
        if (kind != WebSourceKind.List || path.Contains("://", StringComparison.Ordinal))
        {
            throw new SemanticSearchException(
                ErrorKind.InvalidRequest,
                $"'{path}' is no http or https address, or has a user's name in it; correct it, or give a file of addresses with --kind list");
        }

        var location = Path.GetFullPath(path);
        return File.Exists(location)
            ? location
            : throw new SemanticSearchException(ErrorKind.NotFound, $"'{path}': there is no such file; check the path");
    }
}
