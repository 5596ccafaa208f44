using System.Runtime.CompilerServices;
using SemanticSearch.Reading;

namespace SemanticSearch.Indexing;

/// <summary>
/// The document ids of one run. The store cannot tell that two documents of a run share an id while the first is still on its way, and
/// the second would silently replace it.
/// </summary>
sealed class RunIds
{
    readonly Dictionary<string, string?> _locations = new(StringComparer.Ordinal);

    /// <summary>Passes sources on in their order, each with what is wrong with its id in this run.</summary>
    public async IAsyncEnumerable<ClaimedSource> ClaimAsync(
        IAsyncEnumerable<DocumentSource> sources, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var source in sources.WithCancellation(cancellationToken))
        {
            if (_locations.TryAdd(source.Id, source.Location))
                yield return new ClaimedSource(source, null);
            else if (source.Location is null || _locations[source.Id] != source.Location)
                yield return new ClaimedSource(
                    source, $"'{source.Id}' is the id of two documents of this run{FirstAt(source.Id)}; rename one of them");
        }
    }

    string FirstAt(string id) => _locations[id] is { } location ? $", the first is '{location}'" : "";
}
