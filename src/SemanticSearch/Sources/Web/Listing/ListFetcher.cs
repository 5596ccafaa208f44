using SemanticSearch.Sources.Web.Fetching;
using SemanticSearch.Storage;

namespace SemanticSearch.Sources.Web.Listing;

/// <summary>Fetches lists; one that has not changed since it was last fetched is not sent again.</summary>
/// <param name="fetcher">Fetches.</param>
/// <param name="store">Keeps what was fetched.</param>
/// <param name="source">The source that the lists are of.</param>
/// <param name="keeps">Whether anything is kept.</param>
sealed class ListFetcher(PageFetcher fetcher, ISourceStore store, Source source, bool keeps)
{
    // A larger one is sent again every time.
    const int MostKept = 4 * 1024 * 1024;

    /// <summary>The bytes of a list, unpacked, and the address that gave them.</summary>
    /// <exception cref="InvalidDataException">It cannot be had; the message says why, as the end of a sentence.</exception>
    public async Task<(ReadOnlyMemory<byte> Bytes, Uri Address)> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        var known = await store.FindListAsync(source, address.AbsoluteUri, cancellationToken);
        var validators = known is null ? Validators.None : new Validators(known.EntityTag, known.LastModified);
        var answer = await fetcher.FetchAsync(
            new FetchRequest(address, validators, ListContent.MaximumBytes, IsPage: false), cancellationToken);
        if (answer.Outcome == FetchOutcome.NotModified && known is not null)
            return (await ListContent.UnpackAsync(known.Content, cancellationToken), address);
        if (answer.Outcome != FetchOutcome.Fetched)
            throw new InvalidDataException(answer.Problem ?? "could not be had");
        var bytes = await ListContent.UnpackAsync(answer.Bytes, cancellationToken);
        if (keeps)
            await KeepAsync(address, answer.Validators, bytes, cancellationToken);
        return (bytes, answer.Address);
    }

    async Task KeepAsync(Uri address, Validators validators, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var packed = ListContent.Pack(bytes);
        var (tag, modified) = packed.Length > MostKept ? (null, null) : (validators.EntityTag, validators.LastModified);
        var content = tag is null && modified is null ? default : packed;
        await store.PutListAsync(source, new KnownList(address.AbsoluteUri, tag, modified, content), cancellationToken);
    }
}
