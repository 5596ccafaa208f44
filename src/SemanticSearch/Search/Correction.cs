using SemanticSearch.Lexicon;
using SemanticSearch.Search.Planning;
using SemanticSearch.Search.Suggesting;
using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>Finds the query that was perhaps meant, where it finds more than the one that was asked.</summary>
sealed class Correction(IIndexStore store, Collection collection, CollectionLexicon lexicon)
{
    // Of words that more chunks have, few are slips.
    const int MostHolders = 2;

    // The words of more chunks take so long to read that only one that no chunk has is worth it.
    const int QuicklyRead = 20_000;

    /// <summary>The query with its misspelt words replaced, its operators as they are; null if none is, or if that finds no more.</summary>
    public async Task<string?> FindAsync(string query, QueryPlan plan, Retrieval retrieval, CancellationToken cancellationToken)
    {
        var most = retrieval.Scope.Chunks <= QuicklyRead || lexicon.HasSpelling(collection) ? MostHolders : 0;
        if (!HasDoubtfulWord(plan, retrieval, most))
            return null;
        var spelling = await lexicon.SpellingAsync(collection, cancellationToken);
        if (spelling.Suggest(plan.Words) is not { } suggestion)
            return null;
        return await MatchesAsync(suggestion, plan, cancellationToken) > await MatchesAsync(plan.Words, plan, cancellationToken)
            ? spelling.Suggest(query)
            : null;
    }

    static bool HasDoubtfulWord(QueryPlan plan, Retrieval retrieval, int most)
    {
        var rare = plan.Coverage.Zip(retrieval.Holders).Where(word => word.Second <= most)
            .SelectMany(word => word.First.Terms).ToHashSet(StringComparer.Ordinal);
        return rare.Count > 0 && DoubtfulWords.In(plan.Words)
            .Any(word => rare.Contains(EnglishStemmer.Stem(word.Form)) && SpellingSuggester.MayBeMisspelt(word.Form));
    }

    // How many chunks have the rarest word: what a slip makes none.
    async Task<int> MatchesAsync(string words, QueryPlan plan, CancellationToken cancellationToken)
    {
        var stems = ChunkTerms.OfPhrase(words).Distinct(StringComparer.Ordinal);
        var found = await store.RetrieveAsync(
            collection,
            new RetrievalQuery { Words = [.. stems.Select(stem => new SearchWord([stem]))], Filter = plan.Interpretation.Filter, Depth = 1 },
            cancellationToken);
        return found.Holders.DefaultIfEmpty().Min();
    }
}
