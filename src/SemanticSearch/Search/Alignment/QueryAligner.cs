using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Catalog;

namespace SemanticSearch.Search.Alignment;

/// <summary>Prepares queries to be compared word by word: by the collection's own model if that is a static one, else by the built-in one,
/// which takes about a millisecond for a page of passages.</summary>
/// <param name="models">Where models are.</param>
/// <param name="warnings">Takes what the reader should know.</param>
sealed class QueryAligner(LoadedModels models, List<string> warnings)
{
    /// <summary>Prepares a query; null where there is no such model, or it knows none of the words.</summary>
    /// <param name="words">The query's words.</param>
    /// <param name="own">The collection's model; null where it was not asked.</param>
    /// <param name="cancellationToken">Ends the waiting for a model.</param>
    public async Task<AlignedQuery?> OfAsync(string words, SentenceModel? own, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(words))
            return null;
        try
        {
            var vectors = own?.Tokens ?? (await models.GetAsync(ModelLibrary.BuiltIn, cancellationToken)).Model.Tokens;
            return vectors is null ? null : AlignedQuery.Of(words, vectors);
        }
        catch (SemanticSearchException e) when (e.Kind == ErrorKind.UnusableModel)
        {
            warnings.Add($"passages were not compared word by word: {e.Message}");
            return null;
        }
    }
}
