using SemanticSearch.Sources.Web.Fetching;
using SemanticSearch.Storage;

namespace SemanticSearch.Sources.Web.Listing;

/// <summary>Finds out what an address is by what is there.</summary>
/// <param name="fetcher">Fetches.</param>
sealed class KindFinder(PageFetcher fetcher)
{
    /// <summary>Looks.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Unavailable"/>: it cannot be had.</exception>
    public async Task<WebSourceKind> FindAsync(Uri address, CancellationToken cancellationToken)
    {
        var answer = await fetcher.FetchAsync(
            new FetchRequest(address, Validators.None, ListContent.MaximumBytes, IsPage: false), cancellationToken);
        try
        {
            if (answer.Outcome != FetchOutcome.Fetched)
                throw new InvalidDataException(answer.Problem ?? "could not be had");
            return ListContent.KindOf(await ListContent.UnpackAsync(answer.Bytes, cancellationToken));
        }
        catch (InvalidDataException e)
        {
            throw new SemanticSearchException(
                ErrorKind.Unavailable, $"'{address}' {e.Message}; check the address, try later, or say what it is with --kind", e);
        }
    }
}
